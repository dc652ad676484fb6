import type { Ticket } from '../domain/ticket.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'
import { sealedTexts } from './texts.ts'

export interface LedTicket {
  id: number
  code: number
  subject: string
  content: string
  unitId: string
}

/**
 * Tickets of the hotline that have a lead, newest first, with what the citizen said. Those whose text was erased are left out.
 *
 * @param page ids below `before` only
 */
export async function ledTickets(
  db: Db,
  seal: Seal,
  page: { before: number; limit: number },
): Promise<LedTicket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'code', 'lead_unit_id', 'body'])
    .where('id', '<', page.before)
    .where('lead_unit_id', 'is not', null)
    .where('in_house', '=', 0)
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  if (rows.length === 0) return []
  const tickets = rows.map(({ body, ...row }) => ({ ...row, ...(JSON.parse(body) as Ticket) }))
  const contents = await sealedTexts(
    db,
    tickets.map(({ contentTextId }) => contentTextId),
  )
  return tickets.flatMap(({ id, code, subject, lead_unit_id: unitId, contentTextId }) => {
    const sealed = contents.get(contentTextId)
    return sealed === undefined || unitId === null
      ? []
      : [{ id, code, subject, unitId, content: seal.open(sealed) }]
  })
}

/** How often a ticket got a lead since that event, corrections included, and the id of the newest event. */
export async function dispatchesSince(db: Db, eventId: number): Promise<{ count: number; newest: number }> {
  const row = await db
    .selectFrom('ticket_event')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('id').as('newest')])
    .where('id', '>', eventId)
    .where('type', '=', 'dispatched')
    .executeTakeFirstOrThrow()
  return { count: row.count, newest: row.newest ?? eventId }
}
