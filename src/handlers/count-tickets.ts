import { defineHandler } from '../bot/handler.ts'
import { countTickets } from '../desk/count-tickets.ts'
import type { Desk } from '../desk/desk.ts'
import { oversees } from '../domain/actor.ts'
import type { Span } from '../domain/months.ts'
import { monthOf } from '../domain/months.ts'
import { spanOfPeriod } from '../domain/period.ts'
import { readSpokenMonth } from '../domain/spoken-month.ts'
import { readSpokenWeek } from '../domain/spoken-week.ts'
import { DAY_MS, instantOn, localDayOf } from '../domain/time.ts'
import { ticketCounts } from '../templates/messages/answers.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

const ASKED =
  /^(?<when>今天|今日|昨天|(?:上+|本|这)个?(?:周|星期|礼拜|月)|\d{1,2}月份?)(?:一共|总共|到现在|都)?(?:来|收|接|进|派)?(?:了|到)?(?:多少|几)(?:件|个|条)(?:工单|单子|件)?(?:了|啊|呢)?[?？]?$/u

/** 今天来了多少件, 本周多少件: how many came, and where the open ones stand. */
export const ticketCount = defineHandler<{ when: string }>({
  name: 'count-tickets',
  usage: {
    say: '今天来了多少件',
    does: '收了几件，现在各在哪一步（昨天、本周、10月也行）',
    for: ['supervision', 'station'],
  },
  verbs: [],

  match({ text, quote }) {
    const when = quote ? undefined : ASKED.exec(undecorated(text))?.groups?.when
    return when === undefined ? undefined : { when }
  },

  async answer(desk, inbound, { when }) {
    const actor = actorOf(inbound)
    const span = spanMeant(desk, when)
    if (!actor || !oversees(actor) || !span || !isOverseersPlace(desk, inbound)) return undefined
    return { text: ticketCounts(when, await countTickets(desk, span)) }
  },
})

function spanMeant({ clock }: Desk, when: string): Span | undefined {
  const now = clock.now()
  if (/^[今昨]/.test(when)) {
    const from = instantOn(localDayOf(now), 0) - (when === '昨天' ? DAY_MS : 0)
    return { from, until: from + DAY_MS }
  }
  const week = readSpokenWeek(when, now)
  if (week) return spanOfPeriod({ week: week.week })
  const month = readSpokenMonth(when, monthOf(now))
  return month && spanOfPeriod({ month: month.month })
}
