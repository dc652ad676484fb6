import type { Actor } from '../domain/actor.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { dispatchedToAssist } from '../templates/messages/progress.ts'
import { photosFor } from './attach-photos.ts'
import { changeTicket } from './change-ticket.ts'
import { refuseNamed, tellWordsInPrivate } from './confidential.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { contentForUnit } from './masked-content.ts'
import { notify, roomOf } from './notify.ts'
import { similarForUnits } from './similar-tickets.ts'

/**
 * 协办: one more unit helps (1+N); it gets its own card and acknowledges for itself.
 *
 * @throws {DeskError} `refused`, `unit_is_named`
 */
export async function addAssist(
  outer: Desk,
  request: { ticketId: number; actor: Actor; unitId: string; mayBeNamed?: boolean },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, unitId } = request
    if (!request.mayBeNamed) await refuseNamed(desk, ticketId, [unitId], 'assist')
    const { after } = await changeTicket(desk, { ticketId, actor, command: { type: 'add_assist', unitId } })
    const others = await similarForUnits(desk, after)
    const setting = { office: desk.office, now: desk.clock.now() }
    await notify(desk, after, {
      target: roomOf(desk, unitId),
      kind: `assist:${unitId}`,
      text: dispatchedToAssist(setting, after, await contentForUnit(desk, after, unitId), {
        others: others(unitId),
        photos: (await photosFor(desk, after, 'unit')).length,
      }),
      mentions: ownersOf(desk.office.roster, unitId).map(({ id }) => id),
    })
    await tellWordsInPrivate(desk, after, unitId)
    return after
  })
}
