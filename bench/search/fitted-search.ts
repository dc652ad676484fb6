import type { KnowledgeEntry } from '../../src/templates/knowledge/index.ts'
import { backgroundOfTexts, KnowledgeSearch, termsOf } from '../../src/templates/knowledge/search.ts'
import type { Synonyms } from '../../src/templates/knowledge/synonyms.ts'
import type { Background } from '../../src/templates/knowledge/text-index.ts'
import type { SearchWeights } from '../../src/templates/knowledge/weights.ts'
import type { Corpus, Query } from './corpus.ts'
import { MOST } from './corpus.ts'
import { entryOf } from './huisheng.ts'

/** The search on one corpus with one weights after another; what does not hang on them is made once. */
export class FittedSearch {
  readonly #entries: readonly KnowledgeEntry[]
  readonly #terms: Map<KnowledgeEntry, ReturnType<typeof termsOf>>
  readonly #heard: { texts: readonly string[]; background: Background } | undefined
  readonly #synonyms: Synonyms

  constructor({ records, background: texts }: Corpus, synonyms: Synonyms) {
    this.#entries = records.map(entryOf)
    this.#terms = new Map(this.#entries.map((entry) => [entry, termsOf(entry)]))
    this.#heard = texts && { texts, background: backgroundOfTexts(texts) }
    this.#synonyms = synonyms
  }

  /** At which place each query finds what is right, from 0; -1 if it does not. */
  ranks(queries: readonly Query[], weights: SearchWeights): number[] {
    const search = new KnowledgeSearch(this.#entries, {
      synonyms: this.#synonyms,
      weights,
      terms: (entry) => this.#terms.get(entry) ?? termsOf(entry),
    })
    if (this.#heard) search.useBackground(this.#heard.texts, this.#heard.background)
    return queries.map(({ words, right }) =>
      search.search(words, { limit: MOST }).findIndex(({ entry }) => right.has(Number(entry.id))),
    )
  }
}
