import type { KnowledgeEntry } from '../../src/templates/knowledge/index.ts'
import type { SearchParts } from '../../src/templates/knowledge/search.ts'
import { KnowledgeSearch } from '../../src/templates/knowledge/search.ts'
import type { Corpus, Record, Searcher } from './corpus.ts'
import { MOST } from './corpus.ts'

/** Our own search on any corpus, with any weights. */
export function huisheng({ records, background }: Corpus, parts: SearchParts): Searcher {
  const search = new KnowledgeSearch(records.map(entryOf), parts)
  if (background) search.useBackground(background)
  return (words) => search.search(words, { limit: MOST }).map(({ entry }) => Number(entry.id))
}

export function entryOf(record: Record, place: number): KnowledgeEntry {
  return {
    ...record,
    id: String(place).padStart(6, '0'),
    kind: 'template',
    asks: [...record.asks],
    keywords: [...record.keywords],
    units: [],
    basis: [],
    validFrom: '2026-01-01',
    reviewBy: '2099-01-01',
  }
}
