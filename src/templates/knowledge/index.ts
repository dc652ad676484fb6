import type { EntryReading, KnowledgeEntry } from './entry.ts'
import { problemLine, readEntry, referenceProblems } from './entry.ts'
import type { EntrySource } from './folder.ts'
import { readFolder } from './folder.ts'
import { saysSomething } from './query-terms.ts'
import type { KnowledgeHit, SearchContext } from './search.ts'
import { KnowledgeSearch, termsOf } from './search.ts'
import type { Synonyms } from './synonyms.ts'

export type { EntryProblem, FrontMatter, KnowledgeEntry } from './entry.ts'
export { ENTRY_KINDS, entryProblems, frontMatter, readEntry, referenceProblems, writeEntry } from './entry.ts'
export { entryIdFor } from './entry-id.ts'
export { fillTemplate, hasOpenPlaceholder, PLACEHOLDERS, placeholdersIn } from './fill.ts'
export type { EntrySource, KnowledgeFolder } from './folder.ts'
export { contentHash, folderState, readFolder } from './folder.ts'
export type { KnowledgeHit, SearchContext } from './search.ts'
export { ONLY_NEAR } from './search.ts'
export type { Synonyms } from './synonyms.ts'
export { saysSomething }

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

/** What a knowledge base is made of. */
export interface KnowledgeParts {
  sources: readonly EntrySource[]
  synonyms: Synonyms
  /** The roster's units; an entry that names another is a problem. */
  unitIds: ReadonlySet<string>
  /** 学到的说法 by entry. */
  learned?: ReadonlyMap<string, readonly string[]>
}

const searches = new WeakMap<KnowledgeBase, KnowledgeSearch>()

/**
 * Loads every `.md` file of the folder, in the order of their names. Bad ones are listed all at once, the
 * good ones still load. A folder that is missing or holds no entry is a problem too.
 */
export function loadKnowledge(dir: string, unitIds: ReadonlySet<string>): KnowledgeBase {
  const folder = readFolder(dir)
  const base = buildKnowledge({ ...folder, unitIds })
  const empty = base.entries.length === 0 ? [emptyFolder(dir)] : []
  const problems = [...folder.problems, ...base.problems, ...empty]
  const { entries, entry, search, useBackground } = base
  const loaded = { entries, problems, entry, search, useBackground }
  const index = searches.get(base)
  if (index) searches.set(loaded, index)
  return loaded
}

export function emptyFolder(dir: string): string {
  return `资料库是空的：${dir} 里没有一条能用的资料，「模板」什么都找不到`
}

/**
 * A base of the texts; what is wrong with those left out is in its `problems`.
 *
 * @param earlier the base that this one takes the place of: what it knows of rare words is kept
 */
export function buildKnowledge(
  { sources, synonyms, unitIds, learned }: KnowledgeParts,
  earlier?: KnowledgeBase,
): KnowledgeBase {
  const { entries, problems } = soundEntries(sources, unitIds)
  const taught = entries.map((entry) => withLearned(entry, learned?.get(entry.id)))
  const byId = new Map(taught.map((entry) => [entry.id, entry]))
  const index = new KnowledgeSearch(taught, { synonyms, terms: termsOnce })
  const replaced = earlier && searches.get(earlier)
  if (replaced) index.takeOver(replaced)
  const base: KnowledgeBase = {
    entries: taught,
    problems,
    entry: (id) => byId.get(id),
    search: (query, context) => index.search(query, context),
    useBackground: (texts) => index.useBackground(texts),
  }
  searches.set(base, index)
  return base
}

/** The entries that name only units and entries which there are; leaving one out may leave out those that cite it. */
export function soundEntries(
  sources: readonly EntrySource[],
  unitIds: ReadonlySet<string>,
): { entries: KnowledgeEntry[]; problems: string[] } {
  const problems: string[] = []
  let sound: Extract<EntryReading, { entry: KnowledgeEntry }>[] = []
  for (const source of sources) {
    const read = readOnce(source)
    if ('entry' in read) sound.push(read)
    else problems.push(...read.problems.map((problem) => problemLine(source.id, problem)))
  }
  for (;;) {
    const entryIds = new Set(sound.map(({ entry }) => entry.id))
    const kept = sound.filter(({ entry, lineOf }) => {
      const wrong = referenceProblems(entry, { unitIds, entryIds })
      problems.push(
        ...wrong.map((problem) => problemLine(entry.id, { ...problem, line: lineOf(problem.field) })),
      )
      return wrong.length === 0
    })
    if (kept.length === sound.length) return { entries: kept.map(({ entry }) => entry), problems }
    sound = kept
  }
}

const MOST_READINGS = 50_000
const readings = new Map<string, EntryReading>()

/** The same text is read once: a base is made anew with each change of one entry. */
function readOnce({ id, text, hash }: EntrySource): EntryReading {
  const key = `${id} ${hash}`
  const known = readings.get(key)
  if (known) return known
  if (readings.size >= MOST_READINGS) readings.clear()
  const read = readEntry(id, text)
  readings.set(key, read)
  return read
}

const termsKnown = new WeakMap<KnowledgeEntry, ReturnType<typeof termsOf>>()

/** Likewise the terms of an entry that stays as it is are taken out of it once. */
function termsOnce(entry: KnowledgeEntry): ReturnType<typeof termsOf> {
  const known = termsKnown.get(entry) ?? termsOf(entry)
  termsKnown.set(entry, known)
  return known
}

function withLearned(entry: KnowledgeEntry, learned: readonly string[] | undefined): KnowledgeEntry {
  return learned === undefined || learned.length === 0 ? entry : { ...entry, learned }
}
