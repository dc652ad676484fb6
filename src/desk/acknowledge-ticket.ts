import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'

/**
 * 签收, by the lead or an assisting unit, each for itself.
 *
 * @throws {DeskError} `refused`
 */
export async function acknowledgeTicket(
  outer: Desk,
  request: { ticketId: number; actor: Actor },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { after } = await changeTicket(desk, { ...request, command: { type: 'acknowledge' } })
    return after
  })
}
