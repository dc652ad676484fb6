import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { ticketsInState } from '../store/tickets.ts'
import { namedIn } from './confidential.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { dispatchTicket } from './dispatch-ticket.ts'
import { suggestUnits } from './suggest-units.ts'

/**
 * 全部照办: dispatches every waiting ticket as its card proposes first.
 *
 * @returns what was dispatched, and what nothing was proposed for or goes to a unit that it names
 * @throws {DeskError} `refused` if the actor may not dispatch
 */
export async function dispatchProposed(
  outer: Desk,
  actor: Actor,
): Promise<{ done: Ticket[]; left: Ticket[] }> {
  return transact(outer, async (desk) => {
    const done: Ticket[] = []
    const left: Ticket[] = []
    for (const ticket of await ticketsInState(desk.db, 'received')) {
      const option = await suggestUnits(desk, ticket)
      const units = option ? [option.leadUnitId, ...option.assistUnitIds] : []
      const isNamed = (await namedIn(desk, ticket, units)).length > 0
      if (option && !isNamed) done.push(await dispatchTicket(desk, { ticketId: ticket.id, actor, ...option }))
      else left.push(ticket)
    }
    return { done, left }
  })
}
