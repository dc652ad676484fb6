import { stepOf } from '../domain/ladder.ts'
import type { OutboxEntry } from '../store/outbox.ts'
import { ticketsByIds } from '../store/tickets.ts'
import type { Desk } from './desk.ts'

/** As `say-nags` names its messages. */
const NAG = /^reminder:(.+)@\d+$/

/**
 * The nags that have lost their reason while they waited to be sent, for the morning or for the platform:
 * nobody reads 还没有签收 after having signed.
 *
 * @returns their outbox ids
 */
export async function staleNags(desk: Desk, entries: readonly OutboxEntry[]): Promise<number[]> {
  const nags = entries.flatMap(({ id, kind, ticketId }) => {
    const step = kind === 'urge' ? kind : NAG.exec(kind)?.[1]
    return step === undefined || ticketId === undefined ? [] : [{ id, step, ticketId }]
  })
  const ids = [...new Set(nags.map(({ ticketId }) => ticketId))]
  const tickets = new Map((await ticketsByIds(desk.db, ids)).map((ticket) => [ticket.id, ticket]))
  return nags
    .filter(({ step, ticketId }) => {
      const ticket = tickets.get(ticketId)
      if (step === 'urge') return ticket?.state !== 'dispatched' && ticket?.state !== 'acknowledged'
      return !ticket || !stepOf(desk.office.limits.ladder, ticket, step)
    })
    .map(({ id }) => id)
}
