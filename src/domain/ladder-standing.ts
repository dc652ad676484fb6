import type { Rung, RungCondition, Step } from './ladder.ts'
import { appliesTo, dueTimeOf, stepsFor } from './ladder.ts'
import type { PlanContext } from './reminders.ts'
import { sayTime } from './reminders.ts'
import type { Ticket } from './ticket.ts'
import type { EpochMs } from './time.ts'

/** A reminder of the ticket as it is kept. */
export interface KeptReminder {
  kind: string
  dueAt: EpochMs
  state: 'waiting' | 'done' | 'skipped' | 'cancelled'
}

/** How a rung stands for one ticket, or for one assisting unit or order of it. */
export interface RungStanding {
  rung: Rung
  /** Of which assisting unit or order. */
  step?: Step
  /** When it was said, in order; `covered`: a later rung or the day's list was said in its place. */
  said: readonly { at: EpochMs; isCovered: boolean }[]
  next: NextTime
}

export type NextTime =
  /** It will be said; `moved`: not when it falls due, because of the quiet hours or 稍后提醒. */
  | { is: 'due'; at: EpochMs; moved?: 'before_quiet' | 'snoozed' }
  /** The clock that it hangs on stands still. */
  | { is: 'paused' }
  /** Its time has gone, or the limit leaves no room for it. */
  | { is: 'none' }
  /** What it reminds of is not so. */
  | { is: 'off'; why: OffReason }

export type OffReason =
  | 'not_dispatched'
  | 'dispatched'
  | 'not_acknowledged'
  | 'acknowledged'
  | 'contacted'
  | 'nobody_to_contact'
  | 'return_pending'
  | 'no_risk'
  | 'replied'
  | 'not_replied'
  | 'reviewed'
  | 'no_assist'
  | 'assists_acknowledged'
  | 'no_return'
  | 'no_extension'
  | 'no_order'
  | 'orders_answered'
  | 'closed'

/**
 * Each rung of the ladder that is for tickets of this kind and urgency, in the order of limits.yaml: when it was
 * said, when it will be, or why not.
 */
export function ladderStanding(
  ticket: Ticket,
  kept: readonly KeptReminder[],
  context: PlanContext,
): RungStanding[] {
  return context.limits.ladder
    .filter((rung) => appliesTo(rung, ticket))
    .flatMap((rung) => standingOf(rung, ticket, kept, context))
}

function standingOf(
  rung: Rung,
  ticket: Ticket,
  kept: readonly KeptReminder[],
  context: PlanContext,
): RungStanding[] {
  const own = kept.filter(({ kind }) => kind === rung.kind || kind.startsWith(`${rung.kind}/`))
  const steps = stepsFor([rung], ticket)
  if (steps.length === 0) {
    return [{ rung, said: saidOf(own), next: { is: 'off', why: whyOff(rung.while, ticket) } }]
  }
  return steps.map((step) => {
    const ofStep = own.filter(({ kind }) => kind === step.kind)
    return { rung, step, said: saidOf(ofStep), next: nextOf(step, ticket, ofStep, context) }
  })
}

function saidOf(kept: readonly KeptReminder[]): RungStanding['said'] {
  return kept
    .filter(({ state }) => state === 'done' || state === 'skipped')
    .map(({ dueAt, state }) => ({ at: dueAt, isCovered: state === 'skipped' }))
    .sort((one, other) => one.at - other.at)
}

function nextOf(step: Step, ticket: Ticket, kept: readonly KeptReminder[], context: PlanContext): NextTime {
  const { calendar, limits, now } = context
  const at = sayTime(step, ticket, context)
  if (at === undefined) return ticket.clock?.state === 'paused' ? { is: 'paused' } : { is: 'none' }
  if (kept.some(({ dueAt, state }) => dueAt === at && state !== 'waiting')) return { is: 'none' }
  const dueAt = dueTimeOf(step, ticket, { calendar, digestMinute: limits.digestMinute, now }) ?? at
  if (at === dueAt) return { is: 'due', at }
  return { is: 'due', at, moved: at < dueAt ? 'before_quiet' : 'snoozed' }
}

/** Why the rung's condition does not hold. */
function whyOff(condition: RungCondition, ticket: Ticket): OffReason {
  const isClosed = ticket.state === 'closed'
  if (condition === 'order_unanswered') return ticket.orders?.length ? 'orders_answered' : 'no_order'
  if (isClosed) return 'closed'
  if (condition === 'undispatched') return 'dispatched'
  if (condition === 'return_pending') return 'no_return'
  if (condition === 'extension_pending') return 'no_extension'
  if (ticket.state === 'received') return 'not_dispatched'
  const isAtWork = ticket.state === 'dispatched' || ticket.state === 'acknowledged'
  if (condition === 'unreviewed') return isAtWork ? 'not_replied' : 'reviewed'
  if (condition === 'assist_unacknowledged' && ticket.assists.length === 0) return 'no_assist'
  if (condition === 'unacknowledged' && ticket.state !== 'dispatched') return 'acknowledged'
  if (!isAtWork) return 'replied'
  switch (condition) {
    case 'assist_unacknowledged':
      return 'assists_acknowledged'
    case 'uncontacted':
      return ticket.contactedAt === undefined ? 'nobody_to_contact' : 'contacted'
    case 'at_risk':
      return 'no_risk'
    default:
      return ticket.pendingReturn ? 'return_pending' : 'not_acknowledged'
  }
}
