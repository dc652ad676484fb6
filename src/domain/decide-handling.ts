import { belongsTo, hasScope, holdsRole } from './actor.ts'
import type { DecideContext, Judgement } from './decide.ts'
import type { Assignment, Ticket } from './ticket.ts'
import type { TicketCommand } from './ticket-commands.ts'
import type { TicketEventBody } from './ticket-events.ts'
import { applyLimit } from './working-calendar.ts'

type HandlingCommand = Extract<
  TicketCommand,
  {
    type:
      | 'acknowledge'
      | 'contact'
      | 'visit'
      | 'note'
      | 'add_photo'
      | 'reveal'
      | 'request_return'
      | 'request_extension'
      | 'reply'
  }
>

/** What the units that work on a ticket do. */
export function decideHandling(ticket: Ticket, command: HandlingCommand, context: DecideContext): Judgement {
  switch (command.type) {
    case 'acknowledge':
      return acknowledge(ticket, context)
    case 'request_return':
      return requestReturn(ticket, command, context)
    case 'request_extension':
      return requestExtension(ticket, command, context)
    case 'reply':
      return reply(ticket, command, context)
    case 'add_photo':
      return addPhoto(ticket, command, context)
    case 'reveal':
      return reveal(ticket, command, context)
    default:
      return record(ticket, command, context)
  }
}

/** The lead's own assignment if the actor belongs to the lead unit, else the assisting one, else undefined. */
export function assignmentOf(
  ticket: Ticket,
  context: DecideContext,
): { role: 'lead' | 'assist'; assignment: Assignment } | undefined {
  if (ticket.lead && belongsTo(context.actor, ticket.lead.unitId))
    return { role: 'lead', assignment: ticket.lead }
  const assist = ticket.assists.find(({ unitId }) => belongsTo(context.actor, unitId))
  return assist && { role: 'assist', assignment: assist }
}

function acknowledge(ticket: Ticket, context: DecideContext): Judgement {
  const own = assignmentOf(ticket, context)
  if (!own || context.actor.kind !== 'staff') return { code: 'not_assigned' }
  const { assignment, role } = own
  if (assignment.acknowledgedAt !== undefined) {
    return { code: 'already_acknowledged', personId: assignment.acknowledgedBy ?? '' }
  }
  // A reply stands for the lead's acknowledgement; only assisting units may still acknowledge after it.
  if (role === 'lead' && ticket.state === 'replied') return { code: 'wrong_state' }
  return [{ type: 'acknowledged', unitId: assignment.unitId, personId: context.actor.personId, role }]
}

function record(
  ticket: Ticket,
  command: Extract<HandlingCommand, { type: 'contact' | 'visit' | 'note' }>,
  context: DecideContext,
): Judgement {
  const unitId = assignmentOf(ticket, context)?.assignment.unitId ?? overseerUnit(context)
  if (unitId === undefined) return { code: 'not_assigned' }
  const textId = command.textId
  const takenOn = command.type === 'note' && !command.takesOn ? [] : takingOn(ticket, context)
  switch (command.type) {
    case 'contact':
      return [...takenOn, { type: 'contacted', unitId, ...(textId !== undefined && { textId }) }]
    case 'visit':
      return [
        ...takenOn,
        {
          type: 'visited',
          unitId,
          ...(textId !== undefined && { textId }),
          ...(command.fileId !== undefined && { fileId: command.fileId }),
        },
      ]
    case 'note':
      return [
        ...takenOn,
        {
          type: 'noted',
          unitId,
          textId: command.textId,
          ...(command.fileId !== undefined && { fileId: command.fileId }),
        },
      ]
  }
}

/** Who has called the citizen or been there need not say 收到 as well: what they did stands for it. */
function takingOn(ticket: Ticket, context: DecideContext): TicketEventBody[] {
  const judged = ticket.state === 'received' ? undefined : acknowledge(ticket, context)
  return Array.isArray(judged) ? judged : []
}

/** Only by who called: a photo shows what nobody else may add to the matter. */
function addPhoto(
  ticket: Ticket,
  { fileId }: Extract<HandlingCommand, { type: 'add_photo' }>,
  { actor }: DecideContext,
): Judgement {
  const isCaller = actor.kind === 'citizen' && actor.citizenId === ticket.citizenId
  return isCaller ? [{ type: 'photo_added', fileId }] : { code: 'not_caller' }
}

/** Clerks and supervisors may add to any ticket; the record bears their own unit. */
function overseerUnit({ actor }: DecideContext): string | undefined {
  if (actor.kind !== 'staff' || !(holdsRole(actor, 'clerk') || holdsRole(actor, 'supervisor')))
    return undefined
  return actor.positions.find((held) => held.role === 'clerk' || held.role === 'supervisor')?.unitId
}

/**
 * Who may learn the caller's data: the station always; the units at work on the ticket, and programs of other offices
 * that have the right, unless the caller is kept secret (举报, or secrecy asked for: 济南市12345市民服务热线条例 §16).
 */
function reveal(
  ticket: Ticket,
  command: Extract<HandlingCommand, { type: 'reveal' }>,
  context: DecideContext,
): Judgement {
  const { actor } = context
  const { purposeTextId } = command
  if (hasScope(actor, 'citizens:read'))
    return ticket.secret ? { code: 'caller_is_secret' } : [{ type: 'revealed', purposeTextId }]
  if (actor.kind !== 'staff') return { code: 'not_assigned' }
  const isClerk = holdsRole(actor, 'clerk')
  if (!isClerk && !assignmentOf(ticket, context)) return { code: 'not_assigned' }
  if (!isClerk && ticket.secret) return { code: 'caller_is_secret' }
  return [{ type: 'revealed', personId: actor.personId, purposeTextId }]
}

/** 退单: only the lead, only within the limit after dispatch (山东省政务服务热线管理办法 (2020): 2 working days). */
function requestReturn(
  ticket: Ticket,
  command: Extract<HandlingCommand, { type: 'request_return' }>,
  context: DecideContext,
): Judgement {
  const own = assignmentOf(ticket, context)
  if (own?.role !== 'lead') return { code: 'not_lead' }
  if (ticket.pendingReturn) return { code: 'return_pending' }
  const until = applyLimit(context.calendar, ticket.dispatchedAt ?? context.now, context.limits.returnWithin)
  if (context.now > until) return { code: 'return_too_late', until }
  const event: TicketEventBody = {
    type: 'return_requested',
    unitId: own.assignment.unitId,
    reason: command.reason,
    textId: command.textId,
    ...(command.toUnitId !== undefined && { toUnitId: command.toUnitId }),
  }
  return [event]
}

/** 延期: only the lead, before the deadline, at most `extensionMaxWorkingDays`. */
function requestExtension(
  ticket: Ticket,
  command: Extract<HandlingCommand, { type: 'request_extension' }>,
  context: DecideContext,
): Judgement {
  const own = assignmentOf(ticket, context)
  if (own?.role !== 'lead') return { code: 'not_lead' }
  if (ticket.pendingExtension) return { code: 'extension_pending' }
  if (ticket.deadline !== undefined && context.now > ticket.deadline) return { code: 'overdue_extension' }
  const maxWorkingDays = context.limits.extensionMaxWorkingDays
  if (command.workingDays > maxWorkingDays) return { code: 'extension_too_long', maxWorkingDays }
  const { textId, workingDays } = command
  return [{ type: 'extension_requested', unitId: own.assignment.unitId, textId, workingDays }]
}

/** A reply without an acknowledgement counts as both. */
function reply(
  ticket: Ticket,
  command: Extract<HandlingCommand, { type: 'reply' }>,
  context: DecideContext,
): Judgement {
  const own = assignmentOf(ticket, context)
  if (own?.role !== 'lead' || context.actor.kind !== 'staff') return { code: 'not_lead' }
  const who = { unitId: own.assignment.unitId, personId: context.actor.personId }
  const replied: TicketEventBody = {
    type: 'replied',
    ...who,
    textId: command.textId,
    ...(command.check && { check: command.check }),
  }
  if (own.assignment.acknowledgedAt !== undefined) return [replied]
  return [{ type: 'acknowledged', ...who, role: 'lead' }, replied]
}
