import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const IN_MEMORY = '/dev/shm'

/** A folder for one run, in memory where the system has one: what is measured is the bot, not the disk. */
export function newFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'huisheng-year-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
