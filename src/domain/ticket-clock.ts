import { applyEvent } from './apply.ts'
import type { PauseReason } from './limits.ts'
import type { Ticket } from './ticket.ts'
import type { TicketEvent, TicketEventBody } from './ticket-events.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { addWorkingMinutes, workingMinutesBetween } from './working-calendar.ts'

/** What the clock of a ticket is read with. */
export interface ClockContext {
  now: EpochMs
  calendar: WorkingCalendar
  limits: { clock: { pauseFor: readonly PauseReason[] } }
}

/**
 * The events that start, stop, pause and resume the clock of the handling limit because of `events`, so that
 * the log says when it ran and why it stood still (为什么超期 is answered from them).
 *
 * @param before the ticket before `events`
 * @returns what is to be appended after `events`; often nothing
 */
export function clockEvents(
  before: Ticket,
  events: readonly TicketEvent[],
  context: ClockContext,
): TicketEventBody[] {
  const after = events.reduce<Ticket>((ticket, event) => applyEvent(ticket.id, ticket, event), before)
  const isNewRun = events.some(({ type }) => type === 'round_opened')
  return [...(isNewRun ? [] : leavePause(before, after, context)), ...enter(before, after, context, isNewRun)]
}

/** What the clock should do for the ticket as it stands: undefined before the first dispatch. */
function wanted(
  ticket: Ticket,
  { limits }: ClockContext,
): { state: 'running' | 'paused' | 'stopped'; why?: PauseReason } | undefined {
  if (ticket.deadline === undefined)
    return ticket.state === 'closed' && ticket.clock ? { state: 'stopped' } : undefined
  if (ticket.state !== 'received' && ticket.state !== 'dispatched' && ticket.state !== 'acknowledged')
    return { state: 'stopped' }
  const why = pausedFor(ticket).find((reason) => limits.clock.pauseFor.includes(reason))
  return why ? { state: 'paused', why } : { state: 'running' }
}

function pausedFor(ticket: Ticket): PauseReason[] {
  return [
    ...(ticket.pendingReturn ? (['return'] as const) : []),
    ...(ticket.pendingExtension ? (['extension'] as const) : []),
    ...(ticket.waiting ? (['citizen'] as const) : []),
  ]
}

/** The deadline moves by the working time that the clock stood still. */
function leavePause(before: Ticket, after: Ticket, context: ClockContext): TicketEventBody[] {
  if (before.clock?.state !== 'paused') return []
  const next = wanted(after, context)
  if (next?.state === 'paused' && next.why === before.clock.why) return []
  const ticket = { clock: before.clock, deadline: after.deadline ?? context.now }
  return [{ type: 'clock_resumed', deadline: standingDeadline(ticket, context) ?? context.now }]
}

/** When the limit ends if the clock ran on from now: later than the kept deadline while it is paused. */
export function standingDeadline(
  { clock, deadline }: Pick<Ticket, 'clock' | 'deadline'>,
  { now, calendar }: Pick<ClockContext, 'now' | 'calendar'>,
): EpochMs | undefined {
  if (clock?.state !== 'paused' || deadline === undefined) return deadline
  return addWorkingMinutes(calendar, deadline, workingMinutesBetween(calendar, clock.since, now))
}

function enter(before: Ticket, after: Ticket, context: ClockContext, isNewRun: boolean): TicketEventBody[] {
  const next = wanted(after, context)
  const state = isNewRun ? undefined : before.clock?.state
  if (!next) return []
  if (next.state === 'stopped')
    return state === undefined || state === 'stopped' ? [] : [{ type: 'clock_stopped' }]
  const started: TicketEventBody[] =
    state === undefined || state === 'stopped'
      ? [{ type: 'clock_started', deadline: after.deadline ?? context.now }]
      : []
  if (next.state === 'running') return started
  const isSamePause = state === 'paused' && before.clock?.why === next.why
  return isSamePause ? [] : [...started, { type: 'clock_paused', why: next.why as PauseReason }]
}
