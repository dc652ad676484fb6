import type { Vector, Vocabulary } from './vocabulary.ts'

export interface Neighbour {
  /** Index of the earlier text. */
  at: number
  /** Cosine of the angle between the two, from 0 to 1. */
  likeness: number
}

/** Finds the earlier texts that are most like a new one, by looking only at those that share a term with it. */
export class Nearest {
  /** Where each term's texts begin in `#texts`. */
  readonly #starts: Int32Array
  readonly #texts: Int32Array
  readonly #values: Float32Array
  readonly #lengths: Float32Array

  constructor(vocabulary: Vocabulary, vectors: readonly Vector[]) {
    const counts = new Int32Array(vocabulary.size + 1)
    for (const { terms } of vectors) for (const term of terms) counts[term + 1] = (counts[term + 1] ?? 0) + 1
    for (let term = 0; term < vocabulary.size; term += 1) {
      counts[term + 1] = (counts[term + 1] ?? 0) + (counts[term] ?? 0)
    }
    this.#starts = counts
    const all = counts[vocabulary.size] ?? 0
    this.#texts = new Int32Array(all)
    this.#values = new Float32Array(all)
    this.#lengths = Float32Array.from(vectors, lengthOf)
    const next = counts.slice()
    vectors.forEach(({ terms, values }, text) => {
      terms.forEach((term, k) => {
        const place = next[term] ?? 0
        this.#texts[place] = text
        this.#values[place] = values[k] ?? 0
        next[term] = place + 1
      })
    })
  }

  /** @returns at most `limit` texts that share anything, the most alike first; ties in their order */
  to(vector: Vector, limit: number): Neighbour[] {
    const sums = new Float32Array(this.#lengths.length)
    vector.terms.forEach((term, k) => {
      const value = vector.values[k] ?? 0
      for (let place = this.#starts[term] ?? 0; place < (this.#starts[term + 1] ?? 0); place += 1) {
        const text = this.#texts[place] ?? 0
        sums[text] = (sums[text] ?? 0) + value * (this.#values[place] ?? 0)
      }
    })
    const own = lengthOf(vector)
    const found: Neighbour[] = []
    for (const [at, sum] of sums.entries()) {
      if (sum > 0) found.push({ at, likeness: sum / (own * (this.#lengths[at] ?? 1)) })
    }
    return found.sort((one, other) => other.likeness - one.likeness || one.at - other.at).slice(0, limit)
  }
}

function lengthOf({ values }: Vector): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
}
