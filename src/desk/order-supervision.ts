import type { Actor } from '../domain/actor.ts'
import { peopleOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { supervised } from '../templates/messages/answers.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, roomOf, stationRoom } from './notify.ts'

/**
 * 督办 by a supervisor or the station: the order goes to the lead unit's group, its head @-mentioned.
 *
 * @throws {DeskError} `refused`
 */
export async function orderSupervision(
  outer: Desk,
  request: { ticketId: number; actor: Actor; order: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, order } = request
    const textId = await addText(desk, { ticketId, actor, kind: 'reason', body: order })
    const { after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: { type: 'order_supervision', textId },
    })
    const setting = { office: desk.office, now: desk.clock.now() }
    const { lead } = after
    await notify(desk, after, {
      target: lead ? roomOf(desk, lead.unitId) : stationRoom(desk),
      kind: 'supervision',
      text: supervised(setting, after, order),
      ...(lead && { mentions: peopleOf(desk.office.roster, lead.unitId, 'head').map(({ id }) => id) }),
    })
    return after
  })
}
