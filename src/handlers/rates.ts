import type { Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import type { RatesGroup } from '../desk/count-rates.ts'
import { countRates } from '../desk/count-rates.ts'
import type { Desk } from '../desk/desk.ts'
import { belongsTo, holdsRole } from '../domain/actor.ts'
import { monthOf } from '../domain/months.ts'
import type { Period } from '../domain/period.ts'
import { unitById, unitByName } from '../domain/roster.ts'
import { readSpokenMonth } from '../domain/spoken-month.ts'
import { readSpokenWeek } from '../domain/spoken-week.ts'
import type { EpochMs } from '../domain/time.ts'
import {
  NO_RATES_OF_OTHERS,
  noTickets,
  RATES_NOT_BY_DAY,
  RATES_SENT_PRIVATELY,
  ratesReport,
} from '../templates/messages/rates.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'
import { unitsIn, wordsOf } from './units-in.ts'

const GROUPS: Readonly<Record<string, RatesGroup>> = {
  按单位: 'unit',
  按管区: 'district',
  按村: 'village',
  按事项: 'matter',
  各单位: 'unit',
  各管区: 'district',
  各村: 'village',
  各事项: 'matter',
}

/** Figures of a day say nothing. */
const DAY = /^(?:上+|本|这)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天]$|^(?:今|昨|前)天$/

/** 三率, 三率 10月, 三率 上周, 三率 环卫所, 三率 上月 按村: figures of the street for who oversees it, of their own unit for others. */
export const rates = defineHandler<{ words: string; isLoose: boolean }>({
  name: 'rates',
  usage: {
    say: '三率 10月',
    does: '响应率、解决率、满意率等，带分子分母；也可以写「上周」「本周」，加单位或「按村」「按管区」「按事项」',
    for: ['unit', 'supervision', 'station'],
  },
  verbs: ['三率'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const said = undecorated(text).replace(
      /^(?:看看?|看一?下|查一?下|发一?下|来一?个|给我(?:看|发)一?下?)\s*/u,
      '',
    )
    // A month's report is made when the month is over.
    if (/^月报$/.test(said)) return { words: '上月', isLoose: false }
    const words = /^(?:三率|月报)(?:排名)?(?=$|[\s,，:：\d上本这去今])[\s,，:：]*(.*)$/u.exec(said)?.[1]
    if (words !== undefined) return { words, isLoose: false }
    const before =
      /^(.{1,16}?)的?(?:三率|月报|满意率|解决率|响应率)(?:排名)?(?:是?多少|怎么样|咋样|怎样|呢)?[?？]?$/u.exec(
        said,
      )?.[1]
    return before === undefined ? undefined : { words: before, isLoose: true }
  },

  async answer(desk, inbound, { words, isLoose }) {
    const setting = { office: desk.office, now: desk.clock.now() }
    const spoken = periodIn(words, setting.now)
    const [group = 'unit', ...more] = wordsOf(spoken?.rest ?? words).flatMap((word) => GROUPS[word] ?? [])
    const names = wordsOf(spoken?.rest ?? words).filter((word) => !(word in GROUPS))
    if (names.length === 1 && DAY.test(names[0] ?? '')) return { text: RATES_NOT_BY_DAY }
    // 上周三率 is asked; 咱们的三率, or words beside it in a group, are talk.
    const isTalk = isLoose || (inbound.place.kind === 'room' && !inbound.mentionsBot)
    const isUnknown = names.some((name) => !unitByName(desk.office.roster, name))
    if (more.length > 0 || names.length > 1 || (isTalk && isUnknown)) return undefined
    const [named] = unitsIn(desk.office.roster, names)
    const unitId = mayAsk(desk, inbound, named?.id)
    if (unitId === 'refused') return { text: NO_RATES_OF_OTHERS }
    const period = spoken?.period ?? { month: monthOf(setting.now) }
    const scope = unitId === undefined ? {} : { unitId }
    const report = await countRates(desk, { period, group, ...scope })
    const text =
      report.rates.tickets + report.inHouse.received + report.inHouse.closed === 0
        ? noTickets(setting, period, unitId)
        : ratesReport(setting, { ...report, period, ...scope })
    return isForAll(desk, inbound, unitId) ? { text } : { text: RATES_SENT_PRIVATELY, privately: text }
  },
})

/** 10月, 上周 and the rest of the words; 上周 before 本月, which nobody says together. */
function periodIn(words: string, now: EpochMs): { period: Period; rest: string } | undefined {
  const week = readSpokenWeek(words, now)
  if (week) return { period: { week: week.week }, rest: week.rest }
  const month = readSpokenMonth(words, monthOf(now))
  return month && { period: { month: month.month }, rest: month.rest }
}

/** What the asker may see: overseers everything, others their own unit, which is also what they mean by 三率 alone. */
function mayAsk(desk: Desk, inbound: Inbound, unitId: string | undefined): string | undefined | 'refused' {
  const actor = actorOf(inbound)
  if (actor?.kind !== 'staff') return 'refused'
  if (holdsRole(actor, 'supervisor') || holdsRole(actor, 'clerk')) return unitId
  const own = actor.positions[0]?.unitId
  if (unitId === undefined) return own ?? 'refused'
  // A 管区 answers for its villages.
  const parent = unitById(desk.office.roster, unitId)?.parentId
  const isOwn = belongsTo(actor, unitId) || (parent !== undefined && belongsTo(actor, parent))
  return isOwn ? unitId : 'refused'
}

/** Figures of a unit are nobody else's business: in another group they go in private. */
function isForAll(desk: Desk, { place }: Inbound, unitId: string | undefined): boolean {
  if (isOverseersPlace(desk, { place })) return true
  const isOwnGroup = place.kind === 'room' && unitById(desk.office.roster, unitId ?? '')?.room === place.topic
  return unitId !== undefined && isOwnGroup
}
