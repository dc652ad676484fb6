import type { Actor } from '../domain/actor.ts'
import { holdsRole } from '../domain/actor.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { heldBy } from '../domain/ticket.ts'
import { WORDS_AT_STATION } from '../templates/messages/confidential.ts'
import { loweredForUnit, urgencyForStation, urgencyForUnit } from '../templates/messages/urgency.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup, mayReadInGroup } from './masked-content.ts'
import { notify, roomOf, stationRoom } from './notify.ts'
import { nightDuty } from './stand-ins.ts'

export interface UrgencyRequest {
  ticketId: number
  actor: Actor
  /** What has happened (水管爆了), or why it is urgent no longer; may be empty. */
  words: string
}

/**
 * 加急: the ticket is urgent from now on, and every unit at work on it is told at once in its group. The station is told too
 * where a supervisor did it.
 *
 * @throws {DeskError} `refused`
 */
export async function raiseUrgency(
  outer: Desk,
  request: UrgencyRequest,
): Promise<{ before: Ticket; after: Ticket }> {
  return transact(outer, async (desk) => {
    const { before, after } = await change(desk, request, 'raise_urgency')
    const { actor, words } = request
    if (actor.kind !== 'staff') return { before, after }
    const masked = words === '' ? undefined : await maskForGroup(desk, after, words)
    await tellUnits(desk, after, { personId: actor.personId, words: masked })
    if (!holdsRole(actor, 'clerk')) {
      const setting = { office: desk.office, now: desk.clock.now() }
      const said = { personId: actor.personId, words: masked }
      await notify(desk, after, {
        target: stationRoom(desk),
        kind: 'urgent',
        text: urgencyForStation(setting, after, said),
      })
    }
    return { before, after }
  })
}

/**
 * 不急了: back to an ordinary ticket, by a clerk; its units are told.
 *
 * @throws {DeskError} `refused`
 */
export async function lowerUrgency(
  outer: Desk,
  request: UrgencyRequest,
): Promise<{ before: Ticket; after: Ticket }> {
  return transact(outer, async (desk) => {
    const { before, after } = await change(desk, request, 'lower_urgency')
    const setting = { office: desk.office, now: desk.clock.now() }
    for (const { unitId } of heldBy(after)) {
      const target = roomOf(desk, unitId)
      await notify(desk, after, {
        target,
        kind: `not-urgent:${unitId}`,
        text: loweredForUnit(setting, before, after),
      })
    }
    return { before, after }
  })
}

async function change(
  desk: Desk,
  { ticketId, actor, words }: UrgencyRequest,
  type: 'raise_urgency' | 'lower_urgency',
): Promise<{ before: Ticket; after: Ticket }> {
  const textId =
    words === '' ? undefined : await addText(desk, { ticketId, actor, kind: 'reason', body: words })
  const command = { type, ...(textId !== undefined && { textId }) }
  return changeTicket(desk, { ticketId, actor, command })
}

async function tellUnits(
  desk: Desk,
  ticket: Ticket,
  said: { personId: string; words: string | undefined },
): Promise<void> {
  const setting = { office: desk.office, now: desk.clock.now() }
  for (const { unitId, acknowledgedAt } of heldBy(ticket)) {
    // Of a 举报 nobody reads along.
    const words =
      said.words === undefined || mayReadInGroup(desk, ticket, unitId) ? said.words : WORDS_AT_STATION
    await notify(desk, ticket, {
      target: roomOf(desk, unitId),
      kind: `urgent:${unitId}`,
      text: urgencyForUnit(setting, ticket, {
        personId: said.personId,
        words,
        mustSign: acknowledgedAt === undefined,
        isLead: unitId === ticket.lead?.unitId,
      }),
      mentions: [
        ...ownersOf(desk.office.roster, unitId).map(({ id }) => id),
        ...nightDuty(desk, ticket, unitId),
      ],
    })
  }
}
