import { sql } from 'kysely'
import type { TicketEvent } from '../domain/ticket-events.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'

export type ReturnEvent = Extract<
  TicketEvent,
  { type: 'return_requested' | 'return_granted' | 'return_refused' }
> & { ticketId: number }

/** What was asked and decided about returns since, oldest first. */
export async function returnEventsSince(db: Db, since: EpochMs): Promise<ReturnEvent[]> {
  const types = ['return_requested', 'return_granted', 'return_refused'] as const
  const rows = await db
    .selectFrom('ticket_event')
    .select(['ticket_id', 'at', 'actor', 'type', 'body'])
    // Literals, because SQLite uses the partial index only where it can see that it applies.
    .where(
      'type',
      'in',
      types.map((type) => sql.lit(type)),
    )
    .where('at', '>=', since)
    .orderBy('at')
    .execute()
  return rows.map(
    ({ body, ticket_id: ticketId, ...row }) => ({ ...JSON.parse(body), ...row, ticketId }) as ReturnEvent,
  )
}
