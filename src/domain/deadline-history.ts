import type { DaysSkipped } from './days-skipped.ts'
import { daysSkipped } from './days-skipped.ts'
import type { Limit, Limits, PauseReason } from './limits.ts'
import type { TicketEvent } from './ticket-events.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { applyLimit, workingMinutesBetween } from './working-calendar.ts'

/** Where a deadline comes from: the city's platform, the matter's law, limits.yaml, or the clerk who dispatched. */
export type LimitSource =
  | { by: 'platform' }
  | { by: 'law'; limit: Limit; basis: string }
  | { by: 'rule'; limit: Limit }
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
}

function remember(event: TicketEvent, known: Known): void {
  if (event.type === 'opened') known.opened = event
  if (event.type === 'clock_paused') known.paused = event
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

function dispatched(
  event: Extract<TicketEvent, { type: 'dispatched' }>,
  known: Known,
  context: HistoryContext,
): Step {
  const source = sourceOf(event, known, context)
  const facts = { what: 'dispatched' as const, unitId: event.leadUnitId, deadline: event.deadline, source }
  const isCounted = source.by === 'law' || source.by === 'rule' || source.by === 'clerk'
  return isCounted ? { ...facts, skipped: daysSkipped(context.calendar, event.at, event.deadline) } : facts
}

/** In the order in which `decide` looks for one; what none of them gives, the clerk gave. */
function sourceOf(
  event: Extract<TicketEvent, { type: 'dispatched' }>,
  { opened, deadline }: Known,
  { calendar, limits, statutory }: HistoryContext,
): LimitSource {
  if (event.deadline === deadline) return { by: 'kept' }
  if (deadline === undefined && event.deadline === opened?.platformDeadline) return { by: 'platform' }
  const gives = (limit: Limit): boolean => applyLimit(calendar, event.at, limit) === event.deadline
  if (statutory && event.basis !== undefined && gives(statutory)) {
    return { by: 'law', limit: statutory, basis: event.basis }
  }
  const rule = limits.handling.find(
    ({ kind, urgency }) => kind === opened?.kind && urgency === opened.urgency,
  )?.limit
  return rule && gives(rule) ? { by: 'rule', limit: rule } : { by: 'clerk' }
}
