import { defineHandler, isAddressed } from '../bot/handler.ts'
import { waitingForDispatch } from '../desk/dispatch-proposed.ts'
import { openTicketsOf, ticketsOf, ticketsWaiting } from '../desk/find-ticket.ts'
import { isClerk } from '../domain/roster.ts'
import type { TicketState } from '../domain/ticket.ts'
import { myTickets as list, stationTickets, TICKETS_SENT_PRIVATELY } from '../templates/messages/answers.ts'
import { progressLines } from '../templates/messages/citizen.ts'
import { toBeDispatched } from '../templates/messages/proposal.ts'
import { clerkAtDesk } from './clerks-place.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'
import { isOfThisPlace, shownHere } from './shown-here.ts'

/** 俺上次反映的那事咋样了 */
const HOW_IS_IT =
  /(?:反映|投诉|说|报|打)(?:过|了)?的?[^，。]{0,8}(?:事|问题|情况|电话|工单)[^，。]{0,4}(?:咋样|怎么样|怎样|啥情况|什么情况|到哪一?步|有?(?:啥|什么)?(?:进展|结果|消息|回音))(?:了|啊|呢|吗|没|没有)*[\s?？。]*$/u

/** 我那垃圾咋样了, 俺那路灯啥时候修: how their own matter stands. */
const MY_MATTER =
  /^(?:我|俺|咱|那个?|上次|上回)(?!.*[不没](?:咋样|怎么样|怎样))[^，。,]{0,16}(?:咋样|怎么样|怎样|啥情况|什么情况|(?:啥|什么)时候\S{0,6}?)(?:了|呢|啊|呀)*[\s?？。]*$/u

/** 有啥活, 我还有几件没办: between people it is theirs. */
const ANY_WORK =
  /^(?:我|俺|我们|俺们|手上|现在|今天|还)*有?(?:没有?|啥|什么|几件|多少|哪些)(?:活儿?|工单|单子|事儿?|待办)?(?:要办|没办完?|要干|没回复|没签收)?(?:的|了|吗|呢|啊)*[?？]?$/u

/** 还有几件没派: asked at the station's desk. */
export const undispatched = defineHandler({
  name: 'undispatched',
  usage: { say: '还有几件没派', does: '看待派的工单，每件建议派给谁（也可以问「待派」）', for: ['station'] },
  verbs: [],

  match({ text, quote }) {
    const isAsked =
      /^(?:现在|今天|还|都)*(?:剩|有)?(?:几件|多少件?|哪些|哪几件)(?:工单|单子)?(?:还)?(?:没有?派|待派|未派)(?:件|出去)?(?:的|了|呢|吗|啊)*[?？]?$/u
    const said = undecorated(text)
    return !quote && (isAsked.test(said) || /^待派(?:的?(?:工单|件|单子))?$/u.test(said)) ? {} : undefined
  },

  async answer(desk, inbound) {
    if (!clerkAtDesk(desk, inbound)) return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    return { text: toBeDispatched(setting, await waitingForDispatch(desk)) }
  },
})

/** What waits for the station's review, and for its callback. */
const STEPS: readonly { said: RegExp; states: readonly TicketState[] }[] = [
  {
    said: /^(?:还有)?(?:几件|哪些|多少件?)?(?:待|没)审核?(?:的|工单)*(?:还?有)?(?:几件|哪些|多少件?)?(?:了|呢)?[?？]?$/u,
    states: ['replied'],
  },
  {
    said: /^(?:还有)?(?:几件|哪些|多少件?)?(?:待|没)回访(?:的|工单)*(?:还?有)?(?:几件|哪些|多少件?)?(?:了|呢)?[?？]?$/u,
    states: ['approved', 'calling_back'],
  },
]

/** 待审核, 待回访: asked at the station's desk. */
export const awaitingStation = defineHandler<{ states: readonly TicketState[] }>({
  name: 'awaiting-station',
  usage: { say: '待审核', does: '看等着审核的工单；「待回访」看等着回访的', for: ['station'] },
  verbs: [],

  match({ text, quote }) {
    const step = quote ? undefined : STEPS.find(({ said }) => said.test(undecorated(text)))
    return step && { states: step.states }
  },

  async answer(desk, inbound, { states }) {
    if (!clerkAtDesk(desk, inbound)) return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    return { text: stationTickets(setting, await ticketsWaiting(desk, states)) }
  },
})

/** 我的工单 — the open tickets of one's units; for the station those that wait for it; for a citizen 进度. */
export const myTickets = defineHandler<{ isOwnMatter?: true }>({
  name: 'my-tickets',
  usage: {
    say: '我的工单',
    does: '看手上没办结的工单（诉求人回「进度」）',
    for: ['unit', 'station', 'citizen'],
  },
  verbs: ['我的工单', '进度'],

  match(inbound) {
    // In a village's group the answer would tell the neighbours who reported what.
    if (inbound.sender.kind !== 'staff' && inbound.place.kind !== 'private') return undefined
    const isAsking = inbound.sender.kind === 'citizen'
    if (isAsking && HOW_IS_IT.test(inbound.text)) return {}
    if (isAsking && MY_MATTER.test(inbound.text.trim())) return { isOwnMatter: true }
    if (inbound.sender.kind === 'staff' && isAddressed(inbound) && ANY_WORK.test(undecorated(inbound.text)))
      return {}
    return /^(?:我的工单|待办|待办工单|工单列表|进度|查进度|办理进度|我的诉求)$/.test(
      undecorated(inbound.text),
    )
      ? {}
      : undefined
  },

  async answer(desk, inbound, { isOwnMatter }) {
    const { sender } = inbound
    if (sender.kind === 'citizen') {
      const tickets = await ticketsOf(desk, sender.citizenId)
      // In a callback it says that nothing was done, and without a matter it may be a new one.
      const isElse = tickets.some(({ state }) => state === 'calling_back') || tickets.length === 0
      return isOwnMatter && isElse ? undefined : { text: progressLines(tickets) }
    }
    if (sender.kind !== 'staff') return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    if (isClerk(sender.person)) {
      const waiting = await ticketsWaiting(desk, ['received', 'replied', 'approved', 'calling_back'])
      const text = stationTickets(setting, waiting)
      return isOverseersPlace(desk, inbound) ? { text } : { text: TICKETS_SENT_PRIVATELY, privately: text }
    }
    const units = sender.person.positions.map(({ unitId }) => unitId)
    const mine = await openTicketsOf(desk, units)
    if (mine.length > 0 && mine.every((ticket) => !isOfThisPlace(desk, inbound, ticket)))
      return { text: TICKETS_SENT_PRIVATELY, privately: list(setting, mine) }
    return { text: list(setting, shownHere(desk, inbound, mine)) }
  },
})
