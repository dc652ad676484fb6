import type { Assignment, Callback, Ticket } from './ticket.ts'
import type { TicketEvent } from './ticket-events.ts'

/** The ticket that the events have made. Replaying all events of a ticket gives exactly its stored row. */
export function replay(id: number, events: readonly TicketEvent[]): Ticket {
  let ticket: Ticket | undefined
  for (const event of events) ticket = applyEvent(id, ticket, event)
  if (!ticket) throw new Error(`ticket ${id} has no events`)
  return ticket
}

/** The ticket after one more event. Never refuses: `decide` has already judged. */
export function applyEvent(id: number, before: Ticket | undefined, event: TicketEvent): Ticket {
  if (event.type === 'opened') return opened(id, event)
  if (!before) throw new Error(`ticket ${id}: first event is ${event.type}, expected opened`)
  return { ...before, ...changes(before, event), version: before.version + 1 }
}

function opened(id: number, event: Extract<TicketEvent, { type: 'opened' }>): Ticket {
  const { type: _type, actor: _actor, at, ...facts } = event
  return {
    ...facts,
    id,
    state: 'received',
    round: 1,
    assists: [],
    receivedAt: at,
    dissatisfiedTimes: 0,
    version: 1,
  }
}

function changes(ticket: Ticket, event: Exclude<TicketEvent, { type: 'opened' }>): Partial<Ticket> {
  switch (event.type) {
    case 'dispatched':
      return {
        state: 'dispatched',
        lead: { unitId: event.leadUnitId },
        assists: event.assistUnitIds.map((unitId) => keptAssignment(ticket, unitId)),
        dispatchedAt: event.at,
        deadline: event.deadline,
        pendingReturn: undefined,
        pendingExtension: undefined,
      }
    case 'assist_added':
      return { assists: [...ticket.assists, { unitId: event.unitId }] }
    case 'acknowledged':
      return acknowledged(ticket, event)
    case 'contacted':
      return { contactedAt: ticket.contactedAt ?? event.at }
    case 'visited':
      return { visitedAt: event.at }
    case 'return_requested':
      return {
        pendingReturn: {
          unitId: event.unitId,
          at: event.at,
          textId: event.textId,
          ...(event.toUnitId !== undefined && { toUnitId: event.toUnitId }),
        },
      }
    case 'return_granted':
      return { state: 'received', lead: undefined, pendingReturn: undefined, pendingExtension: undefined }
    case 'return_refused':
      return { pendingReturn: undefined }
    case 'extension_requested':
      return {
        pendingExtension: {
          unitId: event.unitId,
          at: event.at,
          textId: event.textId,
          workingDays: event.workingDays,
        },
      }
    case 'extension_granted':
      return { deadline: event.deadline, pendingExtension: undefined }
    case 'extension_refused':
      return { pendingExtension: undefined }
    default:
      return reviewChanges(ticket, event)
  }
}

type ReviewEvent = Extract<
  TicketEvent,
  {
    type:
      | 'noted'
      | 'revealed'
      | 'replied'
      | 'rejected'
      | 'approved'
      | 'callback_asked'
      | 'callback_not_sent'
      | 'callback_handed_to_clerk'
      | 'callback_missed'
      | 'callback_answered'
      | 'round_opened'
      | 'supervision_ordered'
      | 'closed'
  }
>

function reviewChanges(ticket: Ticket, event: ReviewEvent): Partial<Ticket> {
  switch (event.type) {
    case 'noted':
    case 'revealed':
    case 'callback_not_sent':
      return {}
    case 'replied':
      return {
        state: 'replied',
        reply: { unitId: event.unitId, personId: event.personId, textId: event.textId, at: event.at },
        pendingReturn: undefined,
        pendingExtension: undefined,
      }
    case 'rejected':
      return { state: 'acknowledged', reply: undefined }
    case 'approved':
      return { state: 'approved' }
    case 'callback_asked':
      return { state: 'calling_back', callback: asked(ticket.callback, event) }
    case 'callback_handed_to_clerk':
      return { callback: ticket.callback && { ...ticket.callback, handedToClerkAt: event.at } }
    case 'callback_missed':
      return {
        state: 'calling_back',
        callback: {
          ...(ticket.callback ?? asked(undefined, { at: event.at, via: 'phone' })),
          missedCalls: (ticket.callback?.missedCalls ?? 0) + 1,
        },
      }
    case 'callback_answered':
      return {
        outcome: { solved: event.solved, satisfaction: event.satisfaction, at: event.at },
        dissatisfiedTimes:
          ticket.dissatisfiedTimes + (event.solved && event.satisfaction !== 'dissatisfied' ? 0 : 1),
      }
    case 'round_opened':
      return {
        state: 'dispatched',
        round: event.round,
        dispatchedAt: event.at,
        deadline: event.deadline,
        lead: ticket.lead && { unitId: ticket.lead.unitId },
        assists: ticket.assists.map(({ unitId }) => ({ unitId })),
        reply: undefined,
        callback: undefined,
      }
    case 'supervision_ordered':
      return { supervisionOrderedAt: ticket.supervisionOrderedAt ?? event.at }
    case 'closed':
      return {
        state: 'closed',
        closedAt: event.at,
        closeReason: event.reason,
        pendingReturn: undefined,
        pendingExtension: undefined,
      }
  }
}

/** An assisting unit that has acknowledged keeps that when the lead changes. */
function keptAssignment(ticket: Ticket, unitId: string): Assignment {
  return ticket.assists.find((assist) => assist.unitId === unitId) ?? { unitId }
}

function acknowledged(
  ticket: Ticket,
  event: Extract<TicketEvent, { type: 'acknowledged' }>,
): Partial<Ticket> {
  const done = { acknowledgedAt: event.at, acknowledgedBy: event.personId }
  if (event.role === 'lead') {
    return { state: 'acknowledged', lead: ticket.lead && { ...ticket.lead, ...done } }
  }
  return {
    assists: ticket.assists.map((assist) =>
      assist.unitId === event.unitId ? { ...assist, ...done } : assist,
    ),
  }
}

function asked(before: Callback | undefined, event: { at: number; via: 'chat' | 'phone' }): Callback {
  return {
    askedAt: event.at,
    via: event.via,
    asked: (before?.asked ?? 0) + (event.via === 'chat' ? 1 : 0),
    missedCalls: before?.missedCalls ?? 0,
  }
}
