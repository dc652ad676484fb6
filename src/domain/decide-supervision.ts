import { actorRef, belongsTo, holdsRole } from './actor.ts'
import type { DecideContext, Judgement } from './decide.ts'
import { assignmentOf } from './decide-handling.ts'
import { openOrders } from './ladder.ts'
import type { SupervisionOrder, Ticket } from './ticket.ts'
import { standingDeadline } from './ticket-clock.ts'
import type { TicketCommand } from './ticket-commands.ts'
import type { TicketEventBody } from './ticket-events.ts'
import { applyLimit } from './working-calendar.ts'

type SupervisionCommand = Extract<
  TicketCommand,
  {
    type:
      | 'order_supervision'
      | 'answer_order'
      | 'clear_orders'
      | 'flag'
      | 'urge'
      | 'snooze'
      | 'await_citizen'
      | 'end_wait'
  }
>

/** 督办: orders, urging, and what the owner may say about the reminders and the clock. */
export function decideSupervision(
  ticket: Ticket,
  command: SupervisionCommand,
  context: DecideContext,
): Judgement {
  switch (command.type) {
    case 'order_supervision':
      return order(ticket, command, context)
    case 'answer_order':
      return answerOrder(ticket, command, context)
    case 'clear_orders':
      return clearOrders(ticket, command, context)
    case 'flag':
      return context.actor.kind === 'bot'
        ? [{ type: 'flagged', risks: command.risks }]
        : { code: 'not_clerk' }
    case 'urge':
      return urge(ticket, context)
    case 'snooze':
      return snooze(ticket, command, context)
    case 'await_citizen':
      return awaitCitizen(ticket, command, context)
    case 'end_wait':
      return endWait(ticket, context)
  }
}

/** Whether the actor watches over the units: a supervisor, a clerk, or the bot for them. */
function oversees({ actor }: DecideContext): boolean {
  return actor.kind === 'bot' || holdsRole(actor, 'supervisor') || holdsRole(actor, 'clerk')
}

/** The next order of the ticket: to its lead, to be answered by the deadline named or that of limits.yaml. */
export function nextOrder(
  ticket: Ticket,
  asked: {
    reason: SupervisionOrder['reason']
    textId?: number
    ownerId?: string
    deadline?: number
    limit?: DecideContext['limits']['supervisionOrder']
  },
  { now, calendar, limits }: DecideContext,
): TicketEventBody {
  const { reason, textId, ownerId, deadline, limit } = asked
  return {
    type: 'supervision_ordered',
    reason,
    no: (ticket.orders ?? []).length + 1,
    deadline: deadline ?? applyLimit(calendar, now, limit ?? limits.supervisionOrder),
    ...(ticket.lead && { unitId: ticket.lead.unitId }),
    ...(ownerId !== undefined && { ownerId }),
    ...(textId !== undefined && { textId }),
  }
}

function order(
  ticket: Ticket,
  command: Extract<SupervisionCommand, { type: 'order_supervision' }>,
  context: DecideContext,
): Judgement {
  if (!oversees(context)) return { code: 'not_supervisor' }
  if (command.deadline !== undefined && command.deadline <= context.now) return { code: 'order_too_early' }
  // The ladder makes one order for being overdue, not one each morning.
  const hasOne = openOrders(ticket).some(({ reason }) => reason === 'overdue')
  if (command.reason === 'overdue' && hasOne) return { code: 'order_not_answered' }
  return [nextOrder(ticket, command, context)]
}

/** All open orders to the unit are answered at once: people answer a ticket, not a row. */
function answerOrder(
  ticket: Ticket,
  command: Extract<SupervisionCommand, { type: 'answer_order' }>,
  context: DecideContext,
): Judgement {
  const { actor } = context
  const uncleared = openOrders(ticket)
  const unanswered = uncleared.filter(({ answeredAt }) => answeredAt === undefined)
  // What is added before 销号 answers it anew: 在弄了, and at three o'clock 拉完了.
  const open = unanswered.length > 0 ? unanswered : uncleared
  if (open.length === 0) return { code: 'no_open_order' }
  const mine = open.filter(({ unitId, ownerId }) => {
    const isOwner = actor.kind === 'staff' && actor.personId === ownerId
    return isOwner || (unitId !== undefined && belongsTo(actor, unitId))
  })
  if (mine.length === 0) return { code: 'not_assigned' }
  return mine.map(({ no, unitId }) => ({
    type: 'order_answered' as const,
    no,
    unitId: unitId ?? '',
    textId: command.textId,
  }))
}

/** 销号: what was answered is cleared; an order that nobody answered may be cleared only with a reason. */
function clearOrders(
  ticket: Ticket,
  command: Extract<SupervisionCommand, { type: 'clear_orders' }>,
  context: DecideContext,
): Judgement {
  if (!oversees(context)) return { code: 'not_supervisor' }
  const open = openOrders(ticket)
  if (open.length === 0) return { code: 'no_open_order' }
  const text = command.textId === undefined ? {} : { textId: command.textId }
  if (command.textId === undefined && open.some(({ answeredAt }) => answeredAt === undefined))
    return { code: 'order_not_answered' }
  return open.map(({ no }) => ({ type: 'order_cleared' as const, no, ...text }))
}

/** 催办: whoever has work to do on it is pushed at once, by one person not again and again. */
function urge(ticket: Ticket, context: DecideContext): Judgement {
  if (!oversees(context)) return { code: 'not_supervisor' }
  if (!ticket.lead) return { code: 'nobody_to_urge' }
  if (ticket.state !== 'dispatched' && ticket.state !== 'acknowledged') return { code: 'nothing_to_urge' }
  const { calendar, limits, now, actor } = context
  const last = ticket.urges?.findLast(({ by }) => by === actorRef(actor))
  const againAt = last && applyLimit(calendar, last.at, limits.urgeAgainAfter)
  if (last && againAt !== undefined && againAt > now) return { code: 'urged_lately', at: last.at, againAt }
  return [{ type: 'urged', unitId: ticket.lead.unitId }]
}

/** 稍后提醒: only one's own reminders, a few times a round, never past the deadline. */
function snooze(
  ticket: Ticket,
  command: Extract<SupervisionCommand, { type: 'snooze' }>,
  context: DecideContext,
): Judgement {
  const own = assignmentOf(ticket, context)
  if (own?.role !== 'lead') return { code: 'not_lead' }
  const { times } = context.limits.snooze
  if ((ticket.snoozes ?? 0) >= times) return { code: 'snooze_too_often', times }
  const deadline = standingDeadline(ticket, context) ?? context.now
  if (context.now >= deadline) return { code: 'overdue_snooze' }
  if (command.until >= deadline) return { code: 'snooze_past_deadline', deadline }
  return [{ type: 'snoozed', unitId: own.assignment.unitId, until: command.until }]
}

function awaitCitizen(
  ticket: Ticket,
  command: Extract<SupervisionCommand, { type: 'await_citizen' }>,
  context: DecideContext,
): Judgement {
  const own = assignmentOf(ticket, context)
  if (own?.role !== 'lead') return { code: 'not_lead' }
  if (ticket.waiting) return { code: 'already_waiting' }
  const deadline = standingDeadline(ticket, context)
  if (deadline !== undefined && context.now > deadline) return { code: 'overdue_wait' }
  return [{ type: 'citizen_awaited', unitId: own.assignment.unitId, textId: command.textId }]
}

function endWait(ticket: Ticket, context: DecideContext): Judgement {
  const isLead = assignmentOf(ticket, context)?.role === 'lead'
  if (!isLead && !oversees(context)) return { code: 'not_lead' }
  return ticket.waiting ? [{ type: 'wait_ended' }] : { code: 'not_waiting' }
}
