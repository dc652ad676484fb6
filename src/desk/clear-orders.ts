import type { Actor } from '../domain/actor.ts'
import { openOrders } from '../domain/ladder.ts'
import { unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { ordersClearedText } from '../templates/messages/supervision.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup } from './masked-content.ts'
import { notify, roomOf } from './notify.ts'

/**
 * 销号: every open order of the ticket is done with, also of a closed ticket; the units that had to answer read
 * it in their groups.
 *
 * @returns the ticket, and the units that were told
 * @throws {DeskError} `refused`, also where nobody has answered and no reason is given
 */
export async function clearOrders(
  outer: Desk,
  { ticketId, actor, reason }: { ticketId: number; actor: Actor; reason: string },
): Promise<{ ticket: Ticket; unitIds: readonly string[] }> {
  return transact(outer, async (desk) => {
    const textId =
      reason === '' ? undefined : await addText(desk, { ticketId, actor, kind: 'reason', body: reason })
    const command = { type: 'clear_orders', ...(textId !== undefined && { textId }) } as const
    const { before, after } = await changeTicket(desk, { ticketId, actor, command })
    const text = ordersClearedText({ office: desk.office, now: desk.clock.now() }, after, {
      ...(actor.kind === 'staff' && { personId: actor.personId }),
      reason: await maskForGroup(desk, after, reason),
    })
    const units = new Set(openOrders(before).flatMap(({ unitId }) => unitId ?? []))
    const unitIds = [...units].filter((id) => unitById(desk.office.roster, id))
    for (const unitId of unitIds)
      await notify(desk, after, { target: roomOf(desk, unitId), kind: 'cleared', text })
    return { ticket: after, unitIds }
  })
}
