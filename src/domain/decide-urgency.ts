import { holdsRole, oversees } from './actor.ts'
import type { DecideContext, Judgement } from './decide.ts'
import { handlingLimit } from './limits.ts'
import type { Ticket } from './ticket.ts'
import { standingDeadline } from './ticket-clock.ts'
import type { TicketCommand } from './ticket-commands.ts'
import type { TicketEventBody } from './ticket-events.ts'
import type { EpochMs } from './time.ts'
import {
  addWorkingMinutes,
  applyLimit,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from './working-calendar.ts'

type UrgencyCommand = Extract<TicketCommand, { type: 'raise_urgency' | 'lower_urgency' }>

/** 加急 after intake by a clerk or a supervisor, and 不急了 by a clerk. */
export function decideUrgency(ticket: Ticket, command: UrgencyCommand, context: DecideContext): Judgement {
  const { actor } = context
  const isRaise = command.type === 'raise_urgency'
  if (isRaise && !oversees(actor)) return { code: 'not_supervisor' }
  if (!isRaise && !holdsRole(actor, 'clerk')) return { code: 'not_clerk' }
  const { state } = ticket
  if (state !== 'received' && state !== 'dispatched' && state !== 'acknowledged')
    return { code: 'urgency_too_late' }
  if (isRaise === (ticket.urgency === 'urgent')) return { code: isRaise ? 'already_urgent' : 'not_urgent' }
  const text = command.textId === undefined ? {} : { textId: command.textId }
  return isRaise
    ? raised(ticket, { type: 'urgency_raised', ...text }, context)
    : [{ type: 'urgency_lowered', ...text, ...lengthened(ticket, context) }]
}

/** The caller has rung again, so that nobody waits for them any longer. */
function raised(
  ticket: Ticket,
  event: Extract<TicketEventBody, { type: 'urgency_raised' }>,
  context: DecideContext,
): TicketEventBody[] {
  const ended: TicketEventBody[] = ticket.waiting ? [{ type: 'wait_ended' }] : []
  return [...ended, { ...event, ...shortened(ticket, context) }]
}

/** The platform sent it again as urgent: where it sets the limit itself, that one stays. */
export function raisedByPlatform(ticket: Ticket, context: DecideContext): TicketEventBody {
  const limit = ticket.platformDeadline === undefined ? shortened(ticket, context) : {}
  return { type: 'urgency_raised', ...limit }
}

/**
 * The limit of an urgent ticket, counted from now, if it is sooner than what the ticket has. While the clock stands still
 * the kept deadline is that much before it.
 */
function shortened(ticket: Ticket, context: DecideContext): { deadline?: EpochMs } {
  const { calendar, limits, now } = context
  const standing = standingDeadline(ticket, context)
  const isRunning =
    ticket.state !== 'replied' && ticket.state !== 'approved' && ticket.state !== 'calling_back'
  if (standing === undefined || !isRunning) return {}
  const limit = applyLimit(calendar, now, handlingLimit({ kind: ticket.kind, urgency: 'urgent' }, limits))
  if (limit >= standing) return {}
  if (ticket.clock?.state !== 'paused') return { deadline: limit }
  const stoodMinutes = workingMinutesBetween(calendar, ticket.clock.since, now)
  return { deadline: subtractWorkingMinutes(calendar, limit, stoodMinutes) }
}

/** What the raise took away is given back, also where a pause or an extension has moved the limit since; never once it has passed. */
function lengthened(ticket: Ticket, context: DecideContext): { deadline?: EpochMs } {
  const { deadline, raised: { limit } = {} } = ticket
  const standing = standingDeadline(ticket, context)
  if (!limit || deadline === undefined || standing === undefined || standing < context.now) return {}
  if (deadline === limit.to) return { deadline: limit.from }
  const spared = workingMinutesBetween(context.calendar, limit.to, limit.from)
  return { deadline: addWorkingMinutes(context.calendar, deadline, spared) }
}
