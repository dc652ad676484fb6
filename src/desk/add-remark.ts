import type { Ticket } from '../domain/ticket.ts'
import { ticketById } from '../store/tickets.ts'
import { citizenAdds, REMARK_FOR_STATION } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup, mayReadInGroup } from './masked-content.ts'
import { tellHandlers } from './tell-handlers.ts'

/**
 * Keeps what the citizen says further once the matter is handled again, and passes it on, masked, to the unit (or to
 * the station while there is none, once it has replied, or if its group may not read it).
 *
 * @returns the ticket; undefined if it is closed
 */
export async function addRemark(
  outer: Desk,
  { ticketId, citizenId, body }: { ticketId: number; citizenId: string; body: string },
): Promise<Ticket | undefined> {
  return transact(outer, async (desk) => {
    const ticket = await ticketById(desk.db, ticketId)
    if (!ticket || ticket.state === 'closed') return undefined
    const actor = { kind: 'citizen', citizenId } as const
    const textId = await addText(desk, { ticketId, actor, kind: 'remark', body })
    const text = citizenAdds(ticket, await maskForGroup(desk, ticket, body))
    await tellHandlers(desk, ticket, {
      kind: `citizen-adds:${textId}`,
      text,
      atStation: `${text}（${REMARK_FOR_STATION}）`,
      inGroup: ticket.lead !== undefined && mayReadInGroup(desk, ticket, ticket.lead.unitId),
    })
    return ticket
  })
}
