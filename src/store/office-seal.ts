import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../domain/errors.ts'
import type { Db } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'
import type { Seal } from './seal.ts'
import { createSeal, loadKey, makeKey } from './seal.ts'

/** What the key makes of nothing: tells whether it is the same one, and nothing about it. */
const KEY_MARK = 'key.mark'

/**
 * The seal of the office's key, once it is known to be the one that the database was written with: what a second key
 * sealed could never be read together with the rest. An empty database gets a key.
 *
 * @param at.key 64 hex digits of the configuration; else the key file of the folder is read
 * @throws {DeskError} `key_missing`, `bad_key`, `sealed_with_other_key`
 */
export async function openSeal(db: Db, at: { dir: string; key: string | undefined }): Promise<Seal> {
  const mark = await readMeta(db, KEY_MARK)
  const words = mark === undefined ? await newestText(db) : undefined
  if (at.key === undefined && !existsSync(join(at.dir, 'secret.key'))) {
    if (mark !== undefined || words !== undefined) throw new DeskError('key_missing', { dir: at.dir })
    makeKey(at.dir)
  }
  const seal = createSeal(loadKey(at.dir, at.key))
  const own = seal.lookupKey(KEY_MARK, '')
  if (words !== undefined) seal.open(words)
  if (mark !== undefined && mark !== own) throw new DeskError('sealed_with_other_key', {})
  if (mark === undefined) await writeMeta(db, KEY_MARK, own)
  return seal
}

/** Of a database that was written before keys were marked. */
async function newestText(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('text').select('sealed').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.sealed
}
