import type { Actor } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketCommand } from '../domain/ticket-commands.ts'
import { ticketById } from '../store/tickets.ts'
import { extensionGranted, requestRefused, returnGranted } from '../templates/messages/progress.ts'
import { toDispatch } from '../templates/messages/proposal.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { dispatchTicket } from './dispatch-ticket.ts'
import { maskedContent, maskForGroup } from './masked-content.ts'
import { notify, roomOf, stationRoom } from './notify.ts'
import { proposeDispatch } from './propose-dispatch.ts'

/** `any`: whichever request is pending; the station says just 不同意. */
export type RequestKind = 'return' | 'extension' | 'any'

/**
 * The station's word on a 退单 or 延期; the unit that asked is told, and a returned ticket waits for dispatch.
 *
 * @returns the ticket, and which of its requests was decided
 * @throws {DeskError} `ticket_not_found`; `refused`; `unit_is_named`; `other_days`
 */
export async function decideRequest(
  outer: Desk,
  request: {
    ticketId: number
    actor: Actor
    kind: RequestKind
    granted: boolean
    reason: string
    /** Days named beside 同意, which must be those asked for. */
    days?: number
    /** Who gets a ticket whose return is granted, if that is said at once. */
    transfer?: { leadUnitId: string; assistUnitIds: readonly string[]; mayBeNamed?: boolean }
  },
): Promise<{ ticket: Ticket; kind: 'return' | 'extension' }> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, granted, reason } = request
    const ticket = await ticketById(desk.db, ticketId)
    if (!ticket) throw new DeskError('ticket_not_found', { id: ticketId })
    const kind = request.kind === 'any' ? (ticket.pendingExtension ? 'extension' : 'return') : request.kind
    // Also once the return has been granted without saying to whom.
    const isFree = ticket.pendingReturn !== undefined || ticket.state === 'received'
    if (kind === 'return' && granted && request.transfer && isFree) {
      // The unit that had it is told with the dispatch.
      const after = await dispatchTicket(desk, { ticketId, actor, ...request.transfer, isReturn: true })
      return { ticket: after, kind }
    }
    const textId = reason ? await addText(desk, { ticketId, actor, kind: 'reason', body: reason }) : undefined
    const { before, after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: commandFor(kind, granted, textId),
    })
    const askedDays = before.pendingExtension?.workingDays
    const isOther = request.days !== undefined && request.days !== askedDays
    if (kind === 'extension' && granted && isOther)
      throw new DeskError('other_days', { ticket: before, days: request.days })
    await tellAsker(desk, { before, after, kind, granted, reason })
    if (kind === 'return' && granted) {
      const setting = { office: desk.office, now: desk.clock.now() }
      const text = toDispatch(
        setting,
        after,
        await maskedContent(desk, after),
        await proposeDispatch(desk, after),
      )
      await notify(desk, after, { target: stationRoom(desk), kind: 'received', text })
    }
    return { ticket: after, kind }
  })
}

function commandFor(
  kind: 'return' | 'extension',
  granted: boolean,
  textId: number | undefined,
): TicketCommand {
  if (granted) return { type: kind === 'return' ? 'grant_return' : 'grant_extension' }
  return {
    type: kind === 'return' ? 'refuse_return' : 'refuse_extension',
    ...(textId !== undefined && { textId }),
  }
}

async function tellAsker(
  desk: Desk,
  outcome: { before: Ticket; after: Ticket; kind: 'return' | 'extension'; granted: boolean; reason: string },
): Promise<void> {
  const { before, after, kind, granted, reason } = outcome
  if (!before.lead) return
  const setting = { office: desk.office, now: desk.clock.now() }
  const refused = requestRefused(after, kind, await maskForGroup(desk, after, reason))
  const agreed = kind === 'return' ? returnGranted(after) : extensionGranted(setting, after)
  await notify(desk, after, {
    target: roomOf(desk, before.lead.unitId),
    kind: `${kind}:decided`,
    text: granted ? agreed : refused,
    mentions: ownersOf(desk.office.roster, before.lead.unitId).map(({ id }) => id),
  })
}
