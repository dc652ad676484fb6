import type { Pair } from './clusters.ts'
import { clusters, SAME_THING } from './clusters.ts'
import type { Described, Likeness } from './likeness.ts'
import type { Vector } from './vocabulary.ts'

/** Texts that share less of their places are not compared, less alike ones not kept: nothing comes of them. */
const LEAST_PLACE = 0.08
const LEAST_LIKENESS = 0.01
/** Of more at one place only the nearest are compared: a table of thousands of one village must not hold up the chat. */
const MOST_COMPARED = 150
/** So far is looked around one text: what is further off is another heap of the same. */
const MOST_REACHED = 500

/** Texts that report the same matter at the same place. */
export interface Matter {
  /** Ids of the texts, ascending; two or more. */
  ids: readonly number[]
  /** How alike they are on average. */
  cohesion: number
  /** The text that is most like all the others. */
  middle: number
}

/**
 * Knows at any time which texts report the same matter. A text that is added or taken away costs what is near it, not
 * what is there; in which order they came does not matter.
 */
export class MatterIndex {
  readonly likeness: Likeness
  readonly #texts = new Map<number, Described>()
  readonly #near = new Map<number, Map<number, number>>()
  /** The texts of each term of a place. */
  readonly #places = new Map<number, Map<number, number>>()

  constructor(likeness: Likeness) {
    this.likeness = likeness
  }

  get ids(): IterableIterator<number> {
    return this.#texts.keys()
  }

  has(id: number): boolean {
    return this.#texts.has(id)
  }

  add(id: number, text: Described): void {
    this.remove(id)
    const near = new Map<number, number>()
    for (const [other, place] of this.#ofPlace(text.place)) {
      const likeness = this.likeness.of(this.#texts.get(other) as Described, text, place)
      if (likeness < LEAST_LIKENESS) continue
      near.set(other, likeness)
      this.#near.get(other)?.set(id, likeness)
    }
    this.#texts.set(id, text)
    this.#near.set(id, near)
    const { terms, values } = text.place
    for (const [k, term] of terms.entries()) {
      const texts = this.#places.get(term) ?? new Map<number, number>()
      texts.set(id, values[k] ?? 0)
      this.#places.set(term, texts)
    }
  }

  remove(id: number): void {
    const text = this.#texts.get(id)
    if (!text) return
    for (const other of this.#near.get(id)?.keys() ?? []) this.#near.get(other)?.delete(id)
    for (const term of text.place.terms) {
      this.#places.get(term)?.delete(id)
      if (this.#places.get(term)?.size === 0) this.#places.delete(term)
    }
    this.#near.delete(id)
    this.#texts.delete(id)
  }

  /** The matter that the text reports together with others, if it does. */
  matterOf(id: number, least = SAME_THING): Matter | undefined {
    return this.#mattersAmong(this.#reach(id, least), least).find(({ ids }) => ids.includes(id))
  }

  /** Every matter that two texts or more report, in the order of their first texts. */
  matters(least = SAME_THING): Matter[] {
    return this.#mattersAmong([...this.#texts.keys()], least)
  }

  #ofPlace({ terms, values }: Vector): [number, number][] {
    const sums = new Map<number, number>()
    for (const [k, term] of terms.entries()) {
      const value = values[k] ?? 0
      for (const [id, other] of this.#places.get(term) ?? [])
        sums.set(id, (sums.get(id) ?? 0) + value * other)
    }
    const near = [...sums].filter(([, place]) => place >= LEAST_PLACE)
    if (near.length <= MOST_COMPARED) return near
    return near.sort(([one, first], [other, second]) => second - first || other - one).slice(0, MOST_COMPARED)
  }

  /** Where a chain of pairs alike enough leads: two groups whose average is enough have such a pair between them. */
  #reach(id: number, least: number): number[] {
    const reached = new Set([id])
    for (const one of reached) {
      for (const [other, likeness] of this.#near.get(one) ?? []) {
        if (reached.size >= MOST_REACHED) return [...reached]
        if (likeness >= least) reached.add(other)
      }
    }
    return [...reached]
  }

  #mattersAmong(some: number[], least: number): Matter[] {
    const ids = some.sort((one, other) => one - other)
    const placeOf = new Map(ids.map((id, place) => [id, place]))
    const pairs: Pair[] = []
    for (const [one, id] of ids.entries()) {
      for (const [near, likeness] of this.#near.get(id) ?? []) {
        const other = placeOf.get(near)
        if (other !== undefined && one < other) pairs.push({ one, other, likeness })
      }
    }
    return clusters(ids.length, pairs, least).map((group) =>
      this.#matter(group.map((at) => ids[at] as number)),
    )
  }

  #matter(ids: number[]): Matter {
    const sums = ids.map((id) => ids.reduce((sum, other) => sum + (this.#near.get(id)?.get(other) ?? 0), 0))
    const most = sums.reduce((one, other) => Math.max(one, other), 0)
    return {
      ids,
      cohesion: sums.reduce((total, sum) => total + sum, 0) / (ids.length * (ids.length - 1)),
      middle: ids[sums.indexOf(most)] as number,
    }
  }
}
