import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { ticketById } from '../store/tickets.ts'
import { citizenAdds, REMARK_FOR_STATION } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup, mayReadInGroup } from './masked-content.ts'
import { notify, roomOf, stationRoom } from './notify.ts'

/**
 * Keeps what the citizen says further once the matter is handled again, and passes it on, masked, to the unit (or to
 * the station while there is none or its group may not read it).
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
    const said = citizenAdds(ticket, await maskForGroup(desk, ticket, body))
    const kind = `citizen-adds:${textId}`
    if (lead && mayReadInGroup(desk, ticket, lead.unitId)) {
      const mentions = ownersOf(desk.office.roster, lead.unitId).map(({ id }) => id)
      await notify(desk, ticket, { target: roomOf(desk, lead.unitId), kind, text: said, mentions })
    } else {
      const text = lead ? `${said}（${REMARK_FOR_STATION}）` : said
      await notify(desk, ticket, { target: stationRoom(desk), kind, text })
    }
    return ticket
  })
}

const BEING_HANDLED: ReadonlySet<Ticket['state']> = new Set(['received', 'dispatched', 'acknowledged'])
