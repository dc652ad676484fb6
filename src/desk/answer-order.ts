import type { Actor } from '../domain/actor.ts'
import { supervisorsOf } from '../domain/roster.ts'
import type { SupervisionOrder, Ticket } from '../domain/ticket.ts'
import { orderAnsweredText } from '../templates/messages/supervision.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup } from './masked-content.ts'
import type { Announcement } from './notify.ts'
import { announce, stationRoom } from './notify.ts'

/**
 * 督办回复: answers every open order to the actor's unit. The station reads it in its group, and in private the
 * supervisor who ordered it; of an order that the station or the ladder made, every supervisor.
 *
 * @throws {DeskError} `refused`
 */
export async function answerOrder(
  outer: Desk,
  { ticketId, actor, answer }: { ticketId: number; actor: Actor; answer: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const textId = await addText(desk, { ticketId, actor, kind: 'reply', body: answer })
    const { after } = await changeTicket(desk, { ticketId, actor, command: { type: 'answer_order', textId } })
    const answered = (after.orders ?? []).filter(({ answerTextId }) => answerTextId === textId)
    const setting = { office: desk.office, now: desk.clock.now() }
    const masked = await maskForGroup(desk, after, answer)
    const text = orderAnsweredText(setting, after, {
      numbers: answered.map(({ no }) => no),
      ...(actor.kind === 'staff' && { personId: actor.personId }),
      answer: masked,
    })
    const told: Omit<Announcement, 'target'> = { about: after, kind: 'order_answered', text }
    await announce(desk, [
      { ...told, target: stationRoom(desk) },
      ...supervisorsFor(desk, answered).map((staff) => ({ ...told, target: { staff } })),
    ])
    return after
  })
}

/** Those who ordered, or where none of them is a supervisor, all of them. */
function supervisorsFor({ office }: Desk, orders: readonly SupervisionOrder[]): string[] {
  const all = supervisorsOf(office.roster).map(({ id }) => id)
  const ordered = all.filter((id) => orders.some(({ by }) => by === `staff:${id}`))
  const isEvery = orders.every(({ by }) => ordered.some((id) => by === `staff:${id}`))
  return isEvery ? ordered : all
}
