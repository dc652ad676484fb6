import { createHash } from 'node:crypto'
import type { TicketEvent } from '../domain/ticket-events.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import type { TicketEventTable } from './schema.ts'

/** What the first event of a ticket is chained to. */
export const FIRST_HASH = '0'.repeat(64)

/** The link of the chain: everything the row says, and the hash of the row before it. */
export function hashOf(row: {
  ticket_id: number
  seq: number
  at: number
  actor: string
  type: string
  body: string
  prev_hash: string
}): string {
  const { prev_hash, ticket_id, seq, at, actor, type, body } = row
  return createHash('sha256')
    .update(JSON.stringify([prev_hash, ticket_id, seq, at, actor, type, body]))
    .digest('hex')
}

/**
 * The rows that append the events to the ticket's chain.
 *
 * @param chain the ticket's newest event: its `seq` and `hash`
 * @returns the rows, and the hash of the last
 */
export function chained(
  ticketId: number,
  chain: { seq: number; hash: string },
  events: readonly TicketEvent[],
): { rows: EventRow[]; head: string } {
  let { seq, hash: head } = chain
  const rows = events.map((event) => {
    const { at, actor, type, ...facts } = event
    seq += 1
    const row = { ticket_id: ticketId, seq, at, actor, type, body: JSON.stringify(facts), prev_hash: head }
    head = hashOf(row)
    return { ...row, hash: head }
  })
  return { rows, head }
}

export const insertEvents = compiled((db, { rows }: { rows: readonly EventRow[] }) =>
  db.insertInto('ticket_event').values(rows),
)

type EventRow = Omit<TicketEventTable, 'id'>

const eventRows = compiled((db, { ticketId }: { ticketId: number }) =>
  db
    .selectFrom('ticket_event')
    .select(['at', 'actor', 'type', 'body'])
    .where('ticket_id', '=', ticketId)
    .orderBy('seq'),
)

/** The events of the ticket, oldest first. */
export async function eventsOf(db: Db, ticketId: number): Promise<TicketEvent[]> {
  const { rows } = await eventRows(db, { ticketId })
  return rows.map(({ at, actor, type, body }) => ({ ...JSON.parse(body), at, actor, type }) as TicketEvent)
}

/** An event with where it stands: in its ticket's life (`seq` from 1 on), and among all (`cursor`). */
export interface PlacedEvent {
  cursor: number
  ticketId: number
  number: string
  seq: number
  event: TicketEvent
}

/** What happened to any ticket after the cursor, in the order it was written. */
export async function eventsAfter(db: Db, cursor: number, limit: number): Promise<PlacedEvent[]> {
  const rows = await db
    .selectFrom('ticket_event')
    .innerJoin('ticket', 'ticket.id', 'ticket_event.ticket_id')
    .select([
      'ticket_event.id as cursor',
      'ticket.number',
      'ticket_event.ticket_id as ticketId',
      'ticket_event.seq',
      'ticket_event.at',
      'ticket_event.actor',
      'ticket_event.type',
      'ticket_event.body',
    ])
    .where('ticket_event.id', '>', cursor)
    .orderBy('ticket_event.id')
    .limit(limit)
    .execute()
  return rows.map(({ at, actor, type, body, ...placed }) => ({
    ...placed,
    event: { ...JSON.parse(body), at, actor, type } as TicketEvent,
  }))
}
