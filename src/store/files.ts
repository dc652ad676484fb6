import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'

/** Photos and documents people sent: rows in the database, sealed bytes in `files/` beside it. */
export interface FileStore {
  save(db: Db, file: { name: string; mediaType: string; bytes: Uint8Array; at: EpochMs }): Promise<number>
  read(id: number): Uint8Array
}

export function createFileStore(dir: string, seal: Seal): FileStore {
  const folder = join(dir, 'files')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: number): string => join(folder, `${id}.bin`)
  return {
    async save(db, file) {
      const { name, mediaType, bytes, at } = file
      const row = await db
        .insertInto('file')
        .values({ name, media_type: mediaType, size: bytes.length, at })
        .returning('id')
        .executeTakeFirstOrThrow()
      writeFileSync(pathOf(row.id), seal.sealBytes(bytes), { mode: 0o600 })
      return row.id
    },
    read: (id) => seal.openBytes(readFileSync(pathOf(id))),
  }
}
