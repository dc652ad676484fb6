import type { Span } from './months.ts'
import type { FaultCode } from './perfunctory.ts'
import { PERFUNCTORY_FROM } from './perfunctory.ts'
import type { Satisfaction } from './ticket.ts'
import type { TicketEvent } from './ticket-events.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { workingMinutesBetween } from './working-calendar.ts'

/** 不满意 超时 回复敷衍 退单两次. */
export const FINDING_KINDS = ['dissatisfied', 'overdue', 'perfunctory', 'returned_twice'] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** Why a ticket stands on a unit's part of the week's list, with its evidence. */
export type Finding = { unitId: string; at: EpochMs } & (
  | { kind: 'dissatisfied'; round: number; solved: boolean; satisfaction: Satisfaction; textId?: number }
  /** `at` is when it became overdue; `repliedAt` the reply that ended it, if one did. */
  | { kind: 'overdue'; deadline: EpochMs; repliedAt?: EpochMs; lateMinutes: number }
  /** The station sent the reply back; the text says why. */
  | { kind: 'perfunctory'; reasonTextId?: number; faults?: readonly FaultCode[]; replyTextId?: number }
  | { kind: 'returned_twice'; times: number }
)

/** What of the events so far the next one is read against. */
interface Known {
  unitId?: string
  deadline?: EpochMs
  /** Since when the limit runs; undefined while it stands still or has ended. */
  runningSince?: EpochMs
  /** The overdue finding of this handling, once there is one: a handling is overdue once. */
  late?: Extract<Finding, { kind: 'overdue' }>
  round: number
  returns: number
  replyTextId?: number
}

/**
 * What the ticket gives the week's list: everything of the span that a street asks a unit about. A ticket becomes
 * overdue once a round, in the week in which its limit passed; how late it is is reckoned to the end of the span.
 *
 * @param events oldest first, from the beginning; those after the span change nothing
 */
export function findingsOf(
  events: readonly TicketEvent[],
  { from, until }: Span,
  calendar: WorkingCalendar,
): Finding[] {
  const known: Known = { round: 1, returns: 0 }
  const found: Finding[] = []
  for (const event of events) {
    if (event.at >= until) break
    passTime(known, found, event.at)
    found.push(...read(known, event))
  }
  passTime(known, found, until)
  return found
    .filter(({ at }) => at >= from && at < until)
    .map((finding) => {
      if (finding.kind !== 'overdue') return finding
      const { deadline, repliedAt = until } = finding
      return { ...finding, lateMinutes: workingMinutesBetween(calendar, deadline, repliedAt) }
    })
}

/** Notes that the limit has passed before `now`. At the deadline itself nothing is overdue yet. */
function passTime(known: Known, found: Finding[], now: EpochMs): void {
  const { unitId, deadline, runningSince, late } = known
  if (unitId === undefined || deadline === undefined || runningSince === undefined || late) return
  if (now <= deadline) return
  known.late = { kind: 'overdue', unitId, at: Math.max(deadline, runningSince), deadline, lateMinutes: 0 }
  found.push(known.late)
}

/** A reply that the check found perfunctory and that was submitted all the same. */
function perfunctoryOf(unitId: string, event: Extract<TicketEvent, { type: 'replied' }>): Finding[] {
  const { at, check, textId } = event
  if (!check || check.score < PERFUNCTORY_FROM) return []
  return [{ kind: 'perfunctory', unitId, at, faults: check.faults, replyTextId: textId }]
}

function read(known: Known, event: TicketEvent): Finding[] {
  const { at } = event
  const unitId = known.unitId ?? ''
  switch (event.type) {
    case 'dispatched':
      Object.assign(known, { unitId: event.leadUnitId, deadline: event.deadline, runningSince: at })
      return []
    case 'return_granted':
      known.returns += 1
      // The station has it now: it asks itself, on no list of a unit.
      delete known.unitId
      return known.returns < 2
        ? []
        : [{ kind: 'returned_twice', unitId: event.unitId, at, times: known.returns }]
    case 'extension_granted':
      known.deadline = event.deadline
      return []
    case 'urgency_raised':
    case 'urgency_lowered':
      if (event.deadline !== undefined) known.deadline = event.deadline
      return []
    case 'clock_paused':
    case 'clock_stopped':
      delete known.runningSince
      return []
    case 'clock_resumed':
      Object.assign(known, { deadline: event.deadline, runningSince: at })
      return []
    case 'replied':
      delete known.runningSince
      known.replyTextId = event.textId
      if (known.late) known.late.repliedAt = at
      return perfunctoryOf(unitId, event)
    case 'rejected': {
      known.runningSince = at
      if (known.late) delete known.late.repliedAt
      const reply = known.replyTextId === undefined ? {} : { replyTextId: known.replyTextId }
      return [{ kind: 'perfunctory', unitId, at, reasonTextId: event.textId, ...reply }]
    }
    case 'callback_answered': {
      if (event.solved && event.satisfaction !== 'dissatisfied') return []
      const { solved, satisfaction, textId } = event
      const words = textId === undefined ? {} : { textId }
      return [{ kind: 'dissatisfied', unitId, at, round: known.round, solved, satisfaction, ...words }]
    }
    case 'round_opened':
      Object.assign(known, { round: event.round, deadline: event.deadline, runningSince: at })
      delete known.late
      return []
    case 'closed':
      delete known.runningSince
      return []
    default:
      return []
  }
}
