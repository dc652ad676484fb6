import { supervisionChanges } from './apply-supervision.ts'
import { PERFUNCTORY_FROM } from './perfunctory.ts'
import type { ReturnRecord } from './returns.ts'
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
        lead: { unitId: event.leadUnitId, assignedAt: event.at },
        assists: event.assistUnitIds.map((unitId) => keptAssignment(ticket, unitId, event.at)),
        dispatchedAt: event.at,
        lastActivityAt: event.at,
        waiting: undefined,
        snoozedUntil: undefined,
        snoozes: undefined,
        deadline: event.deadline,
        ...ofNewLimit(ticket, event.deadline),
        ...(event.matter !== undefined && { matter: event.matter }),
        pendingReturn: undefined,
        pendingExtension: undefined,
      }
    case 'assist_added':
      return { assists: [...ticket.assists, { unitId: event.unitId, assignedAt: event.at }] }
    case 'acknowledged':
      return acknowledged(ticket, event)
    case 'contacted':
      return { contactedAt: ticket.contactedAt ?? event.at, ...heardOf(event), waiting: undefined }
    case 'visited':
      return { visitedAt: event.at, ...heardOf(event), waiting: undefined }
    case 'return_requested':
      return {
        pendingReturn: {
          unitId: event.unitId,
          at: event.at,
          textId: event.textId,
          ...(event.toUnitId !== undefined && { toUnitId: event.toUnitId }),
        },
        returns: [...(ticket.returns ?? []), returnOf(event)],
        ...heardOf(event),
      }
    case 'return_granted':
      return {
        ...decidedReturns(ticket, 'granted'),
        state: 'received',
        lead: undefined,
        pendingReturn: undefined,
        pendingExtension: undefined,
        waiting: undefined,
      }
    case 'return_refused':
      return { pendingReturn: undefined, ...decidedReturns(ticket, 'refused'), ...heardOf(event) }
    case 'extension_requested':
      return {
        pendingExtension: {
          unitId: event.unitId,
          at: event.at,
          textId: event.textId,
          workingDays: event.workingDays,
        },
        ...heardOf(event),
      }
    case 'extension_granted':
      return { deadline: event.deadline, pendingExtension: undefined, ...heardOf(event) }
    case 'extension_refused':
      return { pendingExtension: undefined, ...heardOf(event) }
    case 'supervision_ordered':
    case 'order_answered':
    case 'order_cleared':
    case 'flagged':
    case 'urged':
    case 'urgency_raised':
    case 'urgency_lowered':
    case 'snoozed':
    case 'citizen_awaited':
    case 'wait_ended':
    case 'clock_started':
    case 'clock_paused':
    case 'clock_resumed':
    case 'clock_stopped':
      return supervisionChanges(ticket, event)
    default:
      return reviewChanges(ticket, event)
  }
}

type ReviewEvent = Extract<
  TicketEvent,
  {
    type:
      | 'noted'
      | 'photo_added'
      | 'updated'
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
      | 'closed'
  }
>

function reviewChanges(ticket: Ticket, event: ReviewEvent): Partial<Ticket> {
  switch (event.type) {
    case 'noted':
      return heardOf(event)
    case 'updated': {
      const { type: _type, at: _at, actor: _actor, isCallerCorrected: _data, ...changed } = event
      return { ...changed, ...ofNewLimit(ticket, event.deadline) }
    }
    case 'photo_added':
    case 'revealed':
    case 'callback_not_sent':
      return {}
    case 'replied':
      return {
        state: 'replied',
        reply: { unitId: event.unitId, personId: event.personId, textId: event.textId, at: event.at },
        ...((event.check?.score ?? 0) >= PERFUNCTORY_FROM && { poorReplies: (ticket.poorReplies ?? 0) + 1 }),
        pendingReturn: undefined,
        pendingExtension: undefined,
        waiting: undefined,
      }
    case 'rejected':
      return {
        state: 'acknowledged',
        reply: undefined,
        rejections: (ticket.rejections ?? 0) + 1,
        ...heardOf(event),
      }
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
        ...ofNewLimit(ticket, event.deadline),
        lead: ticket.lead && { unitId: ticket.lead.unitId, assignedAt: event.at },
        assists: ticket.assists.map(({ unitId }) => ({ unitId, assignedAt: event.at })),
        lastActivityAt: event.at,
        // The citizen must hear from the unit anew.
        contactedAt: undefined,
        snoozedUntil: undefined,
        snoozes: undefined,
        reply: undefined,
        callback: undefined,
      }
    case 'closed':
      return {
        state: 'closed',
        closedAt: event.at,
        closeReason: event.reason,
        pendingReturn: undefined,
        pendingExtension: undefined,
        waiting: undefined,
      }
  }
}

function returnOf(event: Extract<TicketEvent, { type: 'return_requested' }>): ReturnRecord {
  const { type: _type, actor: _actor, ...record } = event
  return record
}

/** Only the newest return can be decided. Returns of before they were kept leave nothing to decide. */
function decidedReturns({ returns }: Ticket, outcome: 'granted' | 'refused'): Pick<Ticket, 'returns'> {
  const last = returns?.at(-1)
  return returns && last ? { returns: [...returns.slice(0, -1), { ...last, outcome }] } : {}
}

/** A limit of another rule: what a raise took from the one before is over. */
function ofNewLimit({ raised, deadline }: Ticket, given: number | undefined): Pick<Ticket, 'raised'> {
  return raised?.limit && given !== undefined && given !== deadline ? { raised: { at: raised.at } } : {}
}

/** Something was done about the ticket: the silence begins anew. */
function heardOf({ at }: { at: number }): Pick<Ticket, 'lastActivityAt'> {
  return { lastActivityAt: at }
}

/** An assisting unit that has acknowledged keeps that when the lead changes. */
function keptAssignment(ticket: Ticket, unitId: string, at: number): Assignment {
  return ticket.assists.find((assist) => assist.unitId === unitId) ?? { unitId, assignedAt: at }
}

function acknowledged(
  ticket: Ticket,
  event: Extract<TicketEvent, { type: 'acknowledged' }>,
): Partial<Ticket> {
  const done = { acknowledgedAt: event.at, acknowledgedBy: event.personId }
  if (event.role === 'lead') {
    return { state: 'acknowledged', lead: ticket.lead && { ...ticket.lead, ...done }, ...heardOf(event) }
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
