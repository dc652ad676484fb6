import { defineHandler } from '../bot/handler.ts'
import { rejectReply } from '../desk/reject-reply.ts'
import { reasonNeeded, rejectedAnswer } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { waitingForStation } from './which-ticket.ts'

/** 驳回 17 没写清理时间 */
export const reject = defineHandler<{ named: Named; reason: string }>({
  name: 'reject',
  usage: { say: '驳回 17 原因', does: '把回复退回重写', for: ['station'] },
  verbs: ['驳回'],

  match(inbound) {
    const words = freeWords(inbound, ['驳回', '打回', '退回重写', '不通过'])
    if (!words) return undefined
    const { rest: reason, ...named } = words
    return { named, reason }
  },

  async answer(desk, inbound, { named, reason }) {
    if (reason === '') return { text: reasonNeeded(`驳回 ${named.codes[0] ?? 17} 没写什么时候清理的`) }
    const search = { named, waiting: waitingForStation(inbound, ['replied']), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) =>
      rejectedAnswer(await rejectReply(desk, { ticketId: id, actor, reason })),
    )
  },
})
