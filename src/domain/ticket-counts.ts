import type { LocalMonth } from './months.ts'
import { addMonths } from './months.ts'
import type { LocalDay } from './time.ts'
import { instantOn } from './time.ts'
import type { Week } from './weekly.ts'
import { addWeeks, weekOf } from './weekly.ts'

/** Tickets that came in on one day, of one village and matter. */
export interface DayCount {
  day: LocalDay
  villageId?: string
  matter?: string
  count: number
}

/** The months up to this one, each beside the same month a year before. */
export interface Trend {
  months: readonly LocalMonth[]
  counts: readonly number[]
  yearBefore: readonly number[]
}

export function trendOf(days: readonly DayCount[], last: LocalMonth, months: number): Trend {
  const sums = sumsBy(days, ({ day }) => day.slice(0, 7))
  const names = Array.from({ length: months }, (_, index) => addMonths(last, index + 1 - months))
  return {
    months: names,
    counts: names.map((month) => sums.get(month) ?? 0),
    yearBefore: names.map((month) => sums.get(addMonths(month, -12)) ?? 0),
  }
}

/** The commonest matters, week by week. */
export interface HeatMap {
  weeks: readonly Week[]
  /** The commonest first. */
  matters: readonly { matter: string; total: number; counts: readonly number[] }[]
}

export function heatMapOf(
  days: readonly DayCount[],
  last: Week,
  size: { weeks: number; matters: number },
): HeatMap {
  const weeks = Array.from({ length: size.weeks }, (_, index) => addWeeks(last, index + 1 - size.weeks))
  const known = new Set(weeks)
  const placed = days
    .map((one) => ({ ...one, week: weekOf(instantOn(one.day, 0)) }))
    .filter(({ week, matter }) => known.has(week) && matter !== undefined)
  const totals = [...sumsBy(placed, ({ matter }) => matter ?? '')]
  const commonest = totals
    .sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1))
    .slice(0, size.matters)
  const cells = sumsBy(placed, ({ matter, week }) => `${matter} ${week}`)
  return {
    weeks,
    matters: commonest.map(([matter, total]) => ({
      matter,
      total,
      counts: weeks.map((week) => cells.get(`${matter} ${week}`) ?? 0),
    })),
  }
}

/** How many tickets each village had between the two days, both included. */
export function villageCounts(
  days: readonly DayCount[],
  span: { from: LocalDay; to: LocalDay },
): Map<string, number> {
  const within = days.filter(({ day, villageId }) => villageId && day >= span.from && day <= span.to)
  return sumsBy(within, ({ villageId }) => villageId ?? '')
}

function sumsBy<Row extends { count: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count)
  return sums
}
