import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { DeskError } from '../domain/errors.ts'

/**
 * Keeps root out of another user's folder: what root writes there the bot can no longer open once it runs as that user.
 *
 * @throws {DeskError} `folder_of_other`
 */
export function refuseRoot(dir: string): void {
  if (process.getuid?.() !== 0 || !existsSync(dir)) return
  const { uid } = statSync(dir)
  if (uid !== 0) throw new DeskError('folder_of_other', { dir, uid })
}

/**
 * Keeps a second bot off the same data folder, for as long as this process lives: the operating system
 * drops the lock with the process, so a crash leaves nothing to clean up.
 *
 * @returns a function that gives the folder free
 * @throws {DeskError} `folder_in_use` if another process holds it
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const lock = new SQLite(join(dir, 'lock.db'), { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') {
      throw new DeskError('folder_in_use', { dir })
    }
    throw error
  }
  return () => lock.close()
}
