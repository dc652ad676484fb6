import { isTitleTerm } from './terms.ts'

/** A text as numbers: `values[k]` is the weight of the term `terms[k]`. */
export interface Vector {
  terms: Int32Array
  values: Float32Array
}

/** A term of one text only says nothing about others. */
const MIN_TEXTS = 2
/** The title is short and to the point, the detail long: together they are worth less than twice as much. */
const TITLE_WEIGHT = 0.7

/** Counts in how many texts each term stands; one text at a time, so that learning may pause and forget the text. */
export class TermCounts {
  readonly occurrences = new Map<string, number>()
  texts = 0

  add(text: ReadonlyMap<string, number>): void {
    this.texts += 1
    for (const term of text.keys()) this.occurrences.set(term, (this.occurrences.get(term) ?? 0) + 1)
  }
}

/** The terms of the texts that were learned from, each with how telling it is (inverse document frequency). */
export class Vocabulary {
  readonly #indexes = new Map<string, number>()
  readonly #rarity: Float32Array

  constructor({ occurrences, texts }: TermCounts) {
    const rarity: number[] = []
    for (const [term, count] of occurrences) {
      if (count < MIN_TEXTS) continue
      this.#indexes.set(term, rarity.length)
      rarity.push(Math.log((1 + texts) / (1 + count)) + 1)
    }
    this.#rarity = Float32Array.from(rarity)
  }

  /** The vocabulary of a few texts. */
  static of(texts: Iterable<ReadonlyMap<string, number>>): Vocabulary {
    const counts = new TermCounts()
    for (const text of texts) counts.add(text)
    return new Vocabulary(counts)
  }

  get size(): number {
    return this.#rarity.length
  }

  indexOf(term: string): number | undefined {
    return this.#indexes.get(term)
  }

  /**
   * Each field at length one, the title weighed down; a term's weight grows with the logarithm of its count,
   * so that a citizen who repeats a word ten times says it about three times.
   */
  vectorOf(text: ReadonlyMap<string, number>): Vector {
    const terms: number[] = []
    const values: number[] = []
    const isTitle: boolean[] = []
    let titleSquares = 0
    let detailSquares = 0
    for (const [term, count] of text) {
      const index = this.#indexes.get(term)
      if (index === undefined) continue
      const value = (1 + Math.log(count)) * (this.#rarity[index] ?? 0)
      const title = isTitleTerm(term)
      if (title) titleSquares += value * value
      else detailSquares += value * value
      terms.push(index)
      values.push(value)
      isTitle.push(title)
    }
    const whole = Math.sqrt(1 + TITLE_WEIGHT ** 2)
    const titleScale = TITLE_WEIGHT / (whole * (Math.sqrt(titleSquares) || 1))
    const detailScale = 1 / (whole * (Math.sqrt(detailSquares) || 1))
    return {
      terms: Int32Array.from(terms),
      values: Float32Array.from(values, (value, at) => value * (isTitle[at] ? titleScale : detailScale)),
    }
  }
}
