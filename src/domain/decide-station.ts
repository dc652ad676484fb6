import { belongsTo, hasScope, holdsRole } from './actor.ts'
import type { DecideContext, Judgement } from './decide.ts'
import { raisedByPlatform } from './decide-urgency.ts'
import { handlingLimit } from './limits.ts'
import { isGoingRound } from './returns.ts'
import type { Ticket } from './ticket.ts'
import type { TicketCommand } from './ticket-commands.ts'
import type { TicketEventBody } from './ticket-events.ts'
import type { EpochMs } from './time.ts'
import { addWorkingDays, applyLimit } from './working-calendar.ts'

type StationCommand = Extract<
  TicketCommand,
  {
    type:
      | 'dispatch'
      | 'add_assist'
      | 'update'
      | 'grant_return'
      | 'refuse_return'
      | 'grant_extension'
      | 'refuse_extension'
      | 'reject'
      | 'approve'
      | 'close'
      | 'withdraw'
  }
>

/** What the station does. */
export function decideStation(ticket: Ticket, command: StationCommand, context: DecideContext): Judgement {
  const { actor } = context
  if (command.type === 'withdraw') return withdraw(ticket, command, context)
  if (command.type === 'add_assist') return addAssist(ticket, command, context)
  if (command.type === 'dispatch' && actor.kind === 'bot') return dispatch(ticket, command, context)
  const isPlatform = actor.kind === 'bot' || hasScope(actor, 'tickets:write')
  if (command.type === 'update' && isPlatform) return updated(ticket, command, context)
  if (!holdsRole(actor, 'clerk') && !stepsIn(ticket, command, context)) return { code: 'not_clerk' }
  switch (command.type) {
    case 'dispatch':
      return dispatch(ticket, command, context)
    case 'grant_return':
      return ticket.pendingReturn
        ? [{ type: 'return_granted', unitId: ticket.pendingReturn.unitId }]
        : { code: 'no_return_pending' }
    case 'refuse_return':
      return ticket.pendingReturn
        ? [{ type: 'return_refused', unitId: ticket.pendingReturn.unitId, ...textOf(command) }]
        : { code: 'no_return_pending' }
    case 'grant_extension':
    case 'refuse_extension':
      return decideExtension(ticket, command, context)
    case 'approve':
    case 'reject':
      return review(ticket, command, context)
    case 'update':
      return updated(ticket, command, context)
    case 'close':
      return [{ type: 'closed', reason: command.reason, textId: command.textId }]
  }
}

/** The platform's limit is that of the first round: a new one takes the place of the running one. */
function updated(
  ticket: Ticket,
  command: Extract<StationCommand, { type: 'update' }>,
  context: DecideContext,
): Judgement {
  const { type: _type, ...changes } = command
  const deadline = ticket.round === 1 && ticket.deadline !== undefined ? changes.platformDeadline : undefined
  const event = { type: 'updated' as const, ...changes, ...(deadline !== undefined && { deadline }) }
  const turnsUrgent = changes.urgency === 'urgent' && ticket.urgency !== 'urgent'
  const platformDeadline = changes.platformDeadline ?? ticket.platformDeadline
  return [event, ...(turnsUrgent ? [raisedByPlatform({ ...ticket, platformDeadline }, context)] : [])]
}

/** A supervisor ends the round of a ticket that was given back twice. */
function stepsIn(ticket: Ticket, { type }: StationCommand, { actor }: DecideContext): boolean {
  const endsRound = type === 'dispatch' || type === 'grant_return' || type === 'refuse_return'
  return endsRound && holdsRole(actor, 'supervisor') && isGoingRound(ticket)
}

function textOf(command: { textId?: number }): { textId?: number } {
  return command.textId === undefined ? {} : { textId: command.textId }
}

/**
 * Hands the ticket to its lead; from `dispatched` or `acknowledged` it is 转办. Within a round the
 * deadline stays: the citizen's clock does not start again because the street sends a ticket elsewhere.
 */
function dispatch(
  ticket: Ticket,
  command: Extract<StationCommand, { type: 'dispatch' }>,
  context: DecideContext,
): Judgement {
  const lead = command.leadUnitId
  if (ticket.lead?.unitId === lead) return { code: 'already_assigned', unitId: lead }
  const dispatched: TicketEventBody = {
    type: 'dispatched',
    leadUnitId: lead,
    assistUnitIds: [...new Set(command.assistUnitIds)].filter((unitId) => unitId !== lead),
    deadline: deadlineOf(ticket, command, context),
    ...(command.statutory && { basis: command.statutory.basis }),
    ...(command.matter !== undefined && ticket.matter === undefined && { matter: command.matter }),
  }
  if (!ticket.pendingReturn) return [dispatched]
  return [{ type: 'return_granted', unitId: ticket.pendingReturn.unitId }, dispatched]
}

/** The clerk's limit, else the running one, else the platform's, else the matter's law, else limits.yaml. */
function deadlineOf(
  ticket: Ticket,
  command: Extract<StationCommand, { type: 'dispatch' }>,
  { now, calendar, limits }: DecideContext,
): EpochMs {
  if (command.limit) return applyLimit(calendar, now, command.limit)
  if (ticket.deadline !== undefined) return ticket.deadline
  const limit = command.statutory?.limit ?? handlingLimit(ticket, limits)
  const usual = ticket.platformDeadline ?? applyLimit(calendar, now, limit)
  // 加急 before it was dispatched: the limit of an urgent ticket counts from then.
  const { raised } = ticket
  return raised ? Math.min(usual, applyLimit(calendar, raised.at, handlingLimit(ticket, limits))) : usual
}

function addAssist(
  ticket: Ticket,
  command: Extract<StationCommand, { type: 'add_assist' }>,
  { actor }: DecideContext,
): Judgement {
  const isLead = ticket.lead !== undefined && belongsTo(actor, ticket.lead.unitId)
  if (!isLead && !holdsRole(actor, 'clerk')) return { code: 'not_lead' }
  const taken = [ticket.lead, ...ticket.assists].some((held) => held?.unitId === command.unitId)
  if (taken) return { code: 'already_assigned', unitId: command.unitId }
  return [{ type: 'assist_added', unitId: command.unitId }]
}

function decideExtension(
  ticket: Ticket,
  command: Extract<StationCommand, { type: 'grant_extension' | 'refuse_extension' }>,
  { calendar, now }: DecideContext,
): Judgement {
  const asked = ticket.pendingExtension
  if (!asked) return { code: 'no_extension_pending' }
  if (command.type === 'refuse_extension') {
    return [{ type: 'extension_refused', unitId: asked.unitId, ...textOf(command) }]
  }
  const deadline = addWorkingDays(calendar, ticket.deadline ?? now, asked.workingDays)
  return [{ type: 'extension_granted', unitId: asked.unitId, deadline }]
}

function review(
  ticket: Ticket,
  command: Extract<StationCommand, { type: 'approve' | 'reject' }>,
  { actor }: DecideContext,
): Judgement {
  if (actor.kind === 'staff' && ticket.reply?.personId === actor.personId)
    return { code: 'author_reviews_self' }
  return command.type === 'approve' ? [{ type: 'approved' }] : [{ type: 'rejected', textId: command.textId }]
}

function withdraw(
  ticket: Ticket,
  command: Extract<StationCommand, { type: 'withdraw' }>,
  { actor }: DecideContext,
): Judgement {
  if (actor.kind === 'citizen' && actor.citizenId !== ticket.citizenId) return { code: 'not_caller' }
  if (actor.kind !== 'citizen' && !holdsRole(actor, 'clerk')) return { code: 'not_clerk' }
  return [{ type: 'closed', reason: 'withdrawn', textId: command.textId }]
}
