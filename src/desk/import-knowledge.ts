import { unitIdsOf } from '../domain/roster.ts'
import { inTransaction } from '../store/database.ts'
import { insertProposal } from '../store/knowledge-proposals.ts'
import type { KnowledgeVersion, NewVersion, Shelved } from '../store/knowledge-versions.ts'
import { addVersions, currentContents, noteFile, shelvedEntries } from '../store/knowledge-versions.ts'
import type { KnowledgeFolder } from '../templates/knowledge/index.ts'
import { emptyFolder, soundEntries } from '../templates/knowledge/index.ts'
import type { Desk } from './desk.ts'

/** What came of reading the files. */
export interface KnowledgeImport {
  /** New versions, those that withdraw an entry included. */
  versions: readonly KnowledgeVersion[]
  /** Proposals made of files whose entry was changed in the chat or over HTTP as well: the station decides. */
  conflicts: readonly number[]
  problems: readonly string[]
}

/**
 * Takes what was edited in the files into the store. A file that is as it was read last changes nothing; an edited one
 * is the entry's next version; one whose entry meanwhile has a version from the chat or over HTTP waits for the
 * station, and what counts stays. A file that is gone withdraws its entry, unless that has another version; a folder without any
 * file withdraws nothing. What is wrong in a file is listed, and its entry stays as it was.
 */
export async function importFolder(
  { db, clock, office }: Pick<Desk, 'db' | 'clock' | 'office'>,
  folder: KnowledgeFolder,
): Promise<KnowledgeImport> {
  return inTransaction(db, async (tx) => {
    const shelved = new Map((await shelvedEntries(tx)).map((entry) => [entry.entryId, entry]))
    const current = await currentContents(tx)
    const edited = folder.sources.filter(({ id, hash }) => shelved.get(id)?.fileHash !== hash)
    const isEdited = new Set(edited.map(({ id }) => id))
    const others = current.map(({ entryId, hash, content }) => ({ id: entryId, hash, text: content }))
    const checked = soundEntries(
      [...others.filter(({ id }) => !isEdited.has(id)), ...edited],
      unitIdsOf(office.roster),
    )
    const sound = new Set(checked.entries.map(({ id }) => id))
    const hashes = new Map(current.map(({ entryId, hash }) => [entryId, hash]))
    const at = clock.now()
    const versions: (NewVersion & { fileHash: string | null })[] = []
    const conflicts: number[] = []
    for (const source of edited.filter(({ id }) => sound.has(id))) {
      const { id, hash, text } = source
      const entry = shelved.get(id)
      if (hashes.get(id) === hash) await noteFile(tx, id, hash)
      else if (entry && entry.source !== 'file') {
        const proposal = { entryId: id, baseNo: entry.no, content: text, source: 'file', at } as const
        conflicts.push(await insertProposal(tx, proposal))
        await noteFile(tx, id, hash)
      } else versions.push({ entryId: id, hash, content: text, source: 'file', at, fileHash: hash })
    }
    for (const entry of goneFrom(folder, shelved)) {
      if (entry.source === 'file' && !entry.isWithdrawn)
        versions.push({ entryId: entry.entryId, hash: '', source: 'file', at, fileHash: null })
      else await noteFile(tx, entry.entryId, null)
    }
    const problems = [...folder.problems, ...checked.problems]
    if (checked.entries.length + current.length === 0) problems.push(emptyFolder(folder.dir))
    return { versions: await addVersions(tx, versions), conflicts, problems }
  })
}

/** Entries whose file was there when the folder was read last. */
function goneFrom(folder: KnowledgeFolder, shelved: ReadonlyMap<string, Shelved>): Shelved[] {
  // A disk that is not mounted, a folder that was moved: nobody deletes all there is one by one.
  if (folder.sources.length === 0) return []
  const ids = new Set(folder.sources.map(({ id }) => id))
  return [...shelved.values()].filter(({ entryId, fileHash }) => fileHash !== undefined && !ids.has(entryId))
}
