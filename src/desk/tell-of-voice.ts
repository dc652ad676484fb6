import type { Ticket } from '../domain/ticket.ts'
import { ticketById } from '../store/tickets.ts'
import { citizenSendsUnread } from '../templates/messages/progress.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { tellHandlers } from './tell-handlers.ts'

/**
 * Whoever handles the ticket is asked to call the citizen, who sent what nobody can listen to here; once until something
 * happens to the ticket, however many they send.
 *
 * @returns the ticket; undefined if it is closed
 */
export async function tellOfVoice(
  outer: Desk,
  { ticketId, what }: { ticketId: number; what: 'voice' | 'other' },
): Promise<Ticket | undefined> {
  return transact(outer, async (desk) => {
    const ticket = await ticketById(desk.db, ticketId)
    if (!ticket || ticket.state === 'closed') return undefined
    const text = citizenSendsUnread(ticket, what)
    await tellHandlers(desk, ticket, { kind: 'citizen-voice', text, inGroup: true })
    return ticket
  })
}
