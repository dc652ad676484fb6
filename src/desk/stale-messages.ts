import { stepOf } from '../domain/ladder.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { OutboxEntry } from '../store/outbox.ts'
import { ticketsByIds } from '../store/tickets.ts'
import type { Desk } from './desk.ts'

/** As `say-nags` names its messages. */
const NAG = /^reminder:(.+)@\d+$/
const OTHERS: ReadonlySet<string> = new Set(['urge', 'approved'])

/**
 * What has lost its reason while it waited to be sent, for the morning or for the platform: nobody reads 还没有签收 after
 * having signed, nor 正在回访 of a ticket that is closed.
 *
 * @returns their outbox ids
 */
export async function staleMessages(desk: Desk, entries: readonly OutboxEntry[]): Promise<number[]> {
  const waiting = entries.flatMap(({ id, kind, ticketId }) =>
    ticketId !== undefined && (OTHERS.has(kind) || NAG.test(kind)) ? [{ id, kind, ticketId }] : [],
  )
  const ids = [...new Set(waiting.map(({ ticketId }) => ticketId))]
  const tickets = new Map((await ticketsByIds(desk.db, ids)).map((ticket) => [ticket.id, ticket]))
  return waiting
    .filter(({ kind, ticketId }) => isStale(desk, kind, tickets.get(ticketId)))
    .map(({ id }) => id)
}

function isStale({ office }: Desk, kind: string, ticket: Ticket | undefined): boolean {
  if (kind === 'urge') return ticket?.state !== 'dispatched' && ticket?.state !== 'acknowledged'
  if (kind === 'approved') return ticket?.state !== 'approved' && ticket?.state !== 'calling_back'
  const [, step = ''] = NAG.exec(kind) ?? []
  return !ticket || !stepOf(office.limits.ladder, ticket, step)
}
