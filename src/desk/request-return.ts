import type { Actor } from '../domain/actor.ts'
import { matchesOf, responsibilityFor } from '../domain/responsibility.ts'
import type { ReturnReason } from '../domain/returns.ts'
import { isGoingRound } from '../domain/returns.ts'
import type { Ticket } from '../domain/ticket.ts'
import { textBody } from '../store/texts.ts'
import { ticketById } from '../store/tickets.ts'
import { goingRound, returnAsked } from '../templates/messages/returns.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, notifySupervisors, stationRoom } from './notify.ts'
import { responsibilitiesNow } from './responsibilities.ts'

export interface ReturnRequest {
  ticketId: number
  actor: Actor
  reason: ReturnReason
  /** What the unit wrote. */
  words: string
  /** Who should have it, if the unit said so; else the responsibility list is asked. */
  toUnitId?: string
}

/**
 * 退单 asked by the lead unit with a reason of the list; the station decides. From the second return of the ticket
 * on, supervisors get the history on one card and may decide too.
 *
 * @throws {DeskError} `refused`
 */
export async function requestReturn(outer: Desk, request: ReturnRequest): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, reason, words } = request
    const before = await ticketById(desk.db, ticketId)
    const byList = before && (await byTheList(desk, before))
    const isOwn = byList?.unitId === before?.lead?.unitId
    const toUnitId = request.toUnitId ?? (reason === 'not_ours' && !isOwn ? byList?.unitId : undefined)
    const textId = await addText(desk, { ticketId, actor, kind: 'reason', body: words })
    const { after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: { type: 'request_return', reason, textId, ...(toUnitId !== undefined && { toUnitId }) },
    })
    const setting = { office: desk.office, now: desk.clock.now() }
    const text = returnAsked(setting, after, { reason: words, ...(byList && { byList }) })
    await notify(desk, after, { target: stationRoom(desk), kind: 'return', text })
    if (isGoingRound(after)) await tellSupervisors(desk, after)
    return after
  })
}

/** Who leads for the ticket by the responsibility list: by its matter, else by the words of its content. */
async function byTheList(
  desk: Desk,
  ticket: Ticket,
): Promise<{ matter: string; unitId: string } | undefined> {
  const list = await responsibilitiesNow(desk)
  const content = (await textBody(desk.db, desk.seal, ticket.contentTextId)) ?? ''
  const own = ticket.matter === undefined ? undefined : responsibilityFor(list, ticket.matter)
  const entry = own ?? matchesOf(list, `${ticket.subject} ${content}`)[0]?.entry
  return entry && { matter: entry.matter, unitId: entry.leadUnitId }
}

async function tellSupervisors(desk: Desk, ticket: Ticket): Promise<void> {
  const history = []
  for (const record of ticket.returns ?? []) {
    history.push({ record, words: (await textBody(desk.db, desk.seal, record.textId)) ?? '' })
  }
  const text = goingRound({ office: desk.office, now: desk.clock.now() }, ticket, history)
  await notifySupervisors(desk, ticket, { kind: 'going-round', text })
}
