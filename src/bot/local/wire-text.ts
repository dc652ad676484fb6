import type { LocalMessage } from './chat.ts'
import type { LocalDirectory } from './directory.ts'

/** Exactly the line that real puppets put between a quoted message and the reply. */
const DIVIDER = '- - - - - - - - - - - - - - -'
const AFTER_MENTION = '\u2005'

/** The message as a real puppet delivers it: quotes and mentions are text, a picture quoted is `图片`. */
export function wireText(message: LocalMessage, directory: LocalDirectory): string {
  const aliases = new Map(directory.people.map(({ id, alias }) => [id, alias]))
  let text = message.text
  for (const id of message.mentionIds) {
    const mention = `@${aliases.get(id) ?? id}`
    text = text.includes(mention)
      ? text.replace(new RegExp(`${literal(mention)}[\\s\u2005]?`), mention + AFTER_MENTION)
      : `${mention}${AFTER_MENTION}${text}`
  }
  if (!message.quote) return text
  return `「${message.quote.name}：${message.quote.text}」\n${DIVIDER}\n${text}`
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
