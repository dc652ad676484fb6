import type { Actor } from '../domain/actor.ts'
import { actorRef, belongsTo, holdsRole } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { meetingUnits, proposedMeeting } from '../domain/joint-meeting.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import type { StoredMeeting } from '../store/joint-meetings.ts'
import { endMeeting, meetingOf, openMeeting, saveMeetingAnswer } from '../store/joint-meetings.ts'
import { textBody } from '../store/texts.ts'
import { WORDS_AT_STATION } from '../templates/messages/confidential.ts'
import { meetingCalled, meetingComplete, meetingOutcome } from '../templates/messages/joint-meeting.ts'
import { addText } from './add-text.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup, mayReadInGroup } from './masked-content.ts'
import { notify, roomOf, stationRoom } from './notify.ts'
import { recordProgress } from './record-progress.ts'

/** Who comes so far, with the reasons of who does not. */
export interface MeetingView {
  at: EpochMs
  comes: string[]
  staysAway: { unitId: string; reason: string }[]
  silent: string[]
}

/**
 * 会商: asks each unit of the ticket whether it can come at that time, or at one that the calendar proposes. A new
 * call replaces the one before.
 *
 * @returns when; `needs_units` if fewer than two work on the ticket
 * @throws {DeskError} `refused` to whoever neither leads nor oversees the ticket, and once it is closed
 */
export async function callMeeting(
  outer: Desk,
  request: { ticket: Ticket; actor: Actor; at?: EpochMs },
): Promise<EpochMs | 'needs_units'> {
  return transact(outer, async (desk) => {
    const { ticket, actor } = request
    mayLead(ticket, actor)
    if (ticket.state === 'closed') throw refused(ticket, 'wrong_state')
    if (meetingUnits(ticket).length < 2) return 'needs_units'
    const now = desk.clock.now()
    const at = request.at ?? proposedMeeting(desk.office.calendar, now)
    await openMeeting(desk.db, { ticketId: ticket.id, at, calledAt: now, calledBy: actorRef(actor) })
    const text = meetingCalled({ office: desk.office, now }, ticket, at)
    for (const unitId of meetingUnits(ticket))
      await tell(desk, ticket, { unitId, kind: `meeting:${at}:${now}`, text })
    return at
  })
}

/**
 * A unit's 能到 or 不能到; once all have answered, the station and the lead are told.
 *
 * @returns who comes so far; undefined if no meeting is being arranged or the actor's unit is not asked
 */
export async function answerMeeting(
  outer: Desk,
  request: { ticket: Ticket; actor: Actor; comes: boolean; reason: string },
): Promise<MeetingView | undefined> {
  return transact(outer, async (desk) => {
    const { ticket, actor, comes, reason } = request
    const meeting = await meetingOf(desk.db, ticket.id)
    const unitId = meetingUnits(ticket).find((asked) => belongsTo(actor, asked))
    if (!meeting || unitId === undefined || actor.kind !== 'staff') return undefined
    const at = desk.clock.now()
    const reasonTextId = reason
      ? await addText(desk, { ticketId: ticket.id, actor, kind: 'reason', body: reason })
      : undefined
    await saveMeetingAnswer(desk.db, meeting.id, {
      unitId,
      comes,
      personId: actor.personId,
      at,
      ...(reasonTextId !== undefined && { reasonTextId }),
    })
    const view = await viewOf(desk, ticket, await meetingOf(desk.db, ticket.id))
    if (view && view.silent.length === 0) {
      const text = meetingComplete({ office: desk.office, now: at }, ticket, view)
      const kind = `meeting-complete:${at}`
      await notify(desk, ticket, { target: stationRoom(desk), kind, text })
      if (ticket.lead && ticket.lead.unitId !== unitId)
        await tell(desk, ticket, { unitId: ticket.lead.unitId, kind, text })
    }
    return view
  })
}

/**
 * 会商结果: what was agreed becomes a note of the ticket, and each unit reads it.
 *
 * @throws {DeskError} `refused`
 */
export async function concludeMeeting(
  outer: Desk,
  request: { ticket: Ticket; actor: Actor; outcome: string },
): Promise<void> {
  await transact(outer, async (desk) => {
    const { ticket, actor, outcome } = request
    mayLead(ticket, actor)
    const now = desk.clock.now()
    const masked = await maskForGroup(desk, ticket, outcome)
    await recordProgress(desk, { ticketId: ticket.id, actor, kind: 'note', text: outcome })
    await endMeeting(desk.db, ticket.id, now)
    for (const unitId of meetingUnits(ticket)) {
      const words = mayReadInGroup(desk, ticket, unitId) ? masked : WORDS_AT_STATION
      const text = meetingOutcome(ticket, words)
      await tell(desk, ticket, { unitId, kind: `meeting-outcome:${now}`, text })
    }
  })
}

async function viewOf(
  desk: Desk,
  ticket: Ticket,
  meeting: StoredMeeting | undefined,
): Promise<MeetingView | undefined> {
  if (!meeting) return undefined
  const answered = new Set(meeting.answers.map(({ unitId }) => unitId))
  const staysAway: MeetingView['staysAway'] = []
  for (const { unitId, comes, reasonTextId } of meeting.answers) {
    if (comes) continue
    const reason = reasonTextId === undefined ? '' : await textBody(desk.db, desk.seal, reasonTextId)
    staysAway.push({ unitId, reason: reason ?? '' })
  }
  return {
    at: meeting.at,
    comes: meeting.answers.filter(({ comes }) => comes).map(({ unitId }) => unitId),
    staysAway,
    silent: meetingUnits(ticket).filter((unitId) => !answered.has(unitId)),
  }
}

function mayLead(ticket: Ticket, actor: Actor): void {
  const leads = ticket.lead !== undefined && belongsTo(actor, ticket.lead.unitId)
  if (leads || holdsRole(actor, 'clerk') || holdsRole(actor, 'supervisor')) return
  throw refused(ticket, 'not_lead')
}

function refused(ticket: Ticket, code: 'not_lead' | 'wrong_state'): DeskError {
  return new DeskError('refused', { refusal: { code }, ticket, command: 'meeting' })
}

async function tell(
  desk: Desk,
  ticket: Ticket,
  message: { unitId: string; kind: string; text: string },
): Promise<void> {
  const { unitId, kind, text } = message
  await notify(desk, ticket, {
    target: roomOf(desk, unitId),
    kind,
    text,
    mentions: ownersOf(desk.office.roster, unitId).map(({ id }) => id),
  })
}
