import type { BurstBar, CellCount } from '../../src/domain/bursts.ts'
import { burstBar, burstsIn, PAST_DAYS, WINDOWS } from '../../src/domain/bursts.ts'
import { chanceOf } from '../../src/domain/chance.ts'
import type { HistoryPlan } from '../../src/domain/sample-history.ts'
import { poisson } from '../../src/domain/sample-history.ts'

const DAYS = 365
const LONGEST = Math.max(...WINDOWS)
/** A burst that was told is not told again before it has left every window. */
const REST_DAYS = LONGEST
/** The past of a cell changes slowly; counting it anew each day would show nothing else. */
const RECOUNT_DAYS = 7

/**
 * How many bursts are told in each of `years` years of a street in which nothing happens: every village and matter at its
 * own steady rate, judged each day as the bot judges them.
 */
export function falseAlarms(plan: HistoryPlan, years: number, falsePerYear: number): number[] {
  const cells = cellsOf(plan)
  return Array.from({ length: years }, (_, year) => alarmsOfYear(cells, `${plan.seed} ${year}`, falsePerYear))
}

interface Cell {
  matter: string
  villageId: string
  perDay: number
}

function cellsOf(plan: HistoryPlan): Cell[] {
  const shares = plan.matters.reduce((sum, { share }) => sum + share, 0)
  const weights = [...plan.villages.values()].reduce((sum, weight) => sum + weight, 0)
  return plan.matters.flatMap(({ matter, share }) =>
    [...plan.villages].map(([villageId, weight]) => ({
      matter,
      villageId,
      perDay: (plan.perDay * share * weight) / (shares * weights),
    })),
  )
}

function alarmsOfYear(cells: readonly Cell[], seed: string, falsePerYear: number): number {
  const length = PAST_DAYS + LONGEST + DAYS
  const arrivals = cells.map(({ perDay }, index) => {
    const chance = chanceOf('quiet', seed, index)
    const days = new Array<number>(poisson(chance, perDay * length)).fill(0)
    return days.map(() => Math.floor(chance.next() * length)).sort((one, other) => one - other)
  })
  const calledOn: Set<number>[] = []
  arrivals.forEach((days, index) => {
    for (const day of days) calledOn[day] = (calledOn[day] ?? new Set()).add(index)
  })
  const told = cells.map(() => -Infinity)
  const past = cells.map(() => 0)
  let bar: BurstBar | undefined
  let alarms = 0
  for (let day = PAST_DAYS + LONGEST; day < length; day += 1) {
    if ((day - PAST_DAYS - LONGEST) % RECOUNT_DAYS === 0) {
      arrivals.forEach((days, index) => {
        past[index] = countBetween(days, day - LONGEST - PAST_DAYS, day - LONGEST)
      })
      const pasts = new Map<number, number>()
      for (const count of past) pasts.set(count, (pasts.get(count) ?? 0) + 1)
      bar = burstBar({ pasts, pastDays: PAST_DAYS, falsePerYear })
    }
    const looked: CellCount[] = []
    const places: number[] = []
    // Only where somebody called yesterday can anything be new.
    for (const index of calledOn[day - 1] ?? []) {
      if (day - (told[index] ?? 0) <= REST_DAYS) continue
      const days = arrivals[index] ?? []
      const { matter, villageId } = cells[index] as Cell
      const recent = WINDOWS.map((window) => countBetween(days, day - window, day))
      looked.push({ matter, villageId, recent, past: past[index] ?? 0, season: 1 })
      places.push(index)
    }
    if (!bar) continue
    for (const burst of burstsIn(looked, { pastDays: PAST_DAYS, bar })) {
      const at = looked.findIndex((one) => one.matter === burst.matter && one.villageId === burst.villageId)
      told[places[at] ?? 0] = day
      alarms += 1
    }
  }
  return alarms
}

/** Of sorted days, those from `from` until before `until`. */
function countBetween(days: readonly number[], from: number, until: number): number {
  let count = 0
  for (const day of days) if (day >= from && day < until) count += 1
  return count
}
