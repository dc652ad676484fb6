import type { OutboxMessage } from '../store/outbox.ts'
import { MAYBE_TWICE } from '../templates/messages/delivery.ts'

/**
 * Whether a message in the chat holds these words as the bot says them: after mentions, bundled with others, as a line
 * of a list, or said once more.
 */
export function holdsWords(said: string, { text: words, line }: OutboxMessage): boolean {
  if (line && said.includes(line.about) && said.split('\n').includes(line.line)) return true
  return said.endsWith(words) || said.includes(`${words}\n\n`) || said.includes(`${words}\n${MAYBE_TWICE}`)
}
