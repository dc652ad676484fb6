import type { Actor } from './actor.ts'
import { actorRef, BOT, hasPart, oversees } from './actor.ts'
import { decideCallback } from './decide-callback.ts'
import { decideHandling } from './decide-handling.ts'
import { decideStation } from './decide-station.ts'
import { decideSupervision } from './decide-supervision.ts'
import { decideUrgency } from './decide-urgency.ts'
import type { Limits } from './limits.ts'
import type { Ticket, TicketState } from './ticket.ts'
import { isConfidential } from './ticket.ts'
import { clockEvents } from './ticket-clock.ts'
import type { Refusal, TicketCommand, TicketCommandType } from './ticket-commands.ts'
import type { TicketEvent, TicketEventBody } from './ticket-events.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** What a decision may look at besides the ticket. */
export interface DecideContext {
  actor: Actor
  now: EpochMs
  calendar: WorkingCalendar
  limits: Limits
}

export type Decision = { ok: true; events: TicketEvent[] } | { ok: false; refusal: Refusal }

/** What the parts of `decide` return: events without their signature, or a refusal. */
export type Judgement = readonly TicketEventBody[] | Refusal

const HANDLING = [
  'acknowledge',
  'contact',
  'visit',
  'note',
  'add_photo',
  'reveal',
  'request_return',
  'request_extension',
  'reply',
] as const
const REQUESTS = ['grant_return', 'refuse_return', 'grant_extension', 'refuse_extension'] as const
const CALLBACK = ['ask_citizen', 'callback_not_sent', 'hand_callback_to_clerk', 'miss_callback'] as const

/** 督办 of a ticket at any time; a unit's own words about reminders and the clock while it is at work. */
const SUPERVISION = ['order_supervision', 'answer_order', 'clear_orders', 'flag', 'urge'] as const
/** 加急 and back: refused with its own words once the unit has replied. */
const URGENCY = ['raise_urgency', 'lower_urgency'] as const
const OWN_CLOCK = ['snooze', 'await_citizen', 'end_wait'] as const

/** The whole state machine: a command absent from a state's row is refused there. */
const ALLOWED: Readonly<Record<TicketState, readonly TicketCommandType[]>> = {
  received: [
    'update',
    'dispatch',
    'note',
    'add_photo',
    'reveal',
    'contact',
    'close',
    'withdraw',
    ...URGENCY,
    ...SUPERVISION,
  ],
  dispatched: [
    'update',
    ...HANDLING,
    ...REQUESTS,
    ...OWN_CLOCK,
    'dispatch',
    'add_assist',
    'withdraw',
    ...URGENCY,
    ...SUPERVISION,
  ],
  acknowledged: [
    'update',
    ...HANDLING,
    ...REQUESTS,
    ...OWN_CLOCK,
    'dispatch',
    'add_assist',
    'withdraw',
    ...URGENCY,
    ...SUPERVISION,
  ],
  replied: [
    'update',
    'acknowledge',
    'note',
    'add_photo',
    'reveal',
    'visit',
    'contact',
    'approve',
    'reject',
    'withdraw',
    ...URGENCY,
    ...SUPERVISION,
  ],
  approved: [
    'update',
    'note',
    'add_photo',
    'reveal',
    'contact',
    ...CALLBACK,
    'answer_callback',
    'exempt',
    'withdraw',
    ...URGENCY,
    ...SUPERVISION,
  ],
  calling_back: [
    'update',
    'note',
    'add_photo',
    'contact',
    ...CALLBACK,
    'answer_callback',
    'exempt',
    'withdraw',
    ...URGENCY,
    ...SUPERVISION,
  ],
  // An order outlives its ticket until it is cleared (销号).
  closed: ['answer_order', 'clear_orders'],
}

/**
 * The one judge of what may happen to a ticket (R1). Pure: reads no clock and no database.
 *
 * @returns the events to append, at least one, or the reason why nothing happens
 */
export function decide(ticket: Ticket, command: TicketCommand, context: DecideContext): Decision {
  if (!ALLOWED[ticket.state].includes(command.type))
    return { ok: false, refusal: outOfState(ticket, context) }
  const judgement = judge(ticket, command, context)
  if ('code' in judgement) return { ok: false, refusal: judgement }
  const signature = { at: context.now, actor: actorRef(context.actor) }
  const events = judgement.map((body) => ({ ...body, ...signature }))
  const ofClock = clockEvents(ticket, events, context).map((body) => ({
    ...body,
    at: context.now,
    actor: actorRef(BOT),
  }))
  return { ok: true, events: [...events, ...ofClock] }
}

/** How a 举报 stands is not for staff who have no part in it, and may be whom it is about. */
function outOfState(ticket: Ticket, { actor }: DecideContext): Refusal {
  const isOutsider = actor.kind === 'staff' && !oversees(actor) && !hasPart(actor, ticket)
  return { code: isOutsider && isConfidential(ticket) ? 'not_assigned' : 'wrong_state' }
}

function judge(ticket: Ticket, command: TicketCommand, context: DecideContext): Judgement {
  switch (command.type) {
    case 'acknowledge':
    case 'contact':
    case 'visit':
    case 'note':
    case 'add_photo':
    case 'reveal':
    case 'request_return':
    case 'request_extension':
    case 'reply':
      return decideHandling(ticket, command, context)
    case 'ask_citizen':
    case 'callback_not_sent':
    case 'hand_callback_to_clerk':
    case 'miss_callback':
    case 'answer_callback':
    case 'exempt':
      return decideCallback(ticket, command, context)
    case 'raise_urgency':
    case 'lower_urgency':
      return decideUrgency(ticket, command, context)
    case 'order_supervision':
    case 'answer_order':
    case 'clear_orders':
    case 'flag':
    case 'urge':
    case 'snooze':
    case 'await_citizen':
    case 'end_wait':
      return decideSupervision(ticket, command, context)
    default:
      return decideStation(ticket, command, context)
  }
}
