import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { returnAsked } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, stationRoom } from './notify.ts'

/**
 * 退单 asked by the lead unit with a reason; the station decides.
 *
 * @throws {DeskError} `refused`
 */
export async function requestReturn(
  outer: Desk,
  request: { ticketId: number; actor: Actor; reason: string; toUnitId?: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, reason, toUnitId } = request
    const textId = await addText(desk, { ticketId, actor, kind: 'reason', body: reason })
    const { after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: { type: 'request_return', textId, ...(toUnitId !== undefined && { toUnitId }) },
    })
    const setting = { office: desk.office, now: desk.clock.now() }
    const text = returnAsked(setting, after, reason)
    await notify(desk, after, { target: stationRoom(desk), kind: 'return', text })
    return after
  })
}
