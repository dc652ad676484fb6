import type { Actor } from '../domain/actor.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { rejected } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { flagRisks } from './flag-risks.ts'
import { maskForGroup } from './masked-content.ts'
import { notify, roomOf } from './notify.ts'

/**
 * 驳回 with a reason; its author is told in the unit's group and writes it again, and its ticket counts as likely to end dissatisfied.
 *
 * @throws {DeskError} `refused`
 */
export async function rejectReply(
  outer: Desk,
  request: { ticketId: number; actor: Actor; reason: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, reason } = request
    const textId = await addText(desk, { ticketId, actor, kind: 'reason', body: reason })
    const { before, after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: { type: 'reject', textId },
    })
    if (after.lead) {
      const author = before.reply?.personId ?? ownersOf(desk.office.roster, after.lead.unitId)[0]?.id
      await notify(desk, after, {
        target: roomOf(desk, after.lead.unitId),
        kind: 'rejected',
        text: rejected(after, await maskForGroup(desk, after, reason)),
        ...(author !== undefined && { mentions: [author] }),
      })
    }
    return flagRisks(desk, after)
  })
}
