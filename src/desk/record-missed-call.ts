import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { closedOtherwise } from '../templates/messages/progress.ts'
import { CLOSE_WORDS } from '../templates/messages/words.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, roomOf } from './notify.ts'

/**
 * A clerk called and nobody answered; after the configured number of calls the ticket closes as unreachable.
 *
 * @throws {DeskError} `refused`
 */
export async function recordMissedCall(
  outer: Desk,
  request: { ticketId: number; actor: Actor; remark: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, remark } = request
    const textId = remark ? await addText(desk, { ticketId, actor, kind: 'remark', body: remark }) : undefined
    const { after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: { type: 'miss_callback', ...(textId !== undefined && { textId }) },
    })
    if (after.state === 'closed' && after.lead) {
      const text = closedOtherwise(after, CLOSE_WORDS.unreachable)
      await notify(desk, after, {
        target: roomOf(desk, after.lead.unitId),
        kind: 'closed',
        text,
        keepsTillMorning: true,
      })
    }
    return after
  })
}
