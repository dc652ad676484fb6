import { binomialTail, surpriseOf } from './count-tests.ts'
import type { WeekCount } from './seasons.ts'
import { YEAR_WEEKS, yearsOf } from './seasons.ts'

/** 集中: more tickets of a matter in a village than its own past explains. */

/** Days looked back over: what happens overnight, within a week, and slowly. */
export const WINDOWS: readonly number[] = [3, 7, 14]
/** The days before the longest window that a village and matter is compared with. */
export const PAST_DAYS = 364
/** With a shorter past everything new looks like a burst. */
const FEWEST_PAST_DAYS = 60
/**
 * Of the alarms that the windows give one by one, so many are no other window's too: the longer hold the shorter.
 * Measured on quiet streets (`npm run bench:foresight`), where the street's own size gives 0.88.
 */
const OWN_ALARMS = 0.88
/** One ticket is none. */
const FEWEST = 2
/** Weeks on either side of the same week of earlier years, whose level is expected again. */
const AROUND_WEEKS = 3
/** An earlier year's rise counts as a season's if chance makes as much in one of a hundred. */
const SEASON_CHANCE = 0.01

/** A village's tickets of one matter, each caller counted once in a window. */
export interface CellCount {
  matter: string
  villageId: string
  /** By window, in the order of `WINDOWS`. */
  recent: readonly number[]
  /** Within the `pastDays` before. */
  past: number
  /** How many times its usual number this time of the year brings; 1 without a season. */
  season: number
  /** Where its past is not the year before like that of others: while a season lasts, the seasons before. */
  pastDays?: number
}

export interface Burst {
  matter: string
  villageId: string
  days: number
  count: number
  /** What the past lets expect in as many days. */
  expected: number
  /** How many times a year chance alone would show as much, here or elsewhere in the street. */
  perYear: number
}

export interface BurstTest {
  pastDays: number
  /** How many villages and matters had how many tickets in the past: the whole street, those without any included. */
  pasts: ReadonlyMap<number, number>
  /** 误报率: about so many false ones a year, in the whole street, are accepted. */
  falsePerYear: number
}

export interface BurstBar {
  /** In one village and matter, with one window, in times a year. */
  times: number
  /** How many times a year the whole street shows by chance what is as rare as this in one place. */
  streetOf: (times: number) => number
}

/**
 * How many times a year `count` or more would come within `days` in one village and matter, if nothing changed: how
 * often a ticket comes at all, times the chance that the others came within the days before it.
 */
export function timesAYear(given: {
  count: number
  days: number
  past: number
  pastDays: number
  season: number
}): number {
  const { count, days, past, pastDays, season } = given
  const perYear = ((past + 0.5) / pastDays) * season * PAST_DAYS
  return perYear * surpriseOf({ count: count - 1, days: days * season, past, pastDays })
}

/**
 * The bursts among the cells. Each is measured by how often chance alone would show as much in its own village and
 * matter; the bar is the highest at which all of the street's villages and matters together, with all windows, come to no
 * more than `falsePerYear`. So a quiet place needs few tickets, a busy one many, and looking at many does no harm.
 */
export function burstsIn(
  cells: readonly CellCount[],
  { pastDays, bar }: { pastDays: number; bar: BurstBar },
): Burst[] {
  if (pastDays < FEWEST_PAST_DAYS) return []
  return cells.flatMap(({ matter, villageId, recent, past, season, pastDays: own = pastDays }) => {
    const seen = WINDOWS.map((days, index) => {
      const count = recent[index] ?? 0
      const expected = (past / own) * season * days
      return { days, count, expected, times: timesAYear({ count, days, past, pastDays: own, season }) }
    })
      .filter(({ count, times }) => count >= FEWEST && times <= bar.times)
      .sort((one, other) => one.times - other.times)
    const [first] = seen
    if (!first) return []
    const { times, ...what } = first
    return [{ matter, villageId, ...what, perYear: bar.streetOf(times) }]
  })
}

/**
 * What one cell and window may show by chance, in times a year. Counts are whole numbers, so a cell's own least
 * unlikely count may lie far below the bar; the bar is raised until the sum of what is really let through is used up.
 */
export function burstBar({ pasts, pastDays, falsePerYear }: BurstTest): BurstBar {
  // With no time before the window every count is certain, and no count is rare enough to end the search below.
  if (pastDays < FEWEST_PAST_DAYS) return { times: 0, streetOf: () => 0 }
  const steps = [...pasts].flatMap(([past, cells]) =>
    WINDOWS.flatMap((days) => stepsOf(past, days, pastDays).map((row) => ({ ...row, cells }))),
  )
  steps.sort((one, other) => one.times - other.times)
  const streetOf = (times: number): number => {
    let sum = 0
    for (const step of steps) {
      if (step.times > times) break
      sum += step.cells * (step.times - step.beyond) * OWN_ALARMS
    }
    return sum
  }
  let bar = 0
  let sum = 0
  for (const { times, beyond, cells } of steps) {
    sum += cells * (times - beyond) * OWN_ALARMS
    if (sum > falsePerYear) break
    bar = times
  }
  return { times: bar, streetOf }
}

/** By count, the times a year that as many come (`times`), and one more (`beyond`). */
function stepsOf(past: number, days: number, pastDays: number): { times: number; beyond: number }[] {
  const key = `${past} ${days} ${pastDays}`
  const known = remembered.get(key)
  if (known) return known
  const rows: { times: number; beyond: number }[] = []
  const timesOf = (count: number): number => timesAYear({ count, days, past, pastDays, season: 1 })
  for (let count = FEWEST; count < past + MOST_OVER_PAST; count += 1) {
    const times = timesOf(count)
    rows.push({ times, beyond: timesOf(count + 1) })
    if (times < NEGLIGIBLE) break
  }
  if (remembered.size > MOST_REMEMBERED) remembered.clear()
  remembered.set(key, rows)
  return rows
}

const NEGLIGIBLE = 1e-12
/** More than the whole past at once, and this many besides, is beyond any bar. */
const MOST_OVER_PAST = 200
/** The same few hundred are asked for day after day. */
const remembered = new Map<string, { times: number; beyond: number }[]>()
const MOST_REMEMBERED = 20_000

/**
 * How many times its usual number this time of the year brings a village and matter, by the weeks around the same
 * one in earlier years: what comes every year is a season and no burst. The village's own past or the whole street's,
 * whichever shows more; 1 where neither shows more than chance does.
 *
 * @param counts of the matter, all villages
 */
export function seasonFactor(counts: readonly WeekCount[], villageId: string): number {
  const years = yearsOf(counts)
  if (years < 1) return 1
  const factorOf = (rows: readonly WeekCount[]): number => {
    const known = rows.filter(({ weeksAgo }) => weeksAgo <= years * YEAR_WEEKS && weeksAgo > 2)
    const all = known.reduce((sum, { count }) => sum + count, 0)
    const around = known
      .filter(({ weeksAgo }) => {
        const off = (weeksAgo + AROUND_WEEKS) % YEAR_WEEKS
        return weeksAgo >= YEAR_WEEKS - AROUND_WEEKS && off <= 2 * AROUND_WEEKS
      })
      .reduce((sum, { count }) => sum + count, 0)
    const share = (2 * AROUND_WEEKS + 1) / YEAR_WEEKS
    if (binomialTail(around, all, share) > SEASON_CHANCE) return 1
    return (around + 1) / (all * share + 1)
  }
  return Math.max(1, factorOf(counts), factorOf(counts.filter((row) => row.villageId === villageId)))
}
