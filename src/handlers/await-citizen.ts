import { defineHandler } from '../bot/handler.ts'
import { endWait, awaitCitizen as wait } from '../desk/await-citizen.ts'
import { waitEnded, waiting, waitReasonNeeded } from '../templates/messages/clock.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

const AT_WORK = ['dispatched', 'acknowledged'] as const

/** 等诉求人 17 本人出差，周四回来 */
export const awaitCitizen = defineHandler<{ named: Named; reason: string }>({
  name: 'await-citizen',
  usage: {
    say: '等诉求人 17 原因',
    does: '办到一半要等诉求人，计时先停（不等了回「不等了 17」）',
    for: ['unit'],
  },
  verbs: ['等诉求人'],

  match(inbound) {
    const words = freeWords(inbound, ['等诉求人', '等来电人', '等反映人', '等当事人', '暂停计时', '停表'])
    if (!words) return undefined
    const { rest: reason, ...named } = words
    return { named, reason }
  },

  async answer(desk, inbound, { named, reason }) {
    if (reason === '') return { text: waitReasonNeeded(named.codes[0] ?? 17) }
    const search = { named, waiting: waitingForUnit(inbound, AT_WORK), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const ticket = await wait(desk, { ticketId: id, actor, reason })
      const now = desk.clock.now()
      return waiting({ office: desk.office, now }, ticket, now)
    })
  },
})

/** 不等了 17 */
export const waitNoLonger = defineHandler<{ named: Named }>({
  name: 'wait-no-longer',
  usage: { say: '不等了 17', does: '不再等诉求人，计时接着走', for: ['unit', 'station'] },
  verbs: [],

  match(inbound) {
    const words = freeWords(inbound, ['不等了', '不再等', '不等诉求人了', '恢复计时'])
    if (words?.rest !== '') return undefined
    const { rest: _rest, ...named } = words
    return { named }
  },

  async answer(desk, inbound, { named }) {
    const search = {
      named,
      waiting: async (inner: typeof desk) =>
        (await waitingForUnit(inbound, AT_WORK)(inner)).filter((ticket) => ticket.waiting),
      silentWhenNone: true,
    }
    return forEachTicket(desk, inbound, search, async ({ id, clock }, actor) => {
      const ticket = await endWait(desk, { ticketId: id, actor })
      const isOn = clock?.state === 'paused' && ticket.clock?.state === 'running'
      return waitEnded({ office: desk.office, now: desk.clock.now() }, ticket, isOn)
    })
  },
})
