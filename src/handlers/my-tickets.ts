import { defineHandler } from '../bot/handler.ts'
import { openTicketsOf, ticketsOf, ticketsWaiting } from '../desk/find-ticket.ts'
import { isClerk } from '../domain/roster.ts'
import { myTickets as list, stationTickets } from '../templates/messages/answers.ts'
import { progressLines } from '../templates/messages/citizen.ts'
import { undecorated } from './reading.ts'

/** As many lines as a phone shows in two screens. */
const MOST_SHOWN = 20

/** 俺上次反映的那事咋样了 */
const HOW_IS_IT =
  /(?:反映|投诉|说|报|打)(?:过|了)?的?[^，。]{0,8}(?:事|问题|情况|电话|工单)[^，。]{0,4}(?:咋样|怎么样|怎样|啥情况|什么情况|到哪一?步|有?(?:啥|什么)?(?:进展|结果|消息|回音))(?:了|啊|呢|吗|没|没有)*[\s?？。]*$/u

/** 我的工单 — the open tickets of one's units; for the station those that wait for it; for a citizen 进度. */
export const myTickets = defineHandler({
  name: 'my-tickets',
  usage: {
    say: '我的工单',
    does: '看手上没办结的工单（诉求人回「进度」）',
    for: ['unit', 'station', 'citizen'],
  },
  verbs: ['我的工单', '进度'],

  match(inbound) {
    const isAsking = inbound.sender.kind === 'citizen' && inbound.place.kind === 'private'
    if (isAsking && HOW_IS_IT.test(inbound.text)) return {}
    return /^(?:我的工单|待办|待办工单|工单列表|进度|查进度|办理进度|我的诉求)$/.test(
      undecorated(inbound.text),
    )
      ? {}
      : undefined
  },

  async answer(desk, { sender }) {
    if (sender.kind === 'citizen') return { text: progressLines(await ticketsOf(desk, sender.citizenId)) }
    if (sender.kind !== 'staff') return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    if (isClerk(sender.person)) {
      const waiting = await ticketsWaiting(desk, ['received', 'replied', 'approved', 'calling_back'])
      return { text: stationTickets(setting, waiting.slice(0, MOST_SHOWN)) }
    }
    const units = sender.person.positions.map(({ unitId }) => unitId)
    return { text: list(setting, await openTicketsOf(desk, units)) }
  },
})
