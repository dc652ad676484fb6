import type { LocalChat, LocalMessage } from './chat.ts'

/** Exactly the line that real puppets put between a quoted message and the reply. */
const DIVIDER = '- - - - - - - - - - - - - - -'
const AFTER_MENTION = '\u2005'
/** Quotes of quotes are passed on this deep. */
const DEPTH = 3

/**
 * The message as a real puppet delivers it: quotes and mentions are text, a quote within the quoted message
 * stays inside it, a picture quoted is `图片`.
 */
export function wireText(chat: LocalChat, message: LocalMessage, depth = DEPTH): string {
  const text = withMentions(chat, message)
  const { quote } = message
  if (!quote) return text
  const quoted = chat.message(quote.id)
  const nests = depth > 1 && quoted?.quote !== undefined
  const words = nests ? wireText(chat, quoted, depth - 1) : quote.text
  return `「${quote.name}：${words}」\n${DIVIDER}\n${text}`
}

/** Each mention as `@name` and the narrow space; one that the text does not hold is put in front. */
function withMentions(chat: LocalChat, { text, mentionIds }: LocalMessage): string {
  if (mentionIds.length === 0) return text
  const people = mentionIds.flatMap((id) => chat.person(id) ?? [])
  return people.reduce((words, { alias, name }) => {
    const mention = `@${alias}${AFTER_MENTION}`
    for (const called of [alias, name]) {
      const at = mentionAt(words, called, chat)
      if (at < 0) continue
      const end = at + 1 + called.length
      return words.slice(0, at) + mention + words.slice(end).replace(/^[ \u2005]/, '')
    }
    return mention + words
  }, text)
}

/** Where the text holds `@name` that is not the beginning of somebody's longer name, else -1. */
function mentionAt(text: string, name: string, chat: LocalChat): number {
  let at = text.indexOf(`@${name}`)
  if (at < 0) return at
  const longer = chat.directory.people
    .flatMap(({ alias, name: own }) => [alias, own])
    .filter((other) => other.length > name.length && other.startsWith(name))
  while (at >= 0 && longer.some((other) => text.startsWith(other, at + 1))) {
    at = text.indexOf(`@${name}`, at + 1)
  }
  return at
}
