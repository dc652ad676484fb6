import type { Office } from './office.ts'
import { unitById } from './roster.ts'
import type { Assignment, Ticket } from './ticket.ts'
import type { TicketEvent } from './ticket-events.ts'
import type { EpochMs } from './time.ts'
import { isoOf } from './time.ts'

/**
 * What programs of other offices learn of a ticket: how it stands and by when, nothing of the caller, no texts but
 * the masked subject, no names of staff. Times are ISO 8601 in Beijing time.
 */

export interface PublishedUnit {
  id: string
  name: string
}

export interface PublishedAssignment extends PublishedUnit {
  assignedAt?: string
  acknowledgedAt?: string
}

export type PublishedTicket = Pick<
  Ticket,
  'number' | 'code' | 'kind' | 'urgency' | 'subject' | 'matter' | 'secret' | 'state' | 'round' | 'closeReason'
> & {
  /** 未诉先办: taken on by a village, no ticket of the hotline. */
  inHouse?: true
  village?: PublishedUnit
  lead?: PublishedAssignment
  assists: PublishedAssignment[]
  receivedAt: string
  dispatchedAt?: string
  deadline?: string
  platformDeadline?: string
  /** While it is paused the deadline moves on with it. */
  clock?: 'running' | 'paused' | 'stopped'
  contactedAt?: string
  visitedAt?: string
  outcome?: { solved: boolean; satisfaction: NonNullable<Ticket['outcome']>['satisfaction']; at: string }
  closedAt?: string
  /** How many events it has: a higher one is newer. */
  version: number
}

type ByStaff = 'staff' | 'citizen' | 'caller' | 'bot'

export interface PublishedEvent {
  /** The same wherever the event is told: in an answer, in a webhook. */
  id: string
  at: string
  type: TicketEvent['type']
  by: ByStaff
  unit?: PublishedUnit
  toUnit?: PublishedUnit
  assists?: PublishedUnit[]
  /** What the event says besides, as in `SHOWN`. */
  facts: Record<string, string | number | boolean>
}

/** Everything else of an event is kept back: texts, people, checks. */
const SHOWN: readonly string[] = [
  'role',
  'round',
  'reason',
  'workingDays',
  'via',
  'solved',
  'satisfaction',
  'why',
  'urgency',
  'matter',
  'secret',
]
const SHOWN_MOMENTS: readonly string[] = ['deadline', 'platformDeadline', 'until']

export function publishTicket(office: Office, ticket: Ticket): PublishedTicket {
  const { number, code, kind, urgency, subject, matter, secret, state, round, closeReason, version } = ticket
  const { outcome } = ticket
  return {
    number,
    code,
    kind,
    urgency,
    subject,
    secret,
    state,
    round,
    ...(matter !== undefined && { matter }),
    ...(ticket.inHouse && { inHouse: true }),
    ...(ticket.villageId !== undefined && { village: publishUnit(office, ticket.villageId) }),
    ...(ticket.lead && { lead: publishAssignment(office, ticket.lead) }),
    assists: ticket.assists.map((assist) => publishAssignment(office, assist)),
    receivedAt: isoOf(ticket.receivedAt),
    ...moment('dispatchedAt', ticket.dispatchedAt),
    ...moment('deadline', ticket.deadline),
    ...moment('platformDeadline', ticket.platformDeadline),
    ...(ticket.clock && { clock: ticket.clock.state }),
    ...moment('contactedAt', ticket.contactedAt),
    ...moment('visitedAt', ticket.visitedAt),
    ...(outcome && { outcome: { ...outcome, at: isoOf(outcome.at) } }),
    ...moment('closedAt', ticket.closedAt),
    ...(closeReason !== undefined && { closeReason }),
    version,
  }
}

/** @param seq 1 for the ticket's first event */
export function publishEvent(
  office: Office,
  { ticketId, seq, event }: { ticketId: number; seq: number; event: TicketEvent },
): PublishedEvent {
  const said = event as unknown as Record<string, string | number | boolean | readonly string[] | undefined>
  const unitId = said.unitId ?? said.leadUnitId
  const assists = said.assistUnitIds
  const known = (names: readonly string[]) => names.filter((name) => said[name] !== undefined)
  return {
    id: eventId(ticketId, seq),
    at: isoOf(event.at),
    type: event.type,
    by: event.actor.split(':', 1)[0] as ByStaff,
    ...(typeof unitId === 'string' && { unit: publishUnit(office, unitId) }),
    ...(typeof said.toUnitId === 'string' && { toUnit: publishUnit(office, said.toUnitId) }),
    ...(Array.isArray(assists) && { assists: assists.map((id: string) => publishUnit(office, id)) }),
    facts: Object.fromEntries([
      ...known(SHOWN).map((name) => [name, said[name]]),
      ...known(SHOWN_MOMENTS).map((name) => [name, isoOf(said[name] as EpochMs)]),
    ]),
  }
}

/** What a receiver tells events apart by. */
export function eventId(ticketId: number, seq: number): string {
  return `${ticketId}-${seq}`
}

export function publishUnit(office: Office, unitId: string): PublishedUnit {
  return { id: unitId, name: unitById(office.roster, unitId)?.name ?? unitId }
}

function publishAssignment(office: Office, held: Assignment): PublishedAssignment {
  return {
    ...publishUnit(office, held.unitId),
    ...moment('assignedAt', held.assignedAt),
    ...moment('acknowledgedAt', held.acknowledgedAt),
  }
}

function moment<Name extends string>(name: Name, at: EpochMs | undefined): { [Key in Name]?: string } {
  return (at === undefined ? {} : { [name]: isoOf(at) }) as { [Key in Name]?: string }
}
