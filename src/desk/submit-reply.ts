import type { Actor } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { Ticket } from '../domain/ticket.ts'
import { hasOpenPlaceholder } from '../templates/knowledge/index.ts'
import { toReview } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup } from './masked-content.ts'
import { notify, stationRoom } from './notify.ts'

/**
 * 回复 of the lead unit; the station is asked to review it.
 *
 * @throws {DeskError} `open_placeholder` if a 【…】 of a template is not filled; `refused`
 */
export async function submitReply(
  outer: Desk,
  request: { ticketId: number; actor: Actor; reply: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, reply } = request
    if (hasOpenPlaceholder(reply)) throw new DeskError('open_placeholder', {})
    const textId = await addText(desk, { ticketId, actor, kind: 'reply', body: reply })
    const { after } = await changeTicket(desk, { ticketId, actor, command: { type: 'reply', textId } })
    const setting = { office: desk.office, now: desk.clock.now() }
    await notify(desk, after, {
      target: stationRoom(desk),
      kind: 'replied',
      text: toReview(setting, after, await maskForGroup(desk, after, reply)),
    })
    return after
  })
}
