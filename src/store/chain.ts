import { createHash } from 'node:crypto'
import type { ChainFault } from '../domain/chain-fault.ts'
import type { LocalDay } from '../domain/time.ts'
import type { Db } from './database.ts'
import { FIRST_HASH, hashOf } from './events.ts'

/** How many events are read at once while verifying: bounds memory, not correctness. */
const BATCH = 5_000

/**
 * Checks every event's hash, every ticket against its newest event, and every daily checkpoint.
 *
 * @returns how many events were read, and the first fault, if any
 */
export async function verifyChain(
  db: Db,
): Promise<{ events: number; checkpoints: number; fault?: ChainFault }> {
  const heads = new Map<number, { seq: number; hash: string }>()
  let lastId = 0
  let events = 0
  for (;;) {
    const rows = await db
      .selectFrom('ticket_event')
      .selectAll()
      .where('id', '>', lastId)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    if (rows.length === 0) break
    for (const row of rows) {
      const head = heads.get(row.ticket_id) ?? { seq: 0, hash: FIRST_HASH }
      const place = { at: 'event' as const, eventId: row.id, ticketId: row.ticket_id, seq: row.seq }
      if (row.seq !== head.seq + 1) return { events, checkpoints: 0, fault: { ...place, what: 'missing' } }
      if (row.prev_hash !== head.hash || row.hash !== hashOf(row)) {
        return { events, checkpoints: 0, fault: { ...place, what: 'changed' } }
      }
      heads.set(row.ticket_id, { seq: row.seq, hash: row.hash })
      events += 1
    }
    lastId = rows.at(-1)?.id ?? lastId
  }
  const fault = (await ticketFault(db, heads)) ?? (await checkpointFault(db))
  const { count } = await db
    .selectFrom('checkpoint')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { events, checkpoints: count, ...(fault && { fault }) }
}

async function ticketFault(
  db: Db,
  heads: ReadonlyMap<number, { seq: number; hash: string }>,
): Promise<ChainFault | undefined> {
  const rows = await db.selectFrom('ticket').select(['id', 'version', 'head_hash']).orderBy('id').execute()
  for (const row of rows) {
    const head = heads.get(row.id)
    if (head?.hash !== row.head_hash || head.seq !== row.version) {
      return { at: 'ticket', ticketId: row.id, what: 'behind' }
    }
  }
  const known = new Set(rows.map(({ id }) => id))
  for (const ticketId of heads.keys())
    if (!known.has(ticketId)) return { at: 'ticket', ticketId, what: 'gone' }
  return undefined
}

async function checkpointFault(db: Db): Promise<ChainFault | undefined> {
  const rows = await db.selectFrom('checkpoint').selectAll().orderBy('day').execute()
  let before = NO_CHECKPOINT
  for (const row of rows) {
    const now = await sumUp(db, before, row.last_event_id)
    if (now.hash !== row.hash || now.count !== row.ticket_count) return { at: 'checkpoint', day: row.day }
    before = row
  }
  return undefined
}

const NO_CHECKPOINT = { last_event_id: 0, hash: FIRST_HASH }

/**
 * Writes the day's checkpoint, once: a hash over the checkpoint before it and the heads of all tickets that
 * changed since, so that a removed ticket shows while the cost grows only with the day's events.
 */
export async function writeCheckpoint(db: Db, day: LocalDay): Promise<void> {
  const before = await db
    .selectFrom('checkpoint')
    .selectAll()
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (before && before.day >= day) return
  const newest = await db
    .selectFrom('ticket_event')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const lastEventId = newest?.id ?? 0
  const { hash, count } = await sumUp(db, before ?? NO_CHECKPOINT, lastEventId)
  await db
    .insertInto('checkpoint')
    .values({ day, last_event_id: lastEventId, ticket_count: count, hash })
    .execute()
}

/** The hash over the newest event of each ticket that changed after `before`, in ticket order. */
async function sumUp(
  db: Db,
  before: { last_event_id: number; hash: string },
  lastEventId: number,
): Promise<{ hash: string; count: number }> {
  const heads = db
    .selectFrom('ticket_event')
    .select(['ticket_id', 'hash'])
    .where('id', 'in', (inner) =>
      inner
        .selectFrom('ticket_event')
        .select(({ fn }) => fn.max('id').as('id'))
        .where('id', '>', before.last_event_id)
        .where('id', '<=', lastEventId)
        .groupBy('ticket_id'),
    )
    .orderBy('ticket_id')
  const sum = createHash('sha256').update(before.hash)
  let count = 0
  // Row by row: the first checkpoint of a large database reads the head of every ticket.
  for await (const row of heads.stream()) {
    sum.update(`${row.ticket_id}:${row.hash}\n`)
    count += 1
  }
  return { hash: sum.digest('hex'), count }
}
