import type { Stats } from 'node:fs'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { receiveTable } from '../desk/import-tickets.ts'
import { MOST_FILE_BYTES } from '../domain/intake.ts'
import { REFUSED_FOLDER } from '../templates/messages/intake.ts'
import type { Duty } from './engine.ts'

const TABLE = /^[^.~].*\.(?:xlsx|xlsm|xls|csv)$/i

/**
 * Takes the tables out of a folder into which other programs or people put the platform's exports; whoever makes the folder
 * switches it on. A file that
 * still grows is left for the next look; one that cannot be read is kept in a folder beside the others.
 */
export function inboxFolder(dir: string): Duty {
  const seen = new Map<string, string>()
  // Told once, and looked at again when somebody has done something about the rights.
  const stuck = new Map<string, string>()
  // Of folders where everybody may add files and only their owners may take them away.
  const left = new Map<string, string>()
  return async (desk) => {
    if (!existsSync(dir)) return 0
    let done = 0
    for (const name of readdirSync(dir)
      .filter((entry) => TABLE.test(entry))
      .sort()) {
      const path = join(dir, name)
      const stats = statSync(path, { throwIfNoEntry: false })
      if (!stats?.isFile()) continue
      const state = stateOf(stats)
      if (left.get(name) === state || (stuck.get(name) === state && !isOurs(dir, path))) continue
      if (seen.get(name) !== state) {
        seen.set(name, state)
        continue
      }
      seen.delete(name)
      if (!isOurs(dir, path)) {
        // Taken in and left there it would be taken in again and again.
        stuck.set(name, state)
        await receiveTable(desk, { name, problem: 'no_rights' })
        continue
      }
      const given =
        stats.size > MOST_FILE_BYTES ? { problem: 'too_large' as const } : { bytes: readFileSync(path) }
      const isTaken = await receiveTable(desk, { name, ...given })
      done += 1
      left.set(name, state)
      // What is in it is sealed in the database from here on; the open copy would only lie about.
      if (isTaken) rmSync(path)
      else keepAside(dir, name)
      left.delete(name)
    }
    return done
  }
}

/** Whether the file may be read and taken away: tried out, for rights come in more ways than can be asked about. */
function isOurs(dir: string, path: string): boolean {
  try {
    closeSync(openSync(path, 'r'))
    rmdirSync(mkdtempSync(join(dir, '.')))
    return true
  } catch {
    return false
  }
}

function stateOf({ size, mtimeMs }: Stats): string {
  return `${size} ${mtimeMs}`
}

function keepAside(dir: string, name: string): void {
  const aside = join(dir, REFUSED_FOLDER)
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  renameSync(join(dir, name), join(aside, name))
}
