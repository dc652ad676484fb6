import { defineHandler } from '../bot/handler.ts'
import { requestExtension as askExtension } from '../desk/request-extension.ts'
import { daysNeeded, extensionRequested } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords, readDays } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 延期 17 3天 等配件到货 */
export const requestExtension = defineHandler<{ named: Named; days?: number; reason: string }>({
  name: 'request-extension',
  usage: { say: '延期 17 3天 原因', does: '申请延期（按工作日算）', for: ['unit'] },
  verbs: ['延期'],

  match(inbound) {
    const words = freeWords(inbound, ['申请延期', '延期', '延时'])
    if (!words) return undefined
    const { rest: said, ...named } = words
    const days = readDays(said)
    return days ? { named, days: days.days, reason: days.rest } : { named, reason: said }
  },

  async answer(desk, inbound, { named, days, reason }) {
    if (days === undefined || reason === '') return { text: daysNeeded(named.codes[0] ?? 17) }
    const search = {
      named,
      waiting: waitingForUnit(inbound, ['dispatched', 'acknowledged']),
      silentWhenNone: true,
    }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) =>
      extensionRequested(await askExtension(desk, { ticketId: id, actor, workingDays: days, reason }), days),
    )
  },
})
