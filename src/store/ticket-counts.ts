import { sql } from 'kysely'
import type { Span } from '../domain/months.ts'
import type { WeekCount } from '../domain/seasons.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { DayCount } from '../domain/ticket-counts.ts'
import type { EpochMs } from '../domain/time.ts'
import { DAY_MS, HOUR_MS, localDayOf } from '../domain/time.ts'
import type { Db } from './database.ts'
import { inHouseIds } from './in-house.ts'

const BEIJING_OFFSET_MS = 8 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

/* Only what the hotline sent is counted here: 未诉先办 is told apart. */

/** How many tickets came in on each day, by village and matter; read from the index alone. */
export async function countsByDay(db: Db, { from, until }: Span): Promise<DayCount[]> {
  const day = sql<number>`(received_at + ${sql.lit(BEIJING_OFFSET_MS)}) / ${sql.lit(DAY_MS)}`
  const rows = await db
    .selectFrom('ticket')
    .select(({ fn }) => ['village_id', 'matter', day.as('day'), fn.countAll<number>().as('count')])
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .where('id', 'not in', inHouseIds(db))
    .groupBy(['village_id', 'matter', 'day'])
    .execute()
  return rows.map(({ village_id, matter, day: days, count }) => ({
    day: localDayOf(days * DAY_MS - BEIJING_OFFSET_MS),
    count,
    ...(village_id !== null && { villageId: village_id }),
    ...(matter !== null && { matter }),
  }))
}

/** As far back as anything is compared. */
const MOST_WEEKS = 5 * 52

/**
 * How many tickets came in each week, by village and matter, counted back from the midnight that `until` is; read from
 * the index alone. 1 is the week that ends there.
 */
export async function countsByWeek(db: Db, until: EpochMs): Promise<WeekCount[]> {
  const week = sql<number>`(${sql.lit(until)} - 1 - received_at) / ${sql.lit(WEEK_MS)} + 1`
  const rows = await db
    .selectFrom('ticket')
    .select(({ fn }) => ['village_id', 'matter', week.as('week'), fn.countAll<number>().as('count')])
    .where('received_at', '>=', until - MOST_WEEKS * WEEK_MS)
    .where('received_at', '<', until)
    .where('matter', 'is not', null)
    .where('id', 'not in', inHouseIds(db))
    .groupBy(['village_id', 'matter', 'week'])
    .execute()
  return rows.map(({ village_id, matter, week: weeksAgo, count }) => ({
    matter: matter ?? '',
    weeksAgo,
    count,
    ...(village_id !== null && { villageId: village_id }),
  }))
}

/** A ticket as bursts are counted: when, where, what, by whom. */
export interface RecentTicket {
  at: EpochMs
  matter: string
  villageId: string
  /** Unique to the caller; to the ticket where nobody knows who called. */
  caller: string
}

/** The tickets of the span that have a village and a matter, without those that were entered twice or are not ours. */
export async function recentTickets(db: Db, { from, until }: Span): Promise<RecentTicket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'received_at', 'matter', 'village_id', 'citizen_id'])
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .where('matter', 'is not', null)
    .where('village_id', 'is not', null)
    .where('id', 'not in', inHouseIds(db))
    .where(sql<string>`coalesce(body ->> '$.closeReason', '')`, 'not in', [
      'duplicate',
      'not_ours',
      'withdrawn',
      'repeat',
    ])
    .execute()
  return rows.map(({ id, received_at, matter, village_id, citizen_id }) => ({
    at: received_at,
    matter: matter ?? '',
    villageId: village_id ?? '',
    caller: citizen_id ?? `ticket ${id}`,
  }))
}

/** The tickets of the matter that came in between, of these villages (none named: of all), the newest first. */
export async function ticketsOfMatter(
  db: Db,
  { matter, villageIds }: { matter: string; villageIds: readonly string[] },
  { from, until }: Span,
): Promise<Ticket[]> {
  const query = db
    .selectFrom('ticket')
    .select('body')
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .where('matter', '=', matter)
    .where('id', 'not in', inHouseIds(db))
    .orderBy('received_at', 'desc')
  const rows = await (villageIds.length === 0 ? query : query.where('village_id', 'in', villageIds)).execute()
  return rows.map(({ body }) => JSON.parse(body) as Ticket)
}

/** When the oldest ticket came in; undefined if there is none. */
export async function firstTicketAt(db: Db): Promise<EpochMs | undefined> {
  const row = await db
    .selectFrom('ticket')
    .select('received_at')
    .where('received_at', '>=', 0)
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst()
  return row?.received_at
}
