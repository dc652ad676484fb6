import type { KnowledgeEntry } from '../templates/knowledge/index.ts'
import type { Desk } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'

/** As many are offered where several fit. */
const MOST = 4

/**
 * The entries that a person may mean by these words: the one of this title or id, else those whose title holds the
 * words, else the best that a search finds.
 */
export async function findEntries(desk: Desk, said: string): Promise<readonly KnowledgeEntry[]> {
  const words = said.replace(/^《|》$/g, '').trim()
  if (words === '') return []
  const base = await knowledgeNow(desk)
  const exact = base.entries.filter(({ title, id }) => title === words || id === words)
  if (exact.length > 0) return exact
  const within = base.entries.filter(({ title }) => title.includes(words))
  if (within.length > 0) return within.slice(0, MOST)
  return base.search(words, { limit: MOST }).map(({ entry }) => entry)
}
