/** What a ticket says, in two fields: its subject line and the citizen's own words. */
export interface Matchable {
  title: string
  detail: string
}

/** Marks a term of the title, so that the two fields stay apart; no text holds it. */
const TITLE = '\u0001'

/**
 * The single characters and pairs of neighbours in the text with how often each occurs. Numbers count as one
 * digit, since 3 and 5 households complain of the same; pairs do not reach over punctuation.
 *
 * Characters need no dictionary of words: 啃青 and 三格化 are in none, and a segmenter splits them differently
 * from one sentence to the next.
 */
export function termsOf(text: Matchable): Map<string, number> {
  const terms = new Map<string, number>()
  countInto(terms, text.title, TITLE)
  countInto(terms, text.detail, '')
  return terms
}

export function isTitleTerm(term: string): boolean {
  return term.startsWith(TITLE)
}

/** The characters of a term, without its field. */
export function charactersOf(term: string): string {
  return isTitleTerm(term) ? term.slice(TITLE.length) : term
}

function countInto(terms: Map<string, number>, text: string, field: string): void {
  for (const part of plain(text).split(/[^\p{L}\p{N}]+/u)) {
    let before = ''
    for (const character of part) {
      count(terms, field + character)
      if (before !== '') count(terms, field + before + character)
      before = character
    }
  }
}

/** The text as terms see it: one width, one case, one digit. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\d+/g, '0')
}

function count(terms: Map<string, number>, term: string): void {
  terms.set(term, (terms.get(term) ?? 0) + 1)
}
