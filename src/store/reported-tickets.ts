import { sql } from 'kysely'
import type { Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'
import { sealedTexts } from './texts.ts'

/** A ticket that is talked about these days; its number tells it from another that once had its id. */
export interface CurrentTicket {
  id: number
  number: string
  receivedAt: EpochMs
}

const openOnes = compiled((db, _none: Record<string, never>) =>
  db
    .selectFrom('ticket')
    .select(['id', 'number', 'received_at as receivedAt'])
    .where('state', 'in', [
      sql.lit('received'),
      sql.lit('dispatched'),
      sql.lit('acknowledged'),
      sql.lit('replied'),
      sql.lit('approved'),
      sql.lit('calling_back'),
    ])
    .where('state', '<>', sql.lit('closed')),
)

const closedOnes = compiled((db, { since }: { since: EpochMs }) =>
  db
    .selectFrom('ticket')
    .select(['id', 'number', 'received_at as receivedAt'])
    .where('closed_at', '>=', since)
    .where('closed_at', 'is not', null)
    .where('received_at', '>=', since),
)

/** The open tickets, and those that came in and were closed since. */
export async function currentTickets(db: Db, since: EpochMs): Promise<CurrentTicket[]> {
  const open = await openOnes(db, {})
  const closed = await closedOnes(db, { since })
  return [...open.rows, ...closed.rows]
}

const fromOnes = compiled((db, { id }: { id: number }) =>
  db
    .selectFrom('ticket')
    .select(['id', 'number', 'received_at as receivedAt'])
    .where('id', '>=', id)
    .orderBy('id'),
)

/** The ticket of this id, if there is one, and all that were opened after it. */
export async function ticketsFrom(db: Db, id: number): Promise<CurrentTicket[]> {
  const { rows } = await fromOnes(db, { id })
  return rows
}

/** What a ticket reports; without what was erased. */
export interface ReportedTicket {
  id: number
  number: string
  title: string
  detail: string
  villageId?: string
  matter?: string
  /** Another one once it reports something else. */
  version: string
}

/** Tells whether what the ticket reports has changed since it was read. */
export function reportVersion({ subject, contentTextId, villageId = '', matter = '' }: Ticket): string {
  return [contentTextId, villageId, matter, subject].join('\n')
}

/** In the order of their ids. */
export async function reportedTickets(db: Db, seal: Seal, ids: readonly number[]): Promise<ReportedTicket[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('ticket').select('body').where('id', 'in', ids).orderBy('id').execute()
  const tickets = rows.map(({ body }) => JSON.parse(body) as Ticket)
  const contents = await sealedTexts(
    db,
    tickets.map(({ contentTextId }) => contentTextId),
  )
  return tickets.flatMap((ticket) => {
    const { id, number, subject, contentTextId, villageId, matter } = ticket
    const sealed = contents.get(contentTextId)
    if (sealed === undefined) return []
    return {
      id,
      number,
      title: subject,
      detail: seal.open(sealed),
      version: reportVersion(ticket),
      ...(villageId !== undefined && { villageId }),
      ...(matter !== undefined && { matter }),
    }
  })
}
