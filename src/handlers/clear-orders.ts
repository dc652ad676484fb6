import { defineHandler } from '../bot/handler.ts'
import { clearOrders as clear } from '../desk/clear-orders.ts'
import type { Desk } from '../desk/desk.ts'
import { ticketsToClear } from '../desk/find-ticket.ts'
import { lastWordsTo } from '../desk/last-words.ts'
import { oversees } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { ordersCleared } from '../templates/messages/supervision.ts'
import { actorOf } from './actor.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'

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
    const actor = actorOf(inbound)
    const waiting = async (inner: Desk): Promise<Ticket[]> =>
      actor && oversees(actor) ? ticketsToClear(inner) : []
    const search = { named, waiting, silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const { ticket, ...told } = await clear(desk, { ticketId: id, actor, reason })
      return ordersCleared({ office: desk.office, now: desk.clock.now() }, ticket, told)
    })
  },
})

/** 可以了, as the answer to an order asks for, in private right after it or under it. */
export const acceptAnswer = defineHandler({
  name: 'accept-answer',
  usage: { say: '可以了', does: '看了督办答复，同意销号', for: [] },
  verbs: [],

  match({ type, text, sender, place }) {
    const isMeant = type === 'text' && sender.kind === 'staff' && place.kind === 'private'
    return isMeant && /^(?:行|可以|没问题|同意)(?:了|的|吧|啊)*[。.!！]?$/u.test(text.trim()) ? {} : undefined
  },

  async answer(desk, { sender, quote, messageId }) {
    if (sender.kind !== 'staff') return undefined
    const heard = { personId: sender.person.id, topic: undefined, messageId }
    const source = quote?.text ?? (await lastWordsTo(desk, heard)) ?? ''
    const codes = [...source.matchAll(/可以了请回「销号 (\d+)」/g)].map(([, code]) => code)
    return codes.length === 1 ? { rewrite: { text: `销号 ${codes[0]}` } } : undefined
  },
})
