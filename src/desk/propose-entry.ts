import type { Actor } from '../domain/actor.ts'
import { actorRef } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { maskText } from '../domain/masking.ts'
import { addDays, localDayOf } from '../domain/time.ts'
import { insertProposal, waitingProposals } from '../store/knowledge-proposals.ts'
import { currentVersion, shelvedEntries } from '../store/knowledge-versions.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { EntryProblem, FrontMatter, KnowledgeEntry } from '../templates/knowledge/index.ts'
import { entryIdFor, frontMatter, readEntry, writeEntry } from '../templates/knowledge/index.ts'
import { proposalCard } from '../templates/messages/knowledge-edit.ts'
import { checkEntry } from './check-entry.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { announce, stationRoom } from './notify.ts'

/** What somebody writes of an entry in the chat; the rest is given. */
export interface EntryWords {
  kind: 'template' | 'faq'
  title: string
  body: string
  asks: readonly string[]
  keywords: readonly string[]
  matter?: string
  units: readonly string[]
}

const REVIEW_AFTER_DAYS = 365
/** The station waits for it as for any card. */
const PRIORITY = 2
const TOLD = 'knowledge.toldProposal'

/**
 * 新增模板: the entry waits for the station.
 *
 * @returns its number among what waits
 * @throws {DeskError} `entry_refused` with `problems`
 */
export async function proposeEntry(
  outer: Desk,
  request: { actor: Actor; words: EntryWords },
): Promise<number> {
  const { actor, words } = request
  return transact(outer, async (desk) => {
    const id = await freshEntryId(desk, words.title)
    return propose(desk, { actor, entryId: id, baseNo: 0, entry: newEntry(desk, request) })
  })
}

/** What would be refused, before it is confirmed. */
export async function problemsOfNew(
  desk: Desk,
  request: { actor: Actor; words: EntryWords },
): Promise<EntryProblem[]> {
  return check(desk, await freshEntryId(desk, request.words.title), newEntry(desk, request))
}

function newEntry(desk: Desk, { actor, words }: { actor: Actor; words: EntryWords }) {
  const today = localDayOf(desk.clock.now())
  return {
    ...words,
    asks: [...words.asks],
    keywords: [...words.keywords],
    units: [...words.units],
    basis: [],
    validFrom: today,
    reviewBy: addDays(today, REVIEW_AFTER_DAYS),
    ...(actor.kind === 'staff' && { owner: actor.personId }),
  }
}

/** An id for a new entry that no other has, had, or waits to get. */
export async function freshEntryId(desk: Desk, title: string): Promise<string> {
  const ids = new Set((await shelvedEntries(desk.db)).map(({ entryId }) => entryId))
  for (const { entryId } of await waitingProposals(desk.db)) ids.add(entryId)
  return entryIdFor(title, (name) => ids.has(name))
}

/**
 * 改模板: the changed text waits for the station.
 *
 * @param request.baseNo the version that was edited
 * @throws {DeskError} `entry_not_found`; `entry_overtaken` if that is not the one that counts; `entry_refused`
 */
export async function proposeChange(
  outer: Desk,
  request: {
    actor: Actor
    entryId: string
    baseNo: number
    change: Partial<Pick<KnowledgeEntry, 'title' | 'body' | 'asks' | 'keywords'>>
  },
): Promise<number> {
  const { actor, entryId, baseNo, change } = request
  return transact(outer, async (desk) => {
    const { id: _id, learned: _learned, ...before } = await editable(desk, entryId, baseNo)
    return propose(desk, { actor, entryId, baseNo, entry: { ...before, ...change } })
  })
}

/**
 * 撤下模板: that waits for the station too.
 *
 * @throws {DeskError} `entry_not_found`
 */
export async function proposeWithdrawal(
  outer: Desk,
  request: { actor: Actor; entryId: string; reason: string },
): Promise<number> {
  const { actor, entryId, reason } = request
  return transact(outer, async (desk) => {
    const current = await currentVersion(desk.db, entryId)
    if (current?.content === undefined) throw new DeskError('entry_not_found', { id: entryId })
    const id = await insertProposal(desk.db, {
      entryId,
      baseNo: current.no,
      source: 'chat',
      author: actorRef(actor),
      at: desk.clock.now(),
      reason: maskText(reason),
    })
    await tellProposals(desk)
    return id
  })
}

/** The station is told of each change that waits, once. @returns of how many */
export async function tellProposals(desk: Desk): Promise<number> {
  const told = Number((await readMeta(desk.db, TOLD)) ?? 0)
  const news = (await waitingProposals(desk.db)).filter(({ id }) => id > told)
  const newest = news.at(-1)
  if (!newest) return 0
  const setting = { office: desk.office, now: desk.clock.now() }
  for (const proposal of news) {
    const before = await currentVersion(desk.db, proposal.entryId)
    const text = proposalCard(setting, proposal, {
      ...entryOf('before', proposal.entryId, before?.content),
      ...entryOf('after', proposal.entryId, proposal.content),
    })
    const about = { key: `proposal.${proposal.id}` }
    await announce(desk, [{ target: stationRoom(desk), about, kind: 'proposal', priority: PRIORITY, text }])
  }
  await writeMeta(desk.db, TOLD, String(newest.id))
  return news.length
}

async function check(
  desk: Desk,
  entryId: string,
  { body, ...fields }: FrontMatter & { body: string },
): Promise<EntryProblem[]> {
  const parsed = frontMatter.safeParse(fields)
  return parsed.success
    ? checkEntry(desk, { ...parsed.data, id: entryId, body })
    : parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
}

async function propose(
  desk: Desk,
  given: { actor: Actor; entryId: string; baseNo: number; entry: FrontMatter & { body: string } },
): Promise<number> {
  const { actor, entryId, baseNo, entry } = given
  const problems = await check(desk, entryId, entry)
  if (problems.length > 0) throw new DeskError('entry_refused', { problems })
  const id = await insertProposal(desk.db, {
    entryId,
    baseNo,
    content: writeEntry(entry),
    source: 'chat',
    author: actorRef(actor),
    at: desk.clock.now(),
  })
  await tellProposals(desk)
  return id
}

async function editable(desk: Desk, entryId: string, baseNo: number): Promise<KnowledgeEntry> {
  const current = await currentVersion(desk.db, entryId)
  const read = current?.content === undefined ? undefined : readEntry(entryId, current.content)
  if (!current || !read || !('entry' in read)) throw new DeskError('entry_not_found', { id: entryId })
  if (current.no !== baseNo) throw new DeskError('entry_overtaken', { title: read.entry.title })
  return read.entry
}

function entryOf<Name extends string>(
  name: Name,
  id: string,
  content: string | undefined,
): Partial<Record<Name, KnowledgeEntry>> {
  const read = content === undefined ? undefined : readEntry(id, content)
  return (read && 'entry' in read ? { [name]: read.entry } : {}) as Partial<Record<Name, KnowledgeEntry>>
}
