import type { SupervisionOrder, Ticket } from './ticket.ts'
import type { TicketEvent } from './ticket-events.ts'

type SupervisionEvent = Extract<
  TicketEvent,
  {
    type:
      | 'supervision_ordered'
      | 'order_answered'
      | 'order_cleared'
      | 'flagged'
      | 'urged'
      | 'urgency_raised'
      | 'urgency_lowered'
      | 'snoozed'
      | 'citizen_awaited'
      | 'wait_ended'
      | 'clock_started'
      | 'clock_paused'
      | 'clock_resumed'
      | 'clock_stopped'
  }
>

/** What supervision and the clock of the limit change in a ticket. */
export function supervisionChanges(ticket: Ticket, event: SupervisionEvent): Partial<Ticket> {
  switch (event.type) {
    case 'supervision_ordered':
      return { orders: [...(ticket.orders ?? []), orderOf(ticket, event)] }
    case 'order_answered':
      return {
        orders: withOrder(ticket, event.no, { answeredAt: event.at, answerTextId: event.textId }),
        lastActivityAt: event.at,
      }
    case 'order_cleared':
      return { orders: withOrder(ticket, event.no, { clearedAt: event.at }) }
    case 'flagged':
      return { risks: event.risks }
    case 'urged':
      return { urges: [...(ticket.urges ?? []), { by: event.actor, at: event.at }] }
    case 'urgency_raised': {
      const { at, deadline: to } = event
      const { deadline: from } = ticket
      return {
        urgency: 'urgent',
        raised: { at, ...(to !== undefined && from !== undefined && { limit: { from, to } }) },
        lastActivityAt: at,
        // What was put off was put off of an ordinary ticket.
        snoozedUntil: undefined,
        ...(to !== undefined && { deadline: to }),
      }
    }
    case 'urgency_lowered':
      return {
        urgency: 'normal',
        raised: undefined,
        ...(event.deadline !== undefined && { deadline: event.deadline }),
      }
    case 'snoozed':
      return { snoozedUntil: event.until, snoozes: (ticket.snoozes ?? 0) + 1 }
    case 'citizen_awaited':
      return { waiting: { since: event.at, textId: event.textId }, lastActivityAt: event.at }
    case 'wait_ended':
      return { waiting: undefined, lastActivityAt: event.at }
    case 'clock_started':
      return { clock: { state: 'running', since: event.at } }
    case 'clock_paused':
      return { clock: { state: 'paused', since: event.at, why: event.why } }
    case 'clock_resumed':
      return { clock: { state: 'running', since: event.at }, deadline: event.deadline }
    case 'clock_stopped':
      return { clock: { state: 'stopped', since: event.at } }
  }
}

function orderOf(
  ticket: Ticket,
  event: Extract<SupervisionEvent, { type: 'supervision_ordered' }>,
): SupervisionOrder {
  const { type: _type, actor, ...facts } = event
  return {
    ...facts,
    by: actor,
    no: event.no ?? (ticket.orders ?? []).length + 1,
    // An order of before orders had a deadline is due when it was made: it must not be forgotten.
    deadline: event.deadline ?? event.at,
  }
}

function withOrder(ticket: Ticket, no: number, change: Partial<SupervisionOrder>): SupervisionOrder[] {
  return (ticket.orders ?? []).map((order) => (order.no === no ? { ...order, ...change } : order))
}
