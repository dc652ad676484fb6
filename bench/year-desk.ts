import { join } from 'node:path'
import type { Desk } from '../src/desk/desk.ts'
import { openShelf } from '../src/desk/knowledge-now.ts'
import { loadOffice } from '../src/office/load-office.ts'
import { openDatabase } from '../src/store/database.ts'
import { createFileStore } from '../src/store/files.ts'
import { createSeal } from '../src/store/seal.ts'
import { readFolder } from '../src/templates/knowledge/index.ts'
import { at } from '../test/support/time.ts'
import { DATA } from './street.ts'

/** When the year of the weekly list ends. */
export const NOW = '2026-11-23 09:00'

/** The desk of a filled folder, at the end of its year. */
export async function yearDesk(dir: string): Promise<{ desk: Desk; close: () => Promise<void> }> {
  const database = await openDatabase(dir)
  const seal = createSeal(Buffer.alloc(32, 7))
  const given = { db: database.db, clock: { now: () => at(NOW) }, office: loadOffice(DATA), seal }
  const knowledge = await openShelf(given, readFolder(join(DATA, 'knowledge')))
  return {
    desk: { ...given, files: createFileStore(dir, seal), knowledge },
    close: () => database.close(),
  }
}
