import type { Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { drawCharts } from '../desk/draw-charts.ts'
import { holdsRole } from '../domain/actor.ts'
import { monthOf } from '../domain/months.ts'
import { readSpokenMonth } from '../domain/spoken-month.ts'
import { readSpokenWeek } from '../domain/spoken-week.ts'
import type { ChartName } from '../templates/messages/charts.ts'
import {
  CHART_NAMES,
  CHARTS_BY_MONTH,
  CHARTS_FOR_OVERSEERS,
  CHARTS_SENT_PRIVATELY,
  chartsSent,
  NO_CHART,
} from '../templates/messages/charts.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

function isForBot(desk: Desk, inbound: Inbound): boolean {
  return inbound.mentionsBot || isOverseersPlace(desk, inbound)
}

const ALL = Object.keys(CHART_NAMES) as ChartName[]

/** 图表, 图表 趋势, 图表 10月: pictures for the group. */
export const charts = defineHandler<{ words: string }>({
  name: 'charts',
  usage: {
    say: '图表 10月',
    does: '各单位满意率、每月趋势、每周事项、各村工单的图；可以只要「图表 趋势」「图表 热力」「图表 各村」',
    for: ['supervision', 'station'],
  },
  verbs: ['图表'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const words = /^图表(?=$|[\s,，:：\d上本去今])[\s,，:：]*(.*)$/u.exec(undecorated(text))?.[1]
    return words === undefined ? undefined : { words }
  },

  async answer(desk, inbound, { words }) {
    const current = monthOf(desk.clock.now())
    const spoken = readSpokenMonth(words, current)
    const wanted = (spoken?.rest ?? words).split(/[\s,，、]+/).filter((word) => word !== '')
    const names = ALL.filter((name) => wanted.some((word) => word.startsWith(CHART_NAMES[name])))
    if (names.length !== wanted.length) {
      const isWeek = readSpokenWeek(words, desk.clock.now())?.rest === ''
      return isWeek && isForBot(desk, inbound) ? { text: CHARTS_BY_MONTH } : undefined
    }
    const actor = actorOf(inbound)
    if (!actor || (!holdsRole(actor, 'supervisor') && !holdsRole(actor, 'clerk'))) {
      return isAddressed(inbound) ? { text: CHARTS_FOR_OVERSEERS } : undefined
    }
    const month = spoken?.month ?? current
    const asked = names.length > 0 ? names : ALL
    const files = await drawCharts(desk, asked, month)
    const text = files.length > 0 ? chartsSent(asked, month) : NO_CHART
    return isOverseersPlace(desk, inbound)
      ? { text, files }
      : { text: CHARTS_SENT_PRIVATELY, privately: text, files }
  },
})
