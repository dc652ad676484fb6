import { sql } from 'kysely'
import type { Span } from '../domain/months.ts'
import type { DayCount } from '../domain/ticket-counts.ts'
import { DAY_MS, HOUR_MS, localDayOf } from '../domain/time.ts'
import type { Db } from './database.ts'

const BEIJING_OFFSET_MS = 8 * HOUR_MS

/** How many tickets came in on each day, by village and matter; read from the index alone. */
export async function countsByDay(db: Db, { from, until }: Span): Promise<DayCount[]> {
  const day = sql<number>`(received_at + ${sql.lit(BEIJING_OFFSET_MS)}) / ${sql.lit(DAY_MS)}`
  const rows = await db
    .selectFrom('ticket')
    .select(({ fn }) => ['village_id', 'matter', day.as('day'), fn.countAll<number>().as('count')])
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .groupBy(['village_id', 'matter', 'day'])
    .execute()
  return rows.map(({ village_id, matter, day: days, count }) => ({
    day: localDayOf(days * DAY_MS - BEIJING_OFFSET_MS),
    count,
    ...(village_id !== null && { villageId: village_id }),
    ...(matter !== null && { matter }),
  }))
}
