import type { Desk } from '../desk/desk.ts'
import { addDays, localDayOf } from '../domain/time.ts'
import { writeCheckpoint } from '../store/chain.ts'
import { readMeta, writeMeta } from '../store/meta.ts'

const LAST_DAY = 'checkpoint.day'

/** R3: once a day, sums up yesterday's event log, so that a ticket that is removed later shows. */
export async function checkpoint(desk: Desk): Promise<number> {
  const yesterday = addDays(localDayOf(desk.clock.now()), -1)
  const last = await readMeta(desk.db, LAST_DAY)
  if (last !== undefined && last >= yesterday) return 0
  await writeCheckpoint(desk.db, yesterday)
  await writeMeta(desk.db, LAST_DAY, yesterday)
  return 1
}
