import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadOffice } from '../../src/office/load-office.ts'
import type { KnowledgeEntry } from '../../src/templates/knowledge/index.ts'
import { loadKnowledge } from '../../src/templates/knowledge/index.ts'
import type { Corpus, Query } from './corpus.ts'

const DATA = join(import.meta.dirname, '../../data')
export const KNOWLEDGE_DIR = join(DATA, 'knowledge')
const QUERIES = join(import.meta.dirname, '../../test/fixtures/search-queries.jsonl')

/** A labelled query of test/fixtures: written by somebody who did not see the entries' `asks`. */
interface LabelledQuery {
  query: string
  right: string[]
  kind: string
  /** `final` was looked at only when nothing was tuned any more. */
  part: 'tune' | 'final'
}

export function shippedBase(): readonly KnowledgeEntry[] {
  const { roster } = loadOffice(DATA)
  return loadKnowledge(KNOWLEDGE_DIR, new Set(roster.units.map(({ id }) => id))).entries
}

/** The base that ships, and the labelled queries: all, by part, by kind. */
export function shippedCorpus(): { corpus: Corpus; sets: Map<string, readonly Query[]> } {
  const entries = shippedBase()
  const position = new Map(entries.map(({ id }, index) => [id, index]))
  const labelled = readFileSync(QUERIES, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): LabelledQuery => JSON.parse(line))
  const queryOf = ({ query, right }: LabelledQuery): Query => ({
    words: query,
    right: new Set(right.map((id) => position.get(id) ?? -1)),
  })
  const records = entries.map(({ title, asks, keywords, matter = '', body }) => ({
    title,
    asks,
    keywords,
    matter,
    body,
  }))
  const setOf = (is: (one: LabelledQuery) => boolean): Query[] => labelled.filter(is).map(queryOf)
  const kinds = [...new Set(labelled.map(({ kind }) => kind))]
  const sets = new Map<string, readonly Query[]>([
    ['shipped base, part to tune on', setOf(({ part }) => part === 'tune')],
    ['shipped base, final part', setOf(({ part }) => part === 'final')],
    ...kinds.map((kind): [string, Query[]] => [`shipped base, ${kind}`, setOf((one) => one.kind === kind)]),
  ])
  return { corpus: { records, queries: labelled.map(queryOf) }, sets }
}
