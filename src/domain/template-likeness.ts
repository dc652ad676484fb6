import { characterPairs } from './character-pairs.ts'

/** Of a template's own pairs of characters, the share that a reply made from it keeps at least. */
const MADE_FROM = 1 / 3
/** Signs before the first and after the last words of a template that make a reply no other: 您好， 谢谢您. */
const BESIDE = 6
/** A shorter template says what anybody would say. */
const LEAST_OWN_SIGNS = 20

const PLACEHOLDER = /\{([^{}\n]{1,20})\}/
/** What the placeholder beside the one asked for is filled with as a rule. */
const DAY = /\d{1,2}月\d{1,2}[日号]|[今昨前]天|周[一二三四五六日]|[上下中]午/g
const SIGNS = /[\p{L}\p{N}]/gu

/** Whether the reply was made from the template, however much of it was rewritten. */
export function isMadeFrom(reply: string, template: string): boolean {
  const own = characterPairs(template.replace(new RegExp(PLACEHOLDER, 'g'), ' '))
  if (own.size === 0) return false
  const written = characterPairs(reply)
  let kept = 0
  for (const pair of own) if (written.has(pair)) kept += 1
  return kept / own.size >= MADE_FROM
}

/**
 * Looks whether the reply is the template with nothing but its placeholders filled; blanks and punctuation make no
 * difference.
 *
 * @param about the placeholder that tells what is special about a ticket: 现场情况
 * @returns how many signs stand there, days not counted (with those of placeholders right beside it), or undefined if the template has
 *   no such placeholder; undefined as a whole if somebody has added or changed words
 */
export function unchangedTemplate(
  reply: string,
  template: string,
  about: string,
): { signsAbout: number | undefined } | undefined {
  const parts = partsOf(template)
  const written = signsOf(reply)
  const own = parts.reduce((sum, { words }) => sum + words.length, 0)
  if (own < LEAST_OWN_SIGNS || written.length < own) return undefined
  let at = 0
  let signsAbout: number | undefined
  for (const [index, { words, before }] of parts.entries()) {
    const isTail = index === parts.length - 1 && words === ''
    const found = isTail ? written.length : written.indexOf(words, at)
    if (found === -1) return undefined
    const isFilling = before.length > 0
    if (!isFilling && found - at > BESIDE) return undefined
    if (before.includes(about)) {
      const filling = written.slice(at, found).replace(DAY, '')
      signsAbout = Math.max(signsAbout ?? 0, filling.length)
    }
    at = found + words.length
  }
  return written.length - at > BESIDE ? undefined : { signsAbout }
}

/** The template's own words in their order, each with the placeholders that stand right before it. */
function partsOf(template: string): { words: string; before: string[] }[] {
  const parts: { words: string; before: string[] }[] = []
  let before: string[] = []
  for (const [index, piece] of template.split(PLACEHOLDER).entries()) {
    if (index % 2 === 1) {
      before.push(piece)
      continue
    }
    const words = signsOf(piece)
    if (words === '') continue
    parts.push({ words, before })
    before = []
  }
  return before.length > 0 ? [...parts, { words: '', before }] : parts
}

function signsOf(text: string): string {
  return (text.match(SIGNS) ?? []).join('')
}
