import type { Stats } from 'node:fs'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
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
      if (seen.get(name) !== state) {
        seen.set(name, state)
        continue
      }
      seen.delete(name)
      const bytes = stats.size > MOST_FILE_BYTES ? undefined : readFileSync(path)
      // What is in it is sealed in the database from here on; the open copy would only lie about.
      if (await receiveTable(desk, { name, bytes })) rmSync(path)
      else keepAside(dir, name)
      done += 1
    }
    return done
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
