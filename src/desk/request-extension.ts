import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { extensionAsked } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, stationRoom } from './notify.ts'

/**
 * 延期 asked by the lead unit, in working days, with a reason; the station decides.
 *
 * @throws {DeskError} `refused`
 */
export async function requestExtension(
  outer: Desk,
  request: { ticketId: number; actor: Actor; workingDays: number; reason: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, workingDays, reason } = request
    const textId = await addText(desk, { ticketId, actor, kind: 'reason', body: reason })
    const { after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: { type: 'request_extension', textId, workingDays },
    })
    const setting = { office: desk.office, now: desk.clock.now() }
    if (after.pendingExtension) {
      const text = extensionAsked(setting, after, reason, after.pendingExtension)
      await notify(desk, after, { target: stationRoom(desk), kind: 'extension', text })
    }
    return after
  })
}
