import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { approved } from '../templates/messages/progress.ts'
import { askCitizen } from './ask-citizen.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { learnWording } from './learn-wording.ts'
import { notify, roomOf } from './notify.ts'

/**
 * 审核通过: the citizen is asked at once, or the station told to call; the template that was used learns the wording.
 *
 * @throws {DeskError} `refused`
 */
export async function approveReply(
  outer: Desk,
  request: { ticketId: number; actor: Actor },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { after } = await changeTicket(desk, { ...request, command: { type: 'approve' } })
    await learnWording(desk, after)
    if (after.lead) {
      const target = roomOf(desk, after.lead.unitId)
      await notify(desk, after, { target, kind: 'approved', ...approved(after), keepsTillMorning: true })
    }
    return askCitizen(desk, after.id)
  })
}
