import { holdsRole } from './actor.ts'
import type { DecideContext, Judgement } from './decide.ts'
import { nextOrder } from './decide-supervision.ts'
import type { Ticket } from './ticket.ts'
import type { TicketCommand } from './ticket-commands.ts'
import type { TicketEventBody } from './ticket-events.ts'
import { applyLimit } from './working-calendar.ts'

type CallbackCommand = Extract<
  TicketCommand,
  {
    type:
      | 'ask_citizen'
      | 'callback_not_sent'
      | 'hand_callback_to_clerk'
      | 'miss_callback'
      | 'answer_callback'
      | 'exempt'
  }
>

/** 回访: asking the citizen, and what follows from the answer. */
export function decideCallback(ticket: Ticket, command: CallbackCommand, context: DecideContext): Judgement {
  const { actor } = context
  const mayAsk = actor.kind === 'bot' || holdsRole(actor, 'clerk')
  switch (command.type) {
    case 'answer_callback':
      return answer(ticket, command, context)
    case 'miss_callback':
      return holdsRole(actor, 'clerk') ? missed(ticket, command, context) : { code: 'not_clerk' }
    case 'exempt':
      if (!holdsRole(actor, 'clerk')) return { code: 'not_clerk' }
      return [{ type: 'closed', reason: 'exempt', textId: command.textId }]
    case 'ask_citizen':
      return mayAsk ? [{ type: 'callback_asked', via: command.via }] : { code: 'not_clerk' }
    case 'callback_not_sent':
      return mayAsk ? [{ type: 'callback_not_sent', reason: command.reason }] : { code: 'not_clerk' }
    case 'hand_callback_to_clerk':
      return mayAsk ? [{ type: 'callback_handed_to_clerk' }] : { code: 'not_clerk' }
  }
}

/** Solved and at least 基本满意 closes; anything else opens the next round with its own limit. */
function answer(
  ticket: Ticket,
  command: Extract<CallbackCommand, { type: 'answer_callback' }>,
  context: DecideContext,
): Judgement {
  const { actor } = context
  if (actor.kind === 'citizen' ? actor.citizenId !== ticket.citizenId : !holdsRole(actor, 'clerk')) {
    return { code: actor.kind === 'citizen' ? 'not_caller' : 'not_clerk' }
  }
  const { type: _type, ...said } = command
  // A clerk may record a call before the bot has asked: the call is then the asking.
  const events: TicketEventBody[] =
    ticket.state === 'approved' ? [{ type: 'callback_asked', via: 'phone' }] : []
  events.push({ type: 'callback_answered', ...said })
  if (command.solved && command.satisfaction !== 'dissatisfied') {
    return [...events, { type: 'closed', reason: 'satisfied' }]
  }
  const deadline = applyLimit(context.calendar, context.now, context.limits.secondHandling)
  events.push({ type: 'round_opened', round: ticket.round + 1, deadline })
  // 督办单 after the second dissatisfied answer: 山东省级投诉热线管理办法 (2017).
  if (ticket.dissatisfiedTimes === 1)
    events.push(nextOrder(ticket, { reason: 'dissatisfied_twice' }, context))
  return events
}

function missed(
  ticket: Ticket,
  command: Extract<CallbackCommand, { type: 'miss_callback' }>,
  { limits }: DecideContext,
): Judgement {
  const text = command.textId === undefined ? {} : { textId: command.textId }
  const event: TicketEventBody = { type: 'callback_missed', ...text }
  if ((ticket.callback?.missedCalls ?? 0) + 1 < limits.callback.unreachableAfterCalls) return [event]
  return [event, { type: 'closed', reason: 'unreachable' }]
}
