import type { Actor } from '../domain/actor.ts'
import { actorRef, holdsRole } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { KnowledgeVersion, NewVersion } from '../store/knowledge-versions.ts'
import { addVersions, currentVersion, versionsOf } from '../store/knowledge-versions.ts'
import type { KnowledgeEntry } from '../templates/knowledge/index.ts'
import { contentHash, readEntry, writeEntry } from '../templates/knowledge/index.ts'
import { entryChangedElsewhere } from '../templates/messages/knowledge-edit.ts'
import { checkEntry } from './check-entry.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'
import { announce, stationRoom } from './notify.ts'

/** Nobody waits for it. */
const PRIORITY = 3

/**
 * Writes the entry as its next version, by a program that may; the station is told. The same text again is no new
 * version.
 *
 * @param request.expected the version that was read; 0 for an entry that there never was or that is withdrawn
 * @throws {DeskError} `entry_overtaken` with `no`, if another counts; `entry_refused` with `problems`
 */
export async function putEntry(
  outer: Desk,
  request: { actor: Actor; entry: KnowledgeEntry; expected: number },
): Promise<KnowledgeVersion> {
  return transact(outer, async (desk) => {
    const { actor, expected } = request
    const { learned: _learned, id, ...entry } = request.entry
    const current = await expectedVersion(desk, id, expected)
    const problems = await checkEntry(desk, { ...entry, id })
    if (problems.length > 0) throw new DeskError('entry_refused', { problems })
    const content = writeEntry(entry)
    const hash = contentHash(content)
    if (current?.content !== undefined && current.hash === hash) return current
    return written(desk, actor, { entryId: id, hash, content, source: 'api' }, entry.title)
  })
}

/**
 * Withdraws the entry: no search finds it any more, its versions stay.
 *
 * @throws {DeskError} `entry_not_found`; `entry_overtaken`; `entry_cited` with the titles that cite it
 */
export async function withdrawEntry(
  outer: Desk,
  request: { actor: Actor; entryId: string; expected: number },
): Promise<KnowledgeVersion> {
  return transact(outer, async (desk) => {
    const { actor, entryId, expected } = request
    const current = await expectedVersion(desk, entryId, expected)
    if (current?.content === undefined) throw new DeskError('entry_not_found', { id: entryId })
    const { entries } = await knowledgeNow(desk)
    const citing = entries.filter(({ basis }) => basis.includes(entryId))
    if (citing.length > 0) throw new DeskError('entry_cited', { titles: citing.map(({ title }) => title) })
    const read = readEntry(entryId, current.content)
    const title = 'entry' in read ? read.entry.title : entryId
    return written(desk, actor, { entryId, hash: '', source: 'api' }, title)
  })
}

/**
 * 恢复模板: an older version counts again, as the newest. It once counted, so one clerk may.
 *
 * @param request.expected the version that was read; whichever counts if left out
 * @throws {DeskError} `not_a_clerk`; `entry_not_found`; `version_not_found`; `entry_overtaken`; `entry_refused`
 */
export async function restoreEntry(
  outer: Desk,
  request: { actor: Actor; entryId: string; no: number; expected?: number },
): Promise<{ version: KnowledgeVersion; title: string }> {
  const { actor, entryId, no, expected } = request
  if (actor.kind !== 'caller' && !holdsRole(actor, 'clerk')) throw new DeskError('not_a_clerk')
  return transact(outer, async (desk) => {
    const versions = await versionsOf(desk.db, entryId)
    const [newest] = versions
    if (!newest) throw new DeskError('entry_not_found', { id: entryId })
    await expectedVersion(desk, entryId, expected ?? newest.no)
    const content = versions.find((version) => version.no === no)?.content
    const read = content === undefined ? undefined : readEntry(entryId, content)
    if (content === undefined || !read || !('entry' in read)) throw new DeskError('version_not_found', { no })
    const { title } = read.entry
    if (newest.hash === contentHash(content)) return { version: newest, title }
    const problems = await checkEntry(desk, read.entry)
    if (problems.length > 0) throw new DeskError('entry_refused', { problems })
    const restored = { entryId, hash: contentHash(content), content, source: 'restored' } as const
    return { version: await written(desk, actor, restored, title), title }
  })
}

async function expectedVersion(
  desk: Desk,
  entryId: string,
  expected: number,
): Promise<KnowledgeVersion | undefined> {
  const current = await currentVersion(desk.db, entryId)
  const isNew = expected === 0 && current?.content === undefined
  if (isNew || current?.no === expected) return current
  throw new DeskError('entry_overtaken', { title: entryId, no: current?.no ?? 0 })
}

async function written(
  desk: Desk,
  actor: Actor,
  change: Omit<NewVersion, 'author' | 'at'>,
  title: string,
): Promise<KnowledgeVersion> {
  const at = desk.clock.now()
  const [version] = await addVersions(desk.db, [{ ...change, author: actorRef(actor), at }])
  if (!version) throw new Error('no version was written')
  if (actor.kind === 'staff') return version
  const setting = { office: desk.office, now: at }
  const about = { key: `version.${version.entryId}.${version.no}` }
  const text = entryChangedElsewhere(setting, title, version)
  await announce(desk, [{ target: stationRoom(desk), about, kind: 'entry', priority: PRIORITY, text }])
  return version
}
