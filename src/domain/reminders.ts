import type { Limits, Rung } from './limits.ts'
import type { Ticket } from './ticket.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { applyLimit, limitBefore } from './working-calendar.ts'

/** Something that will be said later: one row, due once per (ticket, kind, due time). */
export interface PlannedReminder {
  /** A rung's kind, `callback_again` or `callback_to_clerk`. */
  kind: string
  dueAt: EpochMs
}

/** Everything that is to be said later about the ticket as it stands now. */
export function planReminders(ticket: Ticket, limits: Limits, calendar: WorkingCalendar): PlannedReminder[] {
  if (ticket.state === 'calling_back') return callbackPlan(ticket, limits, calendar)
  return limits.ladder
    .filter((rung) => isDueFor(rung, ticket))
    .map((rung) => ({ kind: rung.kind, dueAt: dueTime(rung, ticket, calendar) }))
    .filter((planned): planned is PlannedReminder => planned.dueAt !== undefined)
}

/** Whether the rung still has its reason: nobody is nagged for what is done. */
export function isDueFor(rung: Rung, ticket: Ticket): boolean {
  if (ticket.state === 'dispatched') return true
  return ticket.state === 'acknowledged' && rung.while === 'open'
}

function dueTime(rung: Rung, ticket: Ticket, calendar: WorkingCalendar): EpochMs | undefined {
  const mark = rung.mark === 'dispatched' ? ticket.dispatchedAt : ticket.deadline
  if (mark === undefined) return undefined
  const dueAt = rung.before
    ? limitBefore(calendar, mark, rung.offset)
    : applyLimit(calendar, mark, rung.offset)
  // A short limit may leave no room for an early warning: it would fall before the ticket came.
  return ticket.dispatchedAt !== undefined && dueAt <= ticket.dispatchedAt ? undefined : dueAt
}

/** Asked once more after a while without an answer, then handed to the clerk. */
function callbackPlan(ticket: Ticket, limits: Limits, calendar: WorkingCalendar): PlannedReminder[] {
  const { callback } = ticket
  if (callback?.via !== 'chat' || callback.handedToClerkAt !== undefined) return []
  const dueAt = applyLimit(calendar, callback.askedAt, limits.callback.askAgainAfter)
  return [{ kind: callback.asked < 2 ? 'callback_again' : 'callback_to_clerk', dueAt }]
}
