import type { DaysSkipped } from './days-skipped.ts'
import { daysSkipped } from './days-skipped.ts'
import type { Limit, Limits, PauseReason } from './limits.ts'
import type { Urgency } from './ticket.ts'
import type { ActorRef, TicketEvent } from './ticket-events.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { addWorkingMinutes, applyLimit, workingMinutesBetween } from './working-calendar.ts'

/** Where a deadline comes from: the city's platform, the matter's law, limits.yaml, or the clerk who dispatched. */
export type LimitSource =
  | { by: 'platform' }
  | { by: 'law'; limit: Limit; basis: string }
  | { by: 'rule'; limit: Limit; urgency: Urgency }
  /** 加急 before it was dispatched: the same, counted from then. */
  | { by: 'raise'; limit: Limit }
  | { by: 'clerk' }
  /** Sent on within the round: the deadline stays. */
  | { by: 'kept' }

/** One thing that made, moved or ended the deadline. */
export type DeadlineStep = { at: EpochMs } & (
  | { what: 'dispatched'; unitId: string; deadline: EpochMs; source: LimitSource; skipped?: DaysSkipped }
  | { what: 'acknowledged'; personId: string }
  | { what: 'taken_back'; unitId: string }
  | { what: 'paused'; why: PauseReason }
  | { what: 'resumed'; why: PauseReason; stoodMinutes: number; deadline: EpochMs }
  | { what: 'extension_asked'; workingDays: number }
  | { what: 'extended'; deadline: EpochMs; skipped: DaysSkipped }
  | { what: 'not_extended' }
  | { what: 'platform_moved'; deadline: EpochMs }
  /** 加急, by whom; no deadline where the running one was as soon. */
  | {
      what: 'raised'
      by: ActorRef
      limit: Limit
      deadline?: EpochMs
      hasLimit: boolean
      skipped?: DaysSkipped
    }
  | { what: 'lowered'; by: ActorRef; deadline?: EpochMs; hasLimit: boolean }
  /** `lateMinutes` in working time; none if it was in time. */
  | { what: 'replied'; unitId: string; personId: string; lateMinutes?: number }
  | { what: 'rejected' }
  | { what: 'new_round'; round: number; deadline: EpochMs; limit: Limit; skipped: DaysSkipped }
  | { what: 'closed' }
)

/** What the history is read with, as the rules are now. */
export interface HistoryContext {
  calendar: WorkingCalendar
  limits: Pick<Limits, 'handling' | 'secondHandling'>
  /** The limit of the matter's own law. */
  statutory?: Limit
}

/** How the deadline came to be what it is, from the ticket's events, oldest first. */
export function deadlineHistory(events: readonly TicketEvent[], context: HistoryContext): DeadlineStep[] {
  const known: Known = {}
  return events.flatMap((event) => {
    const step = stepOf(event, known, context)
    remember(event, known)
    return step ? [{ at: event.at, ...step }] : []
  })
}

/** What of the events so far the next one is read against. */
interface Known {
  opened?: Extract<TicketEvent, { type: 'opened' }>
  deadline?: EpochMs
  paused?: Extract<TicketEvent, { type: 'clock_paused' }>
  /** When it became urgent after intake. */
  raisedAt?: EpochMs
}

function remember(event: TicketEvent, known: Known): void {
  if (event.type === 'opened') known.opened = event
  if (event.type === 'clock_paused') known.paused = event
  if (event.type === 'clock_resumed') delete known.paused
  if (event.type === 'urgency_raised') known.raisedAt = event.at
  if (event.type === 'urgency_lowered') delete known.raisedAt
  if ('deadline' in event && event.deadline !== undefined && event.type !== 'supervision_ordered') {
    known.deadline = event.deadline
  }
}

type Step = DeadlineStep extends infer One ? (One extends { at: EpochMs } ? Omit<One, 'at'> : never) : never

function stepOf(event: TicketEvent, known: Known, context: HistoryContext): Step | undefined {
  const { calendar, limits } = context
  switch (event.type) {
    case 'dispatched':
      return dispatched(event, known, context)
    case 'acknowledged':
      return event.role === 'lead' ? { what: 'acknowledged', personId: event.personId } : undefined
    case 'return_granted':
      return { what: 'taken_back', unitId: event.unitId }
    case 'clock_paused':
      return { what: 'paused', why: event.why }
    case 'clock_resumed': {
      const { at, why } = known.paused ?? { at: event.at, why: 'citizen' as const }
      const stoodMinutes = workingMinutesBetween(calendar, at, event.at)
      return { what: 'resumed', why, stoodMinutes, deadline: event.deadline }
    }
    case 'extension_requested':
      return { what: 'extension_asked', workingDays: event.workingDays }
    case 'extension_granted': {
      const skipped = daysSkipped(calendar, known.deadline ?? event.at, event.deadline)
      return { what: 'extended', deadline: event.deadline, skipped }
    }
    case 'updated':
      return event.deadline === undefined ? undefined : { what: 'platform_moved', deadline: event.deadline }
    case 'urgency_raised':
    case 'urgency_lowered':
      return urgencyStep(event, known, context)
    case 'extension_refused':
      return { what: 'not_extended' }
    case 'replied': {
      const { unitId, personId, at } = event
      const { deadline = at } = known
      const late = at > deadline && { lateMinutes: workingMinutesBetween(calendar, deadline, at) }
      return { what: 'replied', unitId, personId, ...late }
    }
    case 'rejected':
      return { what: 'rejected' }
    case 'round_opened': {
      const { round, deadline } = event
      const skipped = daysSkipped(calendar, event.at, deadline)
      return { what: 'new_round', round, deadline, limit: limits.secondHandling, skipped }
    }
    case 'closed':
      return { what: 'closed' }
    default:
      return undefined
  }
}

function urgencyStep(
  event: Extract<TicketEvent, { type: 'urgency_raised' | 'urgency_lowered' }>,
  known: Known,
  { calendar, limits }: HistoryContext,
): Step {
  const { actor: by, at } = event
  // While the clock stands still the kept deadline is before what it comes to.
  const stood = known.paused ? workingMinutesBetween(calendar, known.paused.at, at) : 0
  const moved = event.deadline !== undefined && {
    deadline: stood === 0 ? event.deadline : addWorkingMinutes(calendar, event.deadline, stood),
  }
  const facts = { by, hasLimit: known.deadline !== undefined, ...moved }
  if (event.type === 'urgency_lowered') return { what: 'lowered', ...facts }
  const limit = ruleFor(known, limits, 'urgent') ?? { minutes: 0 }
  const skipped = moved ? { skipped: daysSkipped(calendar, at, moved.deadline) } : {}
  return { what: 'raised', limit, ...facts, ...skipped }
}

/** 办理时限 of limits.yaml for tickets like it. */
function ruleFor(
  { opened }: Known,
  { handling }: HistoryContext['limits'],
  urgency: Urgency,
): Limit | undefined {
  return handling.find((row) => row.kind === opened?.kind && row.urgency === urgency)?.limit
}

function dispatched(
  event: Extract<TicketEvent, { type: 'dispatched' }>,
  known: Known,
  context: HistoryContext,
): Step {
  const source = sourceOf(event, known, context)
  const facts = { what: 'dispatched' as const, unitId: event.leadUnitId, deadline: event.deadline, source }
  const isCounted = source.by !== 'kept' && source.by !== 'platform'
  return isCounted ? { ...facts, skipped: daysSkipped(context.calendar, event.at, event.deadline) } : facts
}

/** In the order in which `decide` looks for one; what none of them gives, the clerk gave. */
function sourceOf(
  event: Extract<TicketEvent, { type: 'dispatched' }>,
  known: Known,
  { calendar, limits, statutory }: HistoryContext,
): LimitSource {
  const { opened, deadline, raisedAt } = known
  if (event.deadline === deadline) return { by: 'kept' }
  if (deadline === undefined && event.deadline === opened?.platformDeadline) return { by: 'platform' }
  const gives = (limit: Limit): boolean => applyLimit(calendar, event.at, limit) === event.deadline
  if (statutory && event.basis !== undefined && gives(statutory)) {
    return { by: 'law', limit: statutory, basis: event.basis }
  }
  const urgency = raisedAt === undefined ? (opened?.urgency ?? 'normal') : 'urgent'
  const rule = ruleFor(known, limits, urgency)
  if (rule && gives(rule)) return { by: 'rule', limit: rule, urgency }
  const isFromRaise =
    rule && raisedAt !== undefined && applyLimit(calendar, raisedAt, rule) === event.deadline
  return isFromRaise ? { by: 'raise', limit: rule } : { by: 'clerk' }
}
