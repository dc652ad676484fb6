import { MAYBE_TWICE } from '../templates/messages/delivery.ts'

/**
 * Whether a message in the chat holds these words as the bot says them: after mentions, bundled with others, or
 * said once more.
 */
export function holdsWords(said: string, words: string): boolean {
  return said.endsWith(words) || said.includes(`${words}\n\n`) || said.includes(`${words}\n${MAYBE_TWICE}`)
}
