import { defineHandler } from '../bot/handler.ts'
import { answerCallback } from '../desk/answer-callback.ts'
import { recordMissedCall } from '../desk/record-missed-call.ts'
import { readRecordedAnswer } from '../domain/recorded-answer.ts'
import { callbackRecorded, callbackUnclear, missedCallRecorded } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { waitingForStation } from './which-ticket.ts'

const NOT_REACHED = /打不通|没人接|无人接听|没接|关机|停机|空号|联系不上|拒接/

/** 回访 17 已解决 基本满意 老人听力不好，电话回访 / 回访 17 打不通 */
export const recordCallback = defineHandler<{ named: Named; said: string }>({
  name: 'record-callback',
  usage: {
    say: '回访 17 已解决 满意',
    does: '登记电话回访结果（打不通就写「回访 17 打不通」）',
    for: ['station'],
  },
  verbs: ['回访'],

  match(inbound) {
    const words = freeWords(inbound, ['电话回访', '回访'])
    if (!words) return undefined
    const { rest: said, ...named } = words
    return { named, said }
  },

  async answer(desk, inbound, { named, said }) {
    const search = {
      named,
      waiting: waitingForStation(inbound, ['approved', 'calling_back']),
      silentWhenNone: true,
    }
    return forEachTicket(desk, inbound, search, async ({ id, code }, actor) => {
      if (NOT_REACHED.test(said)) {
        return missedCallRecorded(await recordMissedCall(desk, { ticketId: id, actor, remark: said }))
      }
      const reading = readRecordedAnswer(said)
      if (reading.kind !== 'answer') return callbackUnclear(code)
      const { solved, satisfaction } = reading
      const ticket = await answerCallback(desk, { ticketId: id, actor, solved, satisfaction, remark: said })
      return callbackRecorded({ office: desk.office, now: desk.clock.now() }, ticket)
    })
  },
})
