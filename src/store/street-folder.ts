import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../domain/errors.ts'
import type { Db } from './database.ts'

/**
 * Keeps the sample street and the real one in folders of their own: the sample's tickets would be sent to real people, and
 * samples among real tickets never come out again. Only the sample street has a clock of its own in its folder.
 *
 * @throws {DeskError} `sample_folder`, `real_folder`
 */
export async function keepStreetsApart(db: Db, at: { dir: string; isLocal: boolean }): Promise<void> {
  const isSample = existsSync(join(at.dir, 'clock.json'))
  if (isSample && !at.isLocal) throw new DeskError('sample_folder', { dir: at.dir })
  if (isSample || !at.isLocal) return
  const ticket = await db.selectFrom('ticket').select('id').limit(1).executeTakeFirst()
  if (ticket) throw new DeskError('real_folder', { dir: at.dir })
}
