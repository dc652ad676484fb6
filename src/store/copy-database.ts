import { readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import SQLite from 'better-sqlite3'

/**
 * Writes a consistent copy of the folder's database to `path` while a bot goes on with it. The copy is there whole or
 * not at all, and of the version that the database is of: who has just put a newer program in place may still go back.
 *
 * @returns what SQLite finds wrong with the copy, for what is damaged is copied damaged
 */
export async function copyDatabase(dir: string, path: string): Promise<{ damage?: string }> {
  // Of SQLite's own errors none says that a folder is not there.
  readdirSync(dirname(path))
  const half = `${path}.part`
  try {
    const source = new SQLite(join(dir, 'huisheng.db'), { fileMustExist: true, timeout: 5000 })
    try {
      await source.backup(half)
    } finally {
      source.close()
    }
    const copy = new SQLite(half)
    let found: string | undefined
    try {
      found = quickCheck(copy)
    } finally {
      copy.close()
    }
    renameSync(half, path)
    return found === undefined ? {} : { damage: found }
  } finally {
    for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(`${half}${rest}`, { force: true })
  }
}

/** What is wrong with the file's structure, in SQLite's words; undefined if nothing is. */
export function quickCheck(sqlite: SQLite.Database): string | undefined {
  try {
    const found = sqlite.pragma('quick_check(1)', { simple: true })
    return found === 'ok' ? undefined : String(found)
  } catch (error) {
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return error.message
    throw error
  }
}
