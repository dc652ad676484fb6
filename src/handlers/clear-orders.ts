import { defineHandler } from '../bot/handler.ts'
import { clearOrders as clear } from '../desk/clear-orders.ts'
import { ordersCleared } from '../templates/messages/supervision.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 销号吧 gives no reason. */
const PARTICLES = /^(?:了|吧|啊|哈|可以|[。.!！])+$/

/** 销号 17, 销号 17 已电话核实办完 */
export const clearOrders = defineHandler<{ named: Named; reason: string }>({
  name: 'clear-orders',
  usage: {
    say: '销号 17',
    does: '督办单答复后、督查重点件整改后销号（没答复的要写理由）',
    for: ['supervision', 'station'],
  },
  verbs: ['销号'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const words = freeWords(inbound, ['销号', '督办销号', '撤销督办单', '撤销督办', '取消督办'])
    if (!words) return undefined
    const { rest, ...named } = words
    return { named, reason: rest.replace(PARTICLES, '') }
  },

  async answer(desk, inbound, { named, reason }) {
    const search = { named, waiting: waitingForUnit(inbound, []), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const { ticket, ...told } = await clear(desk, { ticketId: id, actor, reason })
      return ordersCleared({ office: desk.office, now: desk.clock.now() }, ticket, told)
    })
  },
})
