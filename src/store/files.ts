import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'

/**
 * Photos and documents people sent: rows in the database, sealed bytes in `files/` beside it. What they were called, which may
 * name somebody, is not kept.
 */
export interface FileStore {
  save(db: Db, file: { mediaType: string; bytes: Uint8Array; at: EpochMs }): Promise<number>
  read(id: number): Uint8Array
  /** The bytes are gone, whether they were there or not. */
  remove(id: number): void
}

export function createFileStore(dir: string, seal: Seal): FileStore {
  const folder = join(dir, 'files')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: number): string => join(folder, `${id}.bin`)
  return {
    async save(db, file) {
      const { mediaType, bytes, at } = file
      const row = await db
        .insertInto('file')
        .values({ media_type: mediaType, size: bytes.length, at })
        .returning('id')
        .executeTakeFirstOrThrow()
      writeFileSync(pathOf(row.id), seal.sealBytes(bytes), { mode: 0o600, flush: true })
      return row.id
    },
    read: (id) => seal.openBytes(readFileSync(pathOf(id))),
    remove: (id) => rmSync(pathOf(id), { force: true }),
  }
}

/** How many of the files that are known have no bytes, as after a restore that left `files/` out. */
export async function missingFiles(db: Db, dir: string): Promise<number> {
  const folder = join(dir, 'files')
  const there = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const rows = await db.selectFrom('file').select('id').execute()
  return rows.filter(({ id }) => !there.has(`${id}.bin`)).length
}

/** They are of this ticket from now on, and forgotten with it. */
export async function giveToTicket(db: Db, fileIds: readonly number[], ticketId: number): Promise<void> {
  await db.updateTable('file').set({ ticket_id: ticketId }).where('id', 'in', fileIds).execute()
}

/** Those that have not been forgotten, in the same order. */
export async function filesLeft(db: Db, fileIds: readonly number[]): Promise<number[]> {
  if (fileIds.length === 0) return []
  const rows = await db.selectFrom('file').select('id').where('id', 'in', fileIds).execute()
  const left = new Set(rows.map(({ id }) => id))
  return fileIds.filter((id) => left.has(id))
}
