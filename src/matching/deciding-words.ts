import type { Matchable } from './terms.ts'
import { charactersOf, plain } from './terms.ts'

/** Terms that a person is shown; the weaker ones are crumbs. */
const STRONGEST = 24
const WORD = /[\p{L}\p{N}]+/gu

/**
 * The stretches of the text that its strongest terms cover, so that 垃圾, 圾清 and 清运 are read as 垃圾清运.
 *
 * @param worth how much each term of the text speaks for the label
 * @returns at most `limit` words of two characters or more, the strongest first
 */
export function decidingWords(text: Matchable, worth: ReadonlyMap<string, number>, limit: number): string[] {
  const pairs = new Map<string, number>()
  for (const [term, value] of worth) {
    const characters = charactersOf(term)
    if (value <= 0 || characters.length < 2) continue
    pairs.set(characters, (pairs.get(characters) ?? 0) + value)
  }
  const strongest = new Map([...pairs].sort(([, one], [, other]) => other - one).slice(0, STRONGEST))
  const found = new Map<string, number>()
  for (const part of plain(`${text.title} ${text.detail}`).match(WORD) ?? []) {
    for (const word of stretches(part, strongest)) {
      found.set(word, (found.get(word) ?? 0) + worthOf(word, strongest))
    }
  }
  const ranked = [...found].sort(([, one], [, other]) => other - one).map(([word]) => word)
  return ranked
    .filter((word, at) => !ranked.slice(0, at).some((better) => better.includes(word)))
    .slice(0, limit)
}

/** The longest runs of overlapping pairs. */
function stretches(part: string, pairs: ReadonlyMap<string, number>): string[] {
  const words: string[] = []
  let from = -1
  for (let at = 0; at < part.length; at += 1) {
    const isCovered = pairs.has(part.slice(at, at + 2))
    if (isCovered && from < 0) from = at
    if (!isCovered && from >= 0) {
      words.push(part.slice(from, at + 1))
      from = -1
    }
  }
  return words
}

function worthOf(word: string, pairs: ReadonlyMap<string, number>): number {
  let sum = 0
  for (let at = 0; at + 1 < word.length; at += 1) sum += pairs.get(word.slice(at, at + 2)) ?? 0
  return sum
}
