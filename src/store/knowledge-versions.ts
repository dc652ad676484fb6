import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'

/** By which way a version came in; `restored`: an older one was put back. */
export type VersionSource = 'file' | 'chat' | 'api' | 'restored'

/** One version of an entry of the knowledge base. */
export interface KnowledgeVersion {
  entryId: string
  /** 1 for the entry's first. */
  no: number
  hash: string
  /** Markdown with front matter; undefined where the entry was withdrawn. */
  content?: string
  source: VersionSource
  /** `staff:<id>` or `caller:<name>`; undefined for whoever can write the files. */
  author?: string
  at: EpochMs
  /** Why it was withdrawn, masked. */
  reason?: string
}

/** What a version says beside its number, which the store gives. */
export type NewVersion = Omit<KnowledgeVersion, 'no'>

/** Which version of an entry counts, and its file as it was read last. */
export interface Shelved {
  entryId: string
  no: number
  source: VersionSource
  isWithdrawn: boolean
  fileHash?: string
}

const REVISION = 'knowledge.revision'

/** Grows with each change of what a search may find; whoever holds an older one reads anew. */
export async function knowledgeRevision(db: Db): Promise<number> {
  return Number((await readMeta(db, REVISION)) ?? 0)
}

export async function reviseKnowledge(db: Db): Promise<void> {
  await writeMeta(db, REVISION, String((await knowledgeRevision(db)) + 1))
}

/** Every entry that ever was, with the version that counts. */
export async function shelvedEntries(db: Db): Promise<Shelved[]> {
  const rows = await db
    .selectFrom('knowledge_entry as entry')
    .innerJoin('knowledge_version as version', (join) =>
      join.onRef('version.entry_id', '=', 'entry.entry_id').onRef('version.no', '=', 'entry.no'),
    )
    .select(['entry.entry_id', 'entry.no', 'entry.file_hash', 'version.source'])
    .select(({ eb }) => eb('version.content', 'is', null).as('is_withdrawn'))
    .orderBy('entry.entry_id')
    .execute()
  return rows.map((row) => ({
    entryId: row.entry_id,
    no: row.no,
    source: row.source,
    isWithdrawn: Boolean(row.is_withdrawn),
    ...(row.file_hash !== null && { fileHash: row.file_hash }),
  }))
}

/** The texts that count, those of withdrawn entries left out, in the order of their ids. */
export async function currentContents(
  db: Db,
): Promise<{ entryId: string; no: number; hash: string; content: string }[]> {
  const rows = await db
    .selectFrom('knowledge_entry as entry')
    .innerJoin('knowledge_version as version', (join) =>
      join.onRef('version.entry_id', '=', 'entry.entry_id').onRef('version.no', '=', 'entry.no'),
    )
    .select(['version.entry_id', 'version.no', 'version.hash', 'version.content'])
    .where('version.content', 'is not', null)
    .orderBy('version.entry_id')
    .execute()
  return rows.map(({ entry_id: entryId, no, hash, content }) => ({
    entryId,
    no,
    hash,
    content: content ?? '',
  }))
}

/** The version that counts, withdrawn or not; undefined if there never was such an entry. */
export async function currentVersion(db: Db, entryId: string): Promise<KnowledgeVersion | undefined> {
  const row = await versions(db, entryId)
    .innerJoin('knowledge_entry as entry', (join) =>
      join
        .onRef('entry.entry_id', '=', 'knowledge_version.entry_id')
        .onRef('entry.no', '=', 'knowledge_version.no'),
    )
    .executeTakeFirst()
  return row && versionOf(row)
}

/** All versions of the entry, the newest first. */
export async function versionsOf(db: Db, entryId: string): Promise<KnowledgeVersion[]> {
  const rows = await versions(db, entryId).orderBy('knowledge_version.no', 'desc').execute()
  return rows.map(versionOf)
}

/**
 * Writes the versions, each as the one that counts from now on.
 *
 * @param fileHash what the entry's file holds; left as it was if undefined, forgotten if null
 * @returns the versions with their numbers
 */
export async function addVersions(
  db: Db,
  added: readonly (NewVersion & { fileHash?: string | null })[],
): Promise<KnowledgeVersion[]> {
  const written: KnowledgeVersion[] = []
  for (const { fileHash, ...version } of added) {
    const newest = await db
      .selectFrom('knowledge_version')
      .select(({ fn }) => fn.max('no').as('no'))
      .where('entry_id', '=', version.entryId)
      .executeTakeFirst()
    const no = (newest?.no ?? 0) + 1
    await db
      .insertInto('knowledge_version')
      .values({
        entry_id: version.entryId,
        no,
        hash: version.hash,
        content: version.content ?? null,
        source: version.source,
        author: version.author ?? null,
        at: version.at,
        reason: version.reason ?? null,
      })
      .execute()
    const known = fileHash === undefined ? {} : { file_hash: fileHash }
    await db
      .insertInto('knowledge_entry')
      .values({ entry_id: version.entryId, no, file_hash: fileHash ?? null })
      .onConflict((conflict) => conflict.column('entry_id').doUpdateSet({ no, ...known }))
      .execute()
    written.push({ ...version, no })
  }
  if (written.length > 0) await reviseKnowledge(db)
  return written
}

/** What the entry's file holds now, though another version counts. */
export async function noteFile(db: Db, entryId: string, fileHash: string | null): Promise<void> {
  await db
    .updateTable('knowledge_entry')
    .set({ file_hash: fileHash })
    .where('entry_id', '=', entryId)
    .execute()
}

function versions(db: Db, entryId: string) {
  return db
    .selectFrom('knowledge_version')
    .select([
      'knowledge_version.entry_id',
      'knowledge_version.no',
      'hash',
      'content',
      'source',
      'author',
      'at',
      'reason',
    ])
    .where('knowledge_version.entry_id', '=', entryId)
}

function versionOf(row: {
  entry_id: string
  no: number
  hash: string
  content: string | null
  source: VersionSource
  author: string | null
  at: number
  reason: string | null
}): KnowledgeVersion {
  const { entry_id: entryId, content, author, reason, ...rest } = row
  return {
    ...rest,
    entryId,
    ...(content !== null && { content }),
    ...(author !== null && { author }),
    ...(reason !== null && { reason }),
  }
}
