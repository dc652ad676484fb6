/** A stretch of a message's text: shown as it is, as an @ of somebody, or as a link. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'mention'; text: string; me: boolean }
  | { kind: 'link'; text: string }

/** Chinese punctuation ends an address, because nobody puts a space before it. */
const LINK = String.raw`https?:\/\/[^\s，。；：！？、“”‘’（）【】《》「」<>"]+`

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Cuts a text where an @ or a link begins and ends.
 *
 * @param names what the mentioned people are called; longer names win over their beginnings
 * @param myNames those of `names` that mean the reader
 */
export function segmentsOf(text: string, names: readonly string[], myNames: readonly string[]): Segment[] {
  const known = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length)
  const mention = known.length === 0 ? '' : `@(?:${known.map(escaped).join('|')})(?=[\\s\\u2005]|$)|`
  const segments: Segment[] = []
  let end = 0
  for (const match of text.matchAll(new RegExp(`${mention}${LINK}`, 'gu'))) {
    if (match.index > end) segments.push({ kind: 'text', text: text.slice(end, match.index) })
    const [found] = match
    const me = myNames.includes(found.slice(1))
    segments.push(
      found.startsWith('@') ? { kind: 'mention', text: found, me } : { kind: 'link', text: found },
    )
    end = match.index + found.length
  }
  if (end < text.length) segments.push({ kind: 'text', text: text.slice(end) })
  return segments
}
