import { defineHandler } from '../bot/handler.ts'
import { orderSupervision } from '../desk/order-supervision.ts'
import { readSpokenDeadline } from '../domain/spoken-deadline.ts'
import { orderNeeded, supervisionOrdered } from '../templates/messages/supervision.ts'
import { forEachTicket } from './for-each-ticket.ts'
import { orderOwner } from './order-owner.ts'
import type { Named } from './reading.ts'
import { afterVerb, leadingTicket } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 督办 17 请明天中午前上门, 督办 17 @李强 两小时内到现场: the time in the words is the order's deadline. */
export const supervise = defineHandler<{ named: Named; order: string }>({
  name: 'supervise',
  usage: {
    say: '督办 17 请明天中午前上门',
    does: '出督办单：发到主办单位群里，按写的时间要答复（@谁就由谁答复，不写时间按规定）',
    for: ['supervision', 'station'],
  },
  verbs: ['督办'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const rest = afterVerb(inbound.text, ['督办'])
    if (rest === undefined) return undefined
    const { rest: order, ...named } = leadingTicket(rest)
    const isMeant = named.codes.length + named.numbers.length > 0 || inbound.quote !== undefined
    return isMeant ? { named, order } : undefined
  },

  async answer(desk, inbound, { named, order: written }) {
    if (written === '' && inbound.mentioned.length === 0) return { text: orderNeeded(named.codes[0] ?? 17) }
    const { calendar } = desk.office
    const search = { named, waiting: waitingForUnit(inbound, []), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async (meant, actor) => {
      const { ownerId, swallowed } = orderOwner(desk, meant, inbound.mentioned)
      const order = `${swallowed}${written}`
      if (order === '') return orderNeeded(meant.code)
      const now = desk.clock.now()
      const deadline = readSpokenDeadline(order, now, calendar)
      const ticket = await orderSupervision(desk, {
        ticketId: meant.id,
        actor,
        order,
        ...(deadline !== undefined && { deadline }),
        ...(ownerId !== undefined && { ownerId }),
      })
      return supervisionOrdered({ office: desk.office, now }, ticket)
    })
  },
})
