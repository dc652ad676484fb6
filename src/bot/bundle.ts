import type { OutboxEntry, OutboxMessage } from '../store/outbox.ts'

/** As many cards as a phone shows without much scrolling. */
export const MAX_BUNDLE = 5
const MAX_LENGTH = 1_500
/** Answers to somebody waiting and urgent tickets go alone. */
export const FIRST_BUNDLED_PRIORITY = 2

/** The rows that go in the next message: the first, and those behind it that can share one. */
export function nextBundle(entries: readonly OutboxEntry[]): OutboxEntry[] {
  const [first, ...others] = entries
  if (!first) return []
  const bundle = [first]
  // A citizen's question must stand alone, so that a one-word answer means it.
  const isOfStaff = 'room' in first.target || 'staff' in first.target
  if (first.priority < FIRST_BUNDLED_PRIORITY || !isOfStaff || first.message.file) return bundle
  let length = first.message.text.length
  for (const entry of others) {
    length += entry.message.text.length
    const fits = bundle.length < MAX_BUNDLE && length <= MAX_LENGTH
    if (!fits || entry.priority < FIRST_BUNDLED_PRIORITY || entry.message.file) break
    bundle.push(entry)
  }
  return bundle
}

/** One message for the bundle: the texts one below the other, everybody mentioned once; a file stands alone. */
export function bundled(entries: readonly OutboxEntry[]): OutboxMessage {
  const [first] = entries
  if (first?.message.file) return first.message
  const mentions = [...new Set(entries.flatMap(({ message }) => message.mentions ?? []))]
  return {
    text: entries.map(({ message }) => message.text).join('\n\n'),
    ...(mentions.length > 0 && { mentions }),
  }
}
