import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { ticketById } from '../store/tickets.ts'
import { citizenAdds } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup } from './masked-content.ts'
import { notify, roomOf, stationRoom } from './notify.ts'

/**
 * Keeps what the citizen says further once the matter is handled again, and passes it on, masked, to the unit (or
 * while there is none to the station).
 *
 * @returns the ticket; undefined if it is no longer being handled
 */
export async function addRemark(
  outer: Desk,
  { ticketId, citizenId, body }: { ticketId: number; citizenId: string; body: string },
): Promise<Ticket | undefined> {
  return transact(outer, async (desk) => {
    const ticket = await ticketById(desk.db, ticketId)
    if (!ticket || !BEING_HANDLED.has(ticket.state)) return undefined
    const actor = { kind: 'citizen', citizenId } as const
    const textId = await addText(desk, { ticketId, actor, kind: 'remark', body })
    const { lead } = ticket
    await notify(desk, ticket, {
      target: lead ? roomOf(desk, lead.unitId) : stationRoom(desk),
      kind: `citizen-adds:${textId}`,
      text: citizenAdds(ticket, await maskForGroup(desk, ticket, body)),
      ...(lead && { mentions: ownersOf(desk.office.roster, lead.unitId).map(({ id }) => id) }),
    })
    return ticket
  })
}

const BEING_HANDLED: ReadonlySet<Ticket['state']> = new Set(['received', 'dispatched', 'acknowledged'])
