import { writeCheckpoint } from '../src/store/chain.ts'
import { openDatabase } from '../src/store/database.ts'
import { at } from '../test/support/time.ts'
import { fill } from './fill.ts'
import { filledFolder } from './folders.ts'

export const NOW = '2026-11-23 09:00'
const FIRST_AT = at('2025-01-06 09:00')

/** A data folder as two years of work leave it: tickets of about ten events each, the checkpoint of yesterday. */
export function lives(tickets: number): Promise<string> {
  return filledFolder(`lives-${tickets}`, async (dir) => {
    await (await openDatabase(dir)).close()
    fill(dir, tickets, FIRST_AT)
    const database = await openDatabase(dir)
    await writeCheckpoint(database.db, '2026-11-22')
    await database.close()
  })
}
