import type { Concepts } from './concepts.ts'
import type { KnowledgeEntry } from './entry.ts'
import { gramsOf, isSingle } from './terms.ts'
import type { SearchWeights } from './weights.ts'

/** What rarity is read from. */
interface Rarities {
  rarityAnywhere(term: string): number
}

/** A wording's terms, by their numbers, and how much they weigh together. */
interface Weighed {
  grams: Int32Array
  sum: number
}

/**
 * How alike an entry's single wordings (its title, each of its `asks`, each that it learnt) and a query's single
 * sentences are. The index adds up all of them; this sees whether one says it all.
 */
export class Wordings {
  readonly #index: Rarities
  readonly #weights: SearchWeights
  readonly #concepts: Concepts
  #known = new WeakMap<KnowledgeEntry, readonly Weighed[]>()
  /** The number of each term: an entry may have learned dozens of wordings, and each search reads them all. */
  readonly #numbers = new Map<string, number>()

  constructor(index: Rarities, concepts: Concepts, weights: SearchWeights) {
    this.#index = index
    this.#concepts = concepts
    this.#weights = weights
  }

  /** To be called when rarity has changed. */
  forget(): void {
    this.#known = new WeakMap()
  }

  /** For each of the entries, how alike its nearest wording and the nearest sentence of the query are: 0–1. */
  likenessTo(query: string, entries: readonly KnowledgeEntry[]): (entry: KnowledgeEntry) => number {
    // Numbers their terms, so that those of the query are known.
    for (const entry of entries) this.#of(entry)
    const sentences = sentencesOf(query, this.#weights).map((sentence) => {
      const grams = this.#gramsOf(sentence)
      return { grams, sum: this.#sumOf(grams) }
    })
    const held: { weight: number; sentences: number[] }[] = []
    /** By the term's number: its place in `held`, counted from 1. */
    const places = new Int32Array(this.#numbers.size)
    for (const [place, { grams }] of sentences.entries()) {
      for (const gram of grams) {
        const number = this.#numbers.get(gram)
        // No wording holds it.
        if (number === undefined) continue
        const known = held[(places[number] as number) - 1]
        if (known) known.sentences.push(place)
        else places[number] = held.push({ weight: this.#weightOf(gram), sentences: [place] })
      }
    }
    const common = new Float64Array(sentences.length)
    return (entry) => {
      let nearest = 0
      for (const { grams, sum } of this.#of(entry)) {
        common.fill(0)
        for (let at = 0; at < grams.length; at += 1) {
          const place = places[grams[at] as number] as number
          if (place === 0) continue
          const { weight, sentences: holding } = held[place - 1] as (typeof held)[number]
          for (const sentence of holding) common[sentence] = (common[sentence] as number) + weight
        }
        for (let place = 0; place < common.length; place += 1) {
          const shared = common[place] as number
          if (shared > 0) nearest = Math.max(nearest, (2 * shared) / ((sentences[place]?.sum ?? 0) + sum))
        }
      }
      return nearest
    }
  }

  #of(entry: KnowledgeEntry): readonly Weighed[] {
    const known = this.#known.get(entry)
    if (known) return known
    const made = [entry.title, ...entry.asks, ...(entry.learned ?? [])].map((text) => this.#weigh(text))
    this.#known.set(entry, made)
    return made
  }

  #weigh(text: string): Weighed {
    const grams = this.#gramsOf(text)
    return { grams: Int32Array.from(grams, (gram) => this.#numberOf(gram)), sum: this.#sumOf(grams) }
  }

  #gramsOf(text: string): ReadonlySet<string> {
    return new Set([...gramsOf(text), ...this.#concepts.in(text)])
  }

  #sumOf(grams: ReadonlySet<string>): number {
    let sum = 0
    for (const gram of grams) sum += this.#weightOf(gram)
    return sum
  }

  #numberOf(gram: string): number {
    const known = this.#numbers.get(gram)
    if (known !== undefined) return known
    this.#numbers.set(gram, this.#numbers.size)
    return this.#numbers.size - 1
  }

  #weightOf(gram: string): number {
    return (
      this.#index.rarityAnywhere(gram) *
      (gram.startsWith('=')
        ? this.#weights.ranking.nearestConcept
        : isSingle(gram)
          ? this.#weights.ranking.nearestSingle
          : 1)
    )
  }
}

/** What is asked, sentence by sentence; all of a short query. */
function sentencesOf(query: string, { query: { maxLength }, ranking }: SearchWeights): string[] {
  if (query.length <= ranking.sentenceFrom) return [query]
  const sentences = query.slice(0, maxLength).split(/[。！？!?；;，,\n]+/)
  return sentences.filter(({ length }) => length >= ranking.sentenceLeast).slice(0, ranking.mostSentences)
}
