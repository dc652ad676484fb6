import type { KnowledgeVersion } from '../store/knowledge-versions.ts'
import { currentVersion, shelvedEntries, versionsOf } from '../store/knowledge-versions.ts'
import type { KnowledgeEntry } from '../templates/knowledge/index.ts'
import { readEntry } from '../templates/knowledge/index.ts'
import type { Desk } from './desk.ts'

/** The entry as it counts now, with its version; undefined if there is none, or it is withdrawn. */
export async function entryWithVersion(
  desk: Desk,
  entryId: string,
): Promise<{ entry: KnowledgeEntry; no: number } | undefined> {
  const current = await currentVersion(desk.db, entryId)
  const read = current?.content === undefined ? undefined : readEntry(entryId, current.content)
  return current && read && 'entry' in read ? { entry: read.entry, no: current.no } : undefined
}

/** All versions of the entry, the newest first, with what each said; none if there never was such an entry. */
export async function entryHistory(
  desk: Desk,
  entryId: string,
): Promise<(KnowledgeVersion & { entry?: KnowledgeEntry })[]> {
  const versions = await versionsOf(desk.db, entryId)
  return versions.map((version) => {
    const read = version.content === undefined ? undefined : readEntry(entryId, version.content)
    return read && 'entry' in read ? { ...version, entry: read.entry } : version
  })
}

/** The entry that bore the title when it was withdrawn. */
export async function withdrawnEntry(desk: Desk, title: string): Promise<string | undefined> {
  const gone = (await shelvedEntries(desk.db)).filter(({ isWithdrawn }) => isWithdrawn)
  for (const { entryId } of gone) {
    const last = (await entryHistory(desk, entryId)).find(({ entry }) => entry)
    if (last?.entry?.title === title || entryId === title) return entryId
  }
  return undefined
}
