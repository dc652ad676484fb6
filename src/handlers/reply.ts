import { defineHandler } from '../bot/handler.ts'
import { replyNeeded } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { submitOrStop } from './submit-or-stop.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 回复 17 已清理完毕… / 办结 … — or without the number when a card is quoted or only one is open. */
export const reply = defineHandler<{ named: Named; body: string }>({
  name: 'reply',
  usage: { say: '回复 17 办理情况', does: '提交办理结果，等工作站审核', for: ['unit'] },
  verbs: ['回复', '办结'],

  match(inbound) {
    const words = freeWords(inbound, ['回复', '办结', '答复'])
    if (!words) return undefined
    const { rest: body, ...named } = words
    return { named, body }
  },

  async answer(desk, inbound, { named, body }) {
    const waiting = waitingForUnit(inbound, ['dispatched', 'acknowledged'])
    if (body === '') return { text: replyNeeded(named.codes[0] ?? '17') }
    return forEachTicket(desk, inbound, { named, waiting, silentWhenNone: true }, async ({ id }, actor) =>
      submitOrStop(desk, inbound, { ticketId: id, actor, reply: body }),
    )
  },
})
