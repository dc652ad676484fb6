import { defineHandler } from '../bot/handler.ts'
import { answerOrder as answer } from '../desk/answer-order.ts'
import type { Desk } from '../desk/desk.ts'
import type { Actor } from '../domain/actor.ts'
import { belongsTo } from '../domain/actor.ts'
import { openOrders } from '../domain/ladder.ts'
import type { SupervisionOrder, Ticket } from '../domain/ticket.ts'
import { orderAnswered, orderAnswerNeeded } from '../templates/messages/supervision.ts'
import { actorOf } from './actor.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords, ticketInQuote } from './reading.ts'
import { waitingForUnit, whichTickets } from './which-ticket.ts'

export const ORDER = /督办单 #\d/
/** Shorter words under an order are talk: 好的马上安排. */
const MIN_ANSWER_LENGTH = 15

/** 督办回复 17 情况 */
export const answerOrder = defineHandler<{ named: Named; said: string }>({
  name: 'answer-order',
  usage: { say: '督办回复 17 情况', does: '答复督办单（引用督办单直接写也行）', for: ['unit'] },
  verbs: ['督办回复'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const words = freeWords(inbound, [
      '督办回复',
      '督办答复',
      '回复督办单',
      '回复督办',
      '答复督办单',
      '答复督办',
    ])
    if (!words) return undefined
    const { rest: said, ...named } = words
    return { named, said }
  },

  async answer(desk, inbound, { named, said }) {
    if (said === '') return { text: orderAnswerNeeded(named.codes[0] ?? 17) }
    const waiting = async (inner: Desk): Promise<Ticket[]> =>
      (
        await waitingForUnit(inbound, ['dispatched', 'acknowledged', 'replied', 'approved', 'calling_back'])(
          inner,
        )
      ).filter(isAsked)
    return forEachTicket(desk, inbound, { named, waiting, silentWhenNone: true }, async ({ id }, actor) =>
      orderAnswered(await answer(desk, { ticketId: id, actor, answer: said })),
    )
  },
})

/** The order's card quoted with what was done, by somebody who has to answer it. */
export const quotedOrderAnswer = defineHandler<{ said: string }>({
  name: 'quoted-order-answer',
  usage: { say: '（引用督办单）情况', does: '引用督办单写一段话就是答复', for: ['unit'] },
  verbs: [],

  match({ quote, type, sender, text }) {
    if (!quote || type !== 'text' || sender.kind !== 'staff' || !ORDER.test(quote.text)) return undefined
    const { codes, numbers } = ticketInQuote(quote.text)
    return codes.length + numbers.length > 0 && text.length >= MIN_ANSWER_LENGTH ? { said: text } : undefined
  },

  async answer(desk, inbound, { said }) {
    const actor = actorOf(inbound)
    const search = { named: { codes: [], numbers: [] }, waiting: waitingForUnit(inbound, []), many: true }
    const found = await whichTickets(desk, inbound, search)
    if (!actor || 'answer' in found) return undefined
    const own = found.tickets.filter((ticket) => orderOf(ticket, actor))
    const [ticket] = own
    if (!ticket || own.length > 1) return undefined
    return { text: orderAnswered(await answer(desk, { ticketId: ticket.id, actor, answer: said })) }
  },
})

/** The order that the actor still has to answer. */
export function orderOf(ticket: Ticket, actor: Actor): SupervisionOrder | undefined {
  return openOrders(ticket).find(
    ({ answeredAt, unitId, ownerId }) =>
      answeredAt === undefined &&
      ((unitId !== undefined && belongsTo(actor, unitId)) ||
        (actor.kind === 'staff' && actor.personId === ownerId)),
  )
}

function isAsked(ticket: Ticket): boolean {
  return openOrders(ticket).some(({ answeredAt }) => answeredAt === undefined)
}
