import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import { ticketsInState } from '../store/tickets.ts'
import { namedIn } from './confidential.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { dispatchTicket } from './dispatch-ticket.ts'
import type { Suggestion } from './suggest-units.ts'
import { suggestUnits } from './suggest-units.ts'

/** So many are dispatched at once that nobody waits long for the bot meanwhile. */
const MOST_AT_ONCE = 200

/** A ticket that waits for dispatch, and what is proposed for it. */
export interface Waiting {
  ticket: Ticket
  /** Of a matter: as the responsibility list says, and 全部照办 does it. Else only as tickets like it went before. */
  option?: Suggestion
}

/** What waits for dispatch, in the order it came, each with what is proposed first. */
export async function waitingForDispatch(outer: Desk): Promise<Waiting[]> {
  return transact(outer, async (desk) => {
    const waiting: Waiting[] = []
    for (const ticket of await ticketsInState(desk.db, 'received')) {
      const option = await proposedFor(desk, ticket)
      waiting.push({ ticket, ...(option && { option }) })
    }
    return waiting
  })
}

/**
 * 全部照办: dispatches the waiting tickets whose first proposal stands in the responsibility list. A guess from earlier
 * tickets is left to a clerk: done in a heap unseen it would be what the bot learns from.
 *
 * @returns what was dispatched, what is left to be dispatched one by one, and how many more wait that were too many for once
 * @throws {DeskError} `refused` if the actor may not dispatch
 */
export async function dispatchProposed(
  outer: Desk,
  actor: Actor,
): Promise<{ done: Ticket[]; left: Waiting[]; more: number }> {
  return transact(outer, async (desk) => {
    const done: Ticket[] = []
    const left: Waiting[] = []
    const waiting = await ticketsInState(desk.db, 'received')
    for (const ticket of waiting) {
      if (done.length === MOST_AT_ONCE) break
      const option = await proposedFor(desk, ticket)
      if (option?.matter !== undefined)
        done.push(await dispatchTicket(desk, { ticketId: ticket.id, actor, ...option }))
      else left.push({ ticket, ...(option && { option }) })
    }
    return { done, left, more: waiting.length - done.length - left.length }
  })
}

/**
 * The first choice on the card. None for a 举报 or what was told in secret, which nobody dispatches in a heap, nor where
 * the ticket names a unit of it: that is asked about first.
 */
async function proposedFor(desk: Desk, ticket: Ticket): Promise<Suggestion | undefined> {
  if (isConfidential(ticket)) return undefined
  const option = await suggestUnits(desk, ticket)
  const units = option ? [option.leadUnitId, ...option.assistUnitIds] : []
  return (await namedIn(desk, ticket, units)).length > 0 ? undefined : option
}
