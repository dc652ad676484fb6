import { defineHandler } from '../bot/handler.ts'
import { orderSupervision } from '../desk/order-supervision.ts'
import { reasonNeeded, supervisionOrdered } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, leadingTicket } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 督办 17 请明天中午前上门 */
export const supervise = defineHandler<{ named: Named; order: string }>({
  name: 'supervise',
  usage: { say: '督办 17 要求', does: '把督办要求发给主办单位', for: ['supervision', 'station'] },
  verbs: ['督办'],

  match(inbound) {
    const rest = afterVerb(inbound.text, ['督办'])
    if (rest === undefined) return undefined
    const { rest: order, ...named } = leadingTicket(rest)
    const isMeant = named.codes.length + named.numbers.length > 0 || inbound.quote !== undefined
    return isMeant ? { named, order } : undefined
  },

  async answer(desk, inbound, { named, order }) {
    if (order === '') return { text: reasonNeeded(`督办 ${named.codes[0] ?? 17} 请明天中午前上门`) }
    const search = { named, waiting: waitingForUnit(inbound, []), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const ticket = await orderSupervision(desk, { ticketId: id, actor, order })
      return supervisionOrdered({ office: desk.office, now: desk.clock.now() }, ticket)
    })
  },
})
