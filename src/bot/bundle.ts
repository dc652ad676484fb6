import type { OutboxEntry, OutboxMessage } from '../store/outbox.ts'
import { lineList } from '../templates/messages/line-list.ts'

/** As many cards as a phone shows without much scrolling; of what fits a line, three count as one. */
const MOST_CARDS = 5
const LINES_A_CARD = 3
export const MAX_BUNDLE = MOST_CARDS * LINES_A_CARD
/** So many that fit a line are a list. */
const LIST_FROM = 3
const MAX_LENGTH = 800
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
  let lines = linesOf(first)
  for (const entry of others) {
    lines += linesOf(entry)
    const fits = lines <= MAX_BUNDLE && bundled([...bundle, entry]).text.length <= MAX_LENGTH
    if (!fits || entry.priority < FIRST_BUNDLED_PRIORITY || entry.message.file) break
    bundle.push(entry)
  }
  return bundle
}

function linesOf({ message }: OutboxEntry): number {
  return message.line ? 1 : LINES_A_CARD
}

/**
 * One message for the bundle: the texts one below the other, many that fit a line as a list, everybody mentioned once; a
 * file stands alone.
 */
export function bundled(entries: readonly OutboxEntry[]): OutboxMessage {
  const [first] = entries
  if (first?.message.file) return first.message
  const mentions = [...new Set(entries.flatMap(({ message }) => message.mentions ?? []))]
  return {
    text: textsOf(entries).join('\n\n'),
    ...(mentions.length > 0 && { mentions }),
  }
}

/** The list stands where its first line would. */
function textsOf(entries: readonly OutboxEntry[]): string[] {
  const lines = entries.flatMap(({ message }) => message.line ?? [])
  if (lines.length < LIST_FROM) return entries.map(({ message }) => message.text)
  const first = entries.findIndex(({ message }) => message.line)
  return entries.flatMap(({ message }, at) => {
    if (at === first) return lineList(lines)
    return message.line ? [] : message.text
  })
}
