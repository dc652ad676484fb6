import type { Actor } from '../domain/actor.ts'
import { belongsTo, hasPart, oversees } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { DAY_MS } from '../domain/time.ts'
import type { UnitRequest } from '../domain/unit-requests.ts'
import { unitRequests } from '../domain/unit-requests.ts'
import { eventsOf } from '../store/events.ts'
import { returnEventsSince } from '../store/returns.ts'
import { textBody } from '../store/texts.ts'
import { ticketsByIds } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { openTicketsOf } from './find-ticket.ts'
import { maskForGroup, mayReadInGroup } from './masked-content.ts'

/** A request with its ticket, and why it was refused as a group may read it. */
export interface StandingRequest {
  ticket: Ticket
  request: UnitRequest
  reason: string
}

/** Who asks without a ticket means what is new: an answer of before last week is known. */
const NEWS_MS = 7 * DAY_MS

/**
 * How the unit's 延期 and 退单 of the named ticket stand.
 *
 * @throws {DeskError} `refused` to who is neither of the unit that asked or has it, nor oversees it
 */
export async function requestsAbout(desk: Desk, ticket: Ticket, actor: Actor): Promise<StandingRequest[]> {
  const standing = await standingOf(desk, ticket)
  const own = standing.filter(({ request }) => oversees(actor) || belongsTo(actor, request.unitId))
  if (own.length === 0 && !hasPart(actor, ticket) && !oversees(actor))
    throw new DeskError('refused', { refusal: { code: 'not_assigned' }, ticket, command: 'explain' })
  return own
}

/** What the units asked for and nobody has answered, or the station answered within a week, in the order it was asked. */
export async function newsOfRequests(desk: Desk, unitIds: readonly string[]): Promise<StandingRequest[]> {
  const since = desk.clock.now() - NEWS_MS
  const standing: StandingRequest[] = []
  for (const ticket of await mayHaveAsked(desk, unitIds, since))
    standing.push(...(await standingOf(desk, ticket)))
  return standing
    .filter(({ request }) => unitIds.includes(request.unitId) && (request.decided?.at ?? since) >= since)
    .sort((one, other) => one.request.askedAt - other.request.askedAt)
}

/** What the units lead and was touched since, or waits; and what they gave back since, which others may have now. */
async function mayHaveAsked(desk: Desk, unitIds: readonly string[], since: EpochMs): Promise<Ticket[]> {
  const open = (await openTicketsOf(desk, unitIds)).filter(
    ({ lead, pendingReturn, pendingExtension, lastActivityAt = 0 }) =>
      lead !== undefined &&
      unitIds.includes(lead.unitId) &&
      (pendingReturn !== undefined || pendingExtension !== undefined || lastActivityAt >= since),
  )
  const known = new Set(open.map(({ id }) => id))
  const returned = (await returnEventsSince(desk.db, since))
    .filter(({ unitId, ticketId }) => unitIds.includes(unitId) && !known.has(ticketId))
    .map(({ ticketId }) => ticketId)
  return [...open, ...(await ticketsByIds(desk.db, [...new Set(returned)]))]
}

async function standingOf(desk: Desk, ticket: Ticket): Promise<StandingRequest[]> {
  const standing: StandingRequest[] = []
  for (const request of unitRequests(await eventsOf(desk.db, ticket.id))) {
    const { decided, unitId } = request
    const textId = decided && !decided.granted ? decided.textId : undefined
    const isReadable = textId !== undefined && mayReadInGroup(desk, ticket, unitId)
    const reason = isReadable ? ((await textBody(desk.db, desk.seal, textId)) ?? '') : ''
    standing.push({ ticket, request, reason: await maskForGroup(desk, ticket, reason) })
  }
  return standing
}
