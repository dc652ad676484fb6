import { sql } from 'kysely'
import type { Span } from '../domain/months.ts'
import type { TicketEvent } from '../domain/ticket-events.ts'
import { COUNTED_TYPES } from '../domain/ticket-facts.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import { inHouseIds } from './in-house.ts'

/** What happened to one ticket, oldest first. */
export interface History {
  ticketId: number
  events: TicketEvent[]
}

/** Whose figures: of what the hotline sent, or of 未诉先办. */
export type CountedOrigin = 'hotline' | 'in_house'

/** The counted events of all tickets of that origin that came in, or were closed, in the span. */
export async function countedHistories(
  db: Db,
  by: 'received' | 'closed',
  { from, until, origin }: Span & { origin: CountedOrigin },
): Promise<History[]> {
  const time = by === 'received' ? ('ticket.received_at' as const) : ('ticket.closed_at' as const)
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('ticket_event', 'ticket_event.ticket_id', 'ticket.id')
    .select(['ticket.id', 'ticket_event.at', 'ticket_event.actor', 'ticket_event.type', 'ticket_event.body'])
    .where(time, '>=', from)
    .where(time, '<', until)
    .where('ticket.id', origin === 'hotline' ? 'not in' : 'in', inHouseIds(db))
    .where('ticket_event.type', 'in', COUNTED_TYPES)
    .orderBy('ticket.id')
    .orderBy('ticket_event.seq')
    .execute()
  return historiesOf(rows)
}

/**
 * Everything that had happened until the end of the span to tickets of the hotline that were alive in it, or had just
 * become so: what a week's list is read from.
 */
export async function aliveHistories(db: Db, { from, until }: Span): Promise<History[]> {
  const open = db
    .selectFrom('ticket')
    .select('id')
    .where('state', '<>', sql.lit('closed'))
    .where('received_at', '<', until)
  const closedSince = db
    .selectFrom('ticket')
    .select('id')
    .where('closed_at', 'is not', null)
    .where('closed_at', '>=', from)
    .where('received_at', '<', until)
  const rows = await db
    .selectFrom('ticket_event')
    .select(['ticket_id as id', 'at', 'actor', 'type', 'body'])
    .where('ticket_id', 'in', open.unionAll(closedSince))
    .where('ticket_id', 'not in', inHouseIds(db))
    .where('at', '<', until)
    .orderBy('ticket_id')
    .orderBy('seq')
    .execute()
  return historiesOf(rows)
}

/** The events of these tickets until then. */
export async function historiesUntil(
  db: Db,
  ticketIds: readonly number[],
  until: EpochMs,
): Promise<History[]> {
  if (ticketIds.length === 0) return []
  const rows = await db
    .selectFrom('ticket_event')
    .select(['ticket_id as id', 'at', 'actor', 'type', 'body'])
    .where('ticket_id', 'in', ticketIds)
    .where('at', '<', until)
    .orderBy('ticket_id')
    .orderBy('seq')
    .execute()
  return historiesOf(rows)
}

function historiesOf(
  rows: readonly { id: number; at: number; actor: string; type: string; body: string }[],
): History[] {
  const histories: History[] = []
  for (const { id, at, actor, type, body } of rows) {
    const event = { ...JSON.parse(body), at, actor, type } as TicketEvent
    const last = histories.at(-1)
    if (last?.ticketId === id) last.events.push(event)
    else histories.push({ ticketId: id, events: [event] })
  }
  return histories
}
