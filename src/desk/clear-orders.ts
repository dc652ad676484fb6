import type { Actor } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { openOrders } from '../domain/ladder.ts'
import { unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Refusal } from '../domain/ticket-commands.ts'
import { ticketById } from '../store/tickets.ts'
import { ordersClearedText } from '../templates/messages/supervision.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup } from './masked-content.ts'
import { notify, roomOf } from './notify.ts'
import { clearItems } from './weekly-acts.ts'

/**
 * 销号: every open order of the ticket is done with, and its items on the weekly list, also of a closed ticket; the
 * units that had to answer read it in their groups.
 *
 * @returns the ticket, and the units that were told
 * @throws {DeskError} `refused`, also where nobody has answered and no reason is given
 */
export async function clearOrders(
  outer: Desk,
  { ticketId, actor, reason }: { ticketId: number; actor: Actor; reason: string },
): Promise<{ ticket: Ticket; unitIds: readonly string[]; what: { orders: boolean; items: boolean } }> {
  return transact(outer, async (desk) => {
    const textId =
      reason === '' ? undefined : await addText(desk, { ticketId, actor, kind: 'reason', body: reason })
    const request = { ticketId, actor, ...(textId !== undefined && { textId }) }
    const { before, ofItems } = await clearBoth(desk, request)
    const what = { orders: openOrders(before).length > 0, items: ofItems.length > 0 }
    const text = ordersClearedText({ office: desk.office, now: desk.clock.now() }, before, {
      ...(actor.kind === 'staff' && { personId: actor.personId }),
      what,
      reason: await maskForGroup(desk, before, reason),
    })
    const units = new Set([...openOrders(before).flatMap(({ unitId }) => unitId ?? []), ...ofItems])
    const unitIds = [...units].filter((id) => unitById(desk.office.roster, id))
    for (const unitId of unitIds)
      await notify(desk, before, { target: roomOf(desk, unitId), kind: `cleared:${desk.clock.now()}`, text })
    return { ticket: before, unitIds, what }
  })
}

/** People clear a ticket, not a row: whichever of orders and items there are. */
async function clearBoth(
  desk: Desk,
  request: { ticketId: number; actor: Actor; textId?: number },
): Promise<{ before: Ticket; ofItems: readonly string[] }> {
  const { ticketId, actor, textId } = request
  const before = await ticketById(desk.db, ticketId)
  if (!before) throw new DeskError('ticket_not_found', { id: ticketId })
  const ofItems = await clearItems(desk, actor, request)
  if (ofItems === 'not_overseer' || ofItems === 'reason_needed') {
    const refusal: Refusal = { code: ofItems === 'not_overseer' ? 'not_supervisor' : 'item_not_reported' }
    throw new DeskError('refused', { refusal, ticket: before, command: 'clear_orders' })
  }
  const isListed = typeof ofItems !== 'string' && ofItems.length > 0
  if (!isListed || openOrders(before).length > 0) {
    const command = { type: 'clear_orders', ...(textId !== undefined && { textId }) } as const
    await changeTicket(desk, { ticketId, actor, command })
  }
  return { before, ofItems: isListed ? ofItems : [] }
}
