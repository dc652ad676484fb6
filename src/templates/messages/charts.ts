import { dayWords } from '../../domain/deadline-words.ts'
import type { LocalMonth } from '../../domain/months.ts'
import { instantOn } from '../../domain/time.ts'
import type { Week } from '../../domain/weekly.ts'
import { monthWords } from './rates.ts'

/** Titles, legends and notes of the charts. */

export const CHART_NAMES = { bars: '满意率', trend: '趋势', heat: '热力', villages: '各村' } as const
export type ChartName = keyof typeof CHART_NAMES

export const NO_CHART = '还没有工单，没有图可以画'
export const CHARTS_FOR_OVERSEERS = '图表由街道负责同志和工作站看'
export const CHARTS_BY_MONTH = '图表按月画，请回「图表 本月」或「图表 上月」；一周的数请回「三率 上周」'
export const CHARTS_SENT_PRIVATELY = '图表已私聊发您'

export function chartTitle(name: ChartName, month: LocalMonth): string {
  switch (name) {
    case 'bars':
      return `${monthWords(month)}各单位满意率`
    case 'trend':
      return '每月工单和上年同月'
    case 'heat':
      return '每周各类事项'
    case 'villages':
      return `${monthWords(month)}各村工单`
  }
}

export function chartNote(
  name: ChartName,
  { fewest, isWhole }: { fewest: number; isWhole: boolean },
): string {
  switch (name) {
    case 'bars':
      return `件数少的说明不了多少，往后排；不到 ${fewest} 件的只写件数`
    case 'trend':
      return `每月收到多少件${isWhole ? '' : '；最后一个月还没过完'}`
    case 'heat':
      return '颜色越深件越多，格里是件数，右边是合计；下面是每周一的日期'
    case 'villages':
      return '颜色越深件越多；括号里是上个月'
  }
}

export function chartsSent(names: readonly ChartName[], month: LocalMonth): string {
  return `${monthWords(month)}图表：${names.map((name) => CHART_NAMES[name]).join('、')}`
}

export function chartFileName(name: ChartName, month: LocalMonth): string {
  return `${CHART_NAMES[name]}${month}.png`
}

export const TREND_LEGEND = { now: '近 12 个月', before: '上年同月' } as const

/** `11月`, below it the year where one begins. */
export function monthLabel(month: LocalMonth, isFirst: boolean): string {
  const number = Number(month.slice(5))
  return isFirst || number === 1 ? `${number}月\n${month.slice(0, 4)}` : `${number}月`
}

/** The day on which the week begins, `11-16`. */
export function weekLabel(week: Week): string {
  return dayWords(instantOn(week, 0)).replace('月', '/').replace('日', '')
}

export function villageWords(name: string, count: number, before: number): { name: string; counts: string } {
  return { name: name.replace(/村$/, ''), counts: `${count}（${before}）` }
}
