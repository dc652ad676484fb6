import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeEntry } from './entry.ts'
import { readEntry } from './entry.ts'
import type { KnowledgeHit, SearchContext } from './search.ts'
import { KnowledgeSearch } from './search.ts'

export type { KnowledgeEntry } from './entry.ts'
export { fillTemplate, hasOpenPlaceholder } from './fill.ts'
export type { KnowledgeHit, SearchContext } from './search.ts'

/** 资料库: regulations, policies, FAQ and reply templates, and their search. */
export interface KnowledgeBase {
  entries: readonly KnowledgeEntry[]
  /** Everything wrong in the files, each with file and line; the entries concerned are left out. */
  problems: readonly string[]
  entry(id: string): KnowledgeEntry | undefined
  /** The entries that fit the words best, best first; empty if nothing fits. */
  search(query: string, context?: SearchContext): KnowledgeHit[]
}

/** Larger files are no entries. */
const MAX_BYTES = 256 * 1024

/**
 * Loads every `.md` file of the folder, in the order of their names. Bad ones are listed all at once, the
 * good ones still load.
 *
 * @param unitIds the roster's units; an entry that names another is a problem
 */
export function loadKnowledge(dir: string, unitIds: ReadonlySet<string>): KnowledgeBase {
  const problems: string[] = []
  const entries: KnowledgeEntry[] = []
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('.md')) continue
    const bytes = readFileSync(join(dir, name))
    if (bytes.length > MAX_BYTES) {
      problems.push(`${name}：文件太大，应小于 256 KB`)
      continue
    }
    const read = readEntry(name.slice(0, -'.md'.length), bytes.toString('utf8'))
    if ('problems' in read) problems.push(...read.problems)
    else entries.push(read.entry)
  }
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  const sound = entries.filter((entry) => {
    const wrong = [
      ...entry.units
        .filter((unit) => !unitIds.has(unit))
        .map((unit) => `units：没有单位「${unit}」，应为花名册里的单位 id`),
      ...entry.basis
        .filter((basis) => !known.has(basis))
        .map((basis) => `basis：资料库里没有「${basis}」，应先加这条依据`),
    ]
    problems.push(...wrong.map((what) => `${entry.id}.md ${what}`))
    return wrong.length === 0
  })
  const index = new KnowledgeSearch(sound)
  return {
    entries: sound,
    problems,
    entry: (id) => known.get(id),
    search: (query, context) => index.search(query, context),
  }
}
