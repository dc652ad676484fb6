import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Desk } from './desk.ts'
import { notify, roomOf, stationRoom } from './notify.ts'

/** Before a reply. */
const BEING_HANDLED: ReadonlySet<Ticket['state']> = new Set(['received', 'dispatched', 'acknowledged'])

/**
 * Says in the group of the unit that leads what the citizen adds; to the station while there is none, once it has replied,
 * or if its group may not read it.
 *
 * @param said.atStation in place of the text where the unit's group may not read it
 */
export async function tellHandlers(
  desk: Desk,
  ticket: Ticket,
  said: { kind: string; text: string; atStation?: string; inGroup: boolean },
): Promise<void> {
  const { lead } = ticket
  const { kind, inGroup, atStation = said.text } = said
  const text = lead && !inGroup ? atStation : said.text
  if (!lead || !inGroup || !BEING_HANDLED.has(ticket.state)) {
    await notify(desk, ticket, { target: stationRoom(desk), kind, text })
    return
  }
  const mentions = ownersOf(desk.office.roster, lead.unitId).map(({ id }) => id)
  await notify(desk, ticket, { target: roomOf(desk, lead.unitId), kind, text, mentions })
}
