import type { Concepts } from './concepts.ts'
import type { KnowledgeEntry } from './entry.ts'
import { gramsOf, isSingle } from './terms.ts'
import type { SearchWeights } from './weights.ts'

/** What rarity is read from. */
interface Rarities {
  rarityAnywhere(term: string): number
}

/** A wording's terms, and how much they weigh together. */
interface Weighed {
  grams: ReadonlySet<string>
  sum: number
}

/**
 * How alike an entry's single wordings (its title, each of its `asks`, each that it learnt) and a query's single
 * sentences are. The index adds up all of them; this sees whether one says it all.
 */
export class Wordings {
  readonly #index: Rarities
  readonly #weights: SearchWeights
  #known = new WeakMap<KnowledgeEntry, readonly Weighed[]>()

  readonly #concepts: Concepts

  constructor(index: Rarities, concepts: Concepts, weights: SearchWeights) {
    this.#index = index
    this.#concepts = concepts
    this.#weights = weights
  }

  /** To be called when rarity has changed. */
  forget(): void {
    this.#known = new WeakMap()
  }

  /** For each entry, how alike its nearest wording and the nearest sentence of the query are: 0–1. */
  likenessTo(query: string): (entry: KnowledgeEntry) => number {
    const sentences = sentencesOf(query, this.#weights).map((sentence) => this.#weigh(sentence))
    const holding = new Map<string, { weight: number; sentences: number[] }>()
    for (const [place, { grams }] of sentences.entries()) {
      for (const gram of grams) {
        const known = holding.get(gram)
        if (known) known.sentences.push(place)
        else holding.set(gram, { weight: this.#weightOf(gram), sentences: [place] })
      }
    }
    const common = new Float64Array(sentences.length)
    return (entry) => {
      let nearest = 0
      for (const { grams, sum } of this.#of(entry)) {
        common.fill(0)
        for (const gram of grams) {
          const held = holding.get(gram)
          for (const place of held?.sentences ?? [])
            common[place] = (common[place] ?? 0) + (held?.weight ?? 0)
        }
        for (const [place, shared] of common.entries()) {
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
    const grams = new Set([...gramsOf(text), ...this.#concepts.in(text)])
    let sum = 0
    for (const gram of grams) sum += this.#weightOf(gram)
    return { grams, sum }
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
