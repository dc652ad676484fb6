import type { Step } from './ladder.ts'
import { dueTimeOf, stepsFor } from './ladder.ts'
import type { Limits } from './limits.ts'
import { beforeQuiet } from './quiet-hours.ts'
import type { Ticket } from './ticket.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { applyLimit } from './working-calendar.ts'

/** Something that will be said or done later: one row, due once per (ticket, kind, due time). */
export interface PlannedReminder {
  /** A step's kind, or one of `OTHER_KINDS`. */
  kind: string
  dueAt: EpochMs
  /** Said again and again, one morning at a time: a row that is due is not cancelled by a later plan. */
  repeats?: boolean
}

/** Asked once more; handed to a clerk; the wait for the citizen is over. Kinds of no rung. */
export const OTHER_KINDS = ['callback_again', 'callback_to_clerk', 'wait_over'] as const

/** What a plan is made with. `now` matters only for rungs that repeat. */
export interface PlanContext {
  limits: Limits
  calendar: WorkingCalendar
  now: EpochMs
}

/** Everything that is to be said later about the ticket as it stands now. */
export function planReminders(ticket: Ticket, context: PlanContext): PlannedReminder[] {
  return [
    ...stepsFor(context.limits.ladder, ticket).flatMap((step) => planned(step, ticket, context)),
    ...callbackPlan(ticket, context),
    ...waitPlan(ticket, context),
  ]
}

/** When the step is said: what would fall due in the quiet comes before it, what was put off comes later. */
export function sayTime(step: Step, ticket: Ticket, context: PlanContext): EpochMs | undefined {
  const { calendar, limits, now } = context
  const dueAt = dueTimeOf(step, ticket, { calendar, digestMinute: limits.digestMinute, now })
  if (dueAt === undefined) return undefined
  const snoozed = isOwn(step) ? Math.max(dueAt, snoozedUntil(ticket, dueAt)) : dueAt
  if (ticket.urgency === 'urgent') return snoozed
  return beforeQuiet(limits.quietHours, calendar, snoozed, markBefore(step, ticket))
}

function planned(step: Step, ticket: Ticket, context: PlanContext): PlannedReminder[] {
  const dueAt = sayTime(step, ticket, context)
  if (dueAt === undefined) return []
  const repeats = step.rung.time.at === 'morning' && step.rung.time.daily
  return [{ kind: step.kind, dueAt, ...(repeats && { repeats }) }]
}

/** Only a rung that tells nobody but the owner may be put off (稍后提醒). */
export function isOwn({ rung, assist, order }: Step): boolean {
  return !assist && !order && rung.targets.every((target) => target === 'owner')
}

/** Put off, but never past the deadline. */
function snoozedUntil({ snoozedUntil: until, deadline }: Ticket, dueAt: EpochMs): EpochMs {
  return until === undefined || (deadline !== undefined && dueAt >= deadline) ? 0 : until
}

/** The earliest a step may be brought forward to: nobody is chased before the ticket has come. */
function markBefore({ assist, order }: Step, ticket: Ticket): EpochMs {
  return order?.at ?? assist?.assignedAt ?? ticket.dispatchedAt ?? ticket.receivedAt
}

/** Asked once more after a while without an answer, then handed to the clerk. */
function callbackPlan(ticket: Ticket, { limits, calendar }: PlanContext): PlannedReminder[] {
  const { callback } = ticket
  if (ticket.state !== 'calling_back') return []
  if (callback?.via !== 'chat' || callback.handedToClerkAt !== undefined) return []
  const dueAt = applyLimit(calendar, callback.askedAt, limits.callback.askAgainAfter)
  return [{ kind: callback.asked < 2 ? 'callback_again' : 'callback_to_clerk', dueAt }]
}

function waitPlan({ waiting }: Ticket, { limits, calendar }: PlanContext): PlannedReminder[] {
  if (!waiting) return []
  return [{ kind: 'wait_over', dueAt: applyLimit(calendar, waiting.since, limits.clock.waitForCitizen) }]
}
