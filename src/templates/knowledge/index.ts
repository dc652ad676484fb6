import { isUtf8 } from 'node:buffer'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeEntry } from './entry.ts'
import { readEntry } from './entry.ts'
import type { KnowledgeHit, SearchContext } from './search.ts'
import { KnowledgeSearch } from './search.ts'
import { loadSynonyms, SYNONYMS_FILE } from './synonyms.ts'

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
  /** From now on words are as rare as they are in these texts: the subjects of the office's own tickets. */
  useBackground(texts: Iterable<string>): void
}

/** Larger files are no entries. */
const MAX_BYTES = 256 * 1024
const EXTENSION = '.md'

/**
 * Loads every `.md` file of the folder, in the order of their names. Bad ones are listed all at once, the
 * good ones still load. A folder that is missing or holds no entry is a problem too.
 *
 * @param unitIds the roster's units; an entry that names another is a problem
 */
export function loadKnowledge(dir: string, unitIds: ReadonlySet<string>): KnowledgeBase {
  const { entries: read, problems } = readFolder(dir)
  const known = new Set(read.map(({ id }) => id))
  const entries = read.filter((entry) => {
    const wrong = [
      ...entry.units
        .filter((unit) => !unitIds.has(unit))
        .map((unit) => `units：没有单位「${unit}」，应为花名册里的单位 id`),
      ...entry.basis
        .filter((basis) => !known.has(basis))
        .map((basis) => `basis：资料库里没有「${basis}」，应先加这条依据`),
    ]
    problems.push(...wrong.map((what) => `${entry.id}${EXTENSION} ${what}`))
    return wrong.length === 0
  })
  if (entries.length === 0) problems.push(`资料库是空的：${dir} 里没有一条能用的资料，「模板」什么都找不到`)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const { synonyms, problems: ofSynonyms } = loadSynonyms(dir)
  problems.push(...ofSynonyms)
  const index = new KnowledgeSearch(entries, synonyms)
  return {
    entries,
    problems,
    entry: (id) => byId.get(id),
    search: (query, context) => index.search(query, context),
    useBackground: (texts) => index.useBackground(texts),
  }
}

function readFolder(dir: string): { entries: KnowledgeEntry[]; problems: string[] } {
  const problems: string[] = []
  const entries: KnowledgeEntry[] = []
  if (!existsSync(dir)) return { entries, problems: [`资料库文件夹 ${dir} 不存在`] }
  for (const item of readdirSync(dir, { withFileTypes: true }).sort(byName)) {
    // Editors and file managers leave their own hidden files behind.
    if (item.name.startsWith('.') || item.name === SYNONYMS_FILE) continue
    if (item.isDirectory() || !item.name.endsWith(EXTENSION)) {
      problems.push(`${item.name}：没有读，资料库只读这一层以 ${EXTENSION} 结尾的文件`)
      continue
    }
    const read = readFile(dir, item.name)
    if ('problems' in read) problems.push(...read.problems)
    else entries.push(read.entry)
  }
  return { entries, problems }
}

function readFile(dir: string, name: string): ReturnType<typeof readEntry> {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(dir, name))
  } catch {
    return { problems: [`${name}：打不开，请看看文件权限`] }
  }
  if (bytes.length > MAX_BYTES) return { problems: [`${name}：文件太大，应小于 256 KB`] }
  if (!isUtf8(bytes)) return { problems: [`${name}：不是 UTF-8 编码，请另存为 UTF-8`] }
  return readEntry(name.slice(0, -EXTENSION.length), bytes.toString('utf8'))
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1
}
