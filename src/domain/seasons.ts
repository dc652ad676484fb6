import { binomialTail } from './count-tests.ts'

/** 季节: a matter that comes back at the same time of the year. Found by its own past, without a calendar. */

/** 364 days: whole weeks, so that a Monday is compared with a Monday; a day and a quarter off each year. */
export const YEAR_WEEKS = 52
/** Less is no season but a coincidence. */
export const FEWEST_YEARS = 2
/** What is longer ago says little about next year. */
const MOST_YEARS = 5
/** Weeks a season lasts: shorter is a burst, longer is half a year. */
const SHORTEST = 2
const LONGEST = 14
/** 秸秆焚烧 comes twice a year; few matters come more often. */
const MOST_SEASONS = 3
/** In season at least this many times as many a week as out of season. */
const LEAST_RISE = 2
/** Tickets a season in each of the years that show it. */
const FEWEST_TICKETS = 3
/** The beginning may be drawn out by as many weeks. */
const MOST_RAMP = 3

/** Tickets of a village and matter in one week; 1 is the week that ended yesterday. */
export interface WeekCount {
  matter: string
  villageId?: string
  weeksAgo: number
  count: number
}

/** What one of the years before had in the season's weeks; 1 is the last time. */
export interface PastSeason {
  yearsAgo: number
  count: number
  /** The villages with most first. */
  villages: readonly { villageId: string; count: number }[]
}

export interface Season {
  matter: string
  /** Where it comes more than elsewhere in the year, the most affected first; none: all over the street. */
  villageIds: readonly string[]
  /** Weeks from today until it begins; negative once it has begun. */
  startsIn: number
  weeks: number
  past: readonly PastSeason[]
  /** The chance that a matter without a season shows as much in two of its years. */
  chance: number
}

/** Whole years of history, as far as they are looked at. */
export function yearsOf(counts: readonly WeekCount[]): number {
  const oldest = counts.reduce((most, { weeksAgo }) => Math.max(most, weeksAgo), 0)
  return Math.min(MOST_YEARS, Math.floor(oldest / YEAR_WEEKS))
}

/**
 * The seasons of the next 52 weeks. A span of weeks is one if in each of the years (one of three or more may be an
 * exception) so many of the year's tickets fell into it that chance hardly does that in one of all the spans, matters
 * and villages looked at. A burst of one year is none: the other years must show it too.
 *
 * @param falseAlarm the chance that a street without any season is told of one, 0–1
 */
export function seasonsOf(counts: readonly WeekCount[], falseAlarm: number): Season[] {
  const years = yearsOf(counts)
  if (years < FEWEST_YEARS) return []
  const byMatter = Map.groupBy(counts, ({ matter }) => matter)
  const groups = [...byMatter].map(([matter, rows]) => ({
    matter,
    rows,
    villages: [...Map.groupBy(rows, ({ villageId = '' }) => villageId)].filter(([id]) => id !== ''),
  }))
  const looks = groups.reduce((sum, { villages }) => sum + 1 + villages.length, 0) * SPANS
  // By chance, two years show as much with the square of the chance of one.
  const bar = Math.sqrt(falseAlarm / looks)
  return groups
    .flatMap(({ matter, rows, villages }) => {
      const found = [rows, ...villages.map(([, own]) => own)]
        .flatMap((own) => spansOf(profileOf(own, years), bar))
        .sort((one, other) => other.strength - one.strength)
      return distinct(found).map((span) => seasonFrom(matter, span, { villages, years }))
    })
    .sort((one, other) => one.startsIn - other.startsIn)
}

/** Spans that differ enough to count as looks of their own: each start, each doubling of the length. */
const SPANS = YEAR_WEEKS * 4

/** Tickets of each week to come as the years before had it: `[yearsAgo - 1][week]`. */
type Profile = readonly (readonly number[])[]

function profileOf(rows: readonly WeekCount[], years: number): Profile {
  const profile = Array.from({ length: years }, () => new Array<number>(YEAR_WEEKS).fill(0))
  for (const { weeksAgo, count } of rows) {
    const year = profile[Math.ceil(weeksAgo / YEAR_WEEKS) - 1]
    const week = (YEAR_WEEKS - (weeksAgo % YEAR_WEEKS)) % YEAR_WEEKS
    if (year) year[week] = (year[week] ?? 0) + count
  }
  return profile
}

interface SeasonSpan {
  start: number
  weeks: number
  chance: number
  /** Log-likelihood ratio of "more within than without" to "the same". */
  strength: number
}

/** The span that stands out most, then the next outside of it. */
function spansOf(profile: Profile, bar: number): SeasonSpan[] {
  const isFree = new Array<boolean>(YEAR_WEEKS).fill(true)
  const spans: SeasonSpan[] = []
  while (spans.length < MOST_SEASONS) {
    const span = strongest(profile, isFree, bar)
    if (!span) break
    const whole = withRamp(profile, isFree, span)
    for (let week = 0; week < whole.weeks; week += 1) isFree[(whole.start + week) % YEAR_WEEKS] = false
    spans.push(whole)
  }
  return spans
}

function strongest(profile: Profile, isFree: readonly boolean[], bar: number): SeasonSpan | undefined {
  const free = isFree.filter(Boolean).length
  const totals = profile.map((year) => year.reduce((sum, count, week) => sum + (isFree[week] ? count : 0), 0))
  const all = totals.reduce((sum, total) => sum + total, 0)
  let best: SeasonSpan | undefined
  for (let start = 0; start < YEAR_WEEKS; start += 1) {
    const within = profile.map(() => 0)
    for (let weeks = 1; weeks <= LONGEST; weeks += 1) {
      const last = (start + weeks - 1) % YEAR_WEEKS
      if (!isFree[last]) break
      profile.forEach((year, index) => {
        within[index] = (within[index] ?? 0) + (year[last] ?? 0)
      })
      if (weeks < SHORTEST) continue
      const share = weeks / free
      const sum = within.reduce((total, count) => total + count, 0)
      const strength = logLikelihoodRatio(sum, all, share)
      if (strength <= (best?.strength ?? 0)) continue
      if (sum / weeks < LEAST_RISE * ((all - sum) / (free - weeks))) continue
      const chance = chanceOfYears(within, totals, share)
      if (chance <= bar && isSpread(profile, start, weeks)) best = { start, weeks, chance, strength }
    }
  }
  return best
}

/** Tickets of a season come in week after week; those of a burst in one or two, however many they are. */
function isSpread(profile: Profile, start: number, weeks: number): boolean {
  const spread = profile.filter((year) => {
    const weeksWithSome = Array.from({ length: weeks }, (_, index) => year[(start + index) % YEAR_WEEKS] ?? 0)
    return weeksWithSome.filter((count) => count > 0).length >= Math.max(SHORTEST, weeks / 3)
  })
  return spread.length >= Math.max(FEWEST_YEARS, profile.length - 1)
}

/** How unlikely the least convincing year is; of three or more the worst may be an exception. */
function chanceOfYears(within: readonly number[], totals: readonly number[], share: number): number {
  const chances = within.map((count, index) =>
    count < FEWEST_TICKETS ? 1 : binomialTail(count, totals[index] ?? 0, share),
  )
  const sorted = chances.sort((one, other) => one - other)
  return sorted[Math.max(FEWEST_YEARS, sorted.length - 1) - 1] ?? 1
}

function logLikelihoodRatio(within: number, all: number, share: number): number {
  const part = (count: number, expected: number): number =>
    count === 0 || expected === 0 ? 0 : count * Math.log(count / expected)
  if (within <= all * share) return 0
  return part(within, all * share) + part(all - within, all * (1 - share))
}

/** The span with the weeks before it that already have more than usual: people want to know when it begins. */
function withRamp(profile: Profile, isFree: readonly boolean[], span: SeasonSpan): SeasonSpan {
  const sumOf = (week: number): number =>
    profile.reduce((sum, year) => sum + (year[(week + YEAR_WEEKS) % YEAR_WEEKS] ?? 0), 0)
  const outside = Array.from({ length: YEAR_WEEKS - span.weeks }, (_, index) =>
    sumOf(span.start + span.weeks + index),
  )
  const usual = outside.reduce((sum, count) => sum + count, 0) / outside.length
  let { start, weeks } = span
  for (let step = 0; step < MOST_RAMP; step += 1) {
    const before = (start - 1 + YEAR_WEEKS) % YEAR_WEEKS
    const count = sumOf(before)
    if (!isFree[before] || count < profile.length || count <= usual * LEAST_RISE) break
    start = before
    weeks += 1
  }
  return { ...span, start, weeks }
}

/** The strongest of those that share weeks. */
function distinct(spans: readonly SeasonSpan[]): SeasonSpan[] {
  const kept: SeasonSpan[] = []
  for (const span of spans) if (!kept.some((one) => shareWeeks(one, span))) kept.push(span)
  return kept
}

function shareWeeks(one: SeasonSpan, other: SeasonSpan): boolean {
  const weeksOf = ({ start, weeks }: SeasonSpan): number[] =>
    Array.from({ length: weeks }, (_, index) => (start + index) % YEAR_WEEKS)
  const own = new Set(weeksOf(one))
  return weeksOf(other).some((week) => own.has(week))
}

/** How many came in the season of so many years ago. What has come of a running one is this year's, not last year's. */
function countOf(profile: Profile, { start, weeks }: SeasonSpan, year: number): number {
  const isRunning = start + weeks > YEAR_WEEKS
  return Array.from({ length: weeks }, (_, index) => {
    const week = start + index
    const from = profile[isRunning && week < YEAR_WEEKS ? year + 1 : year]
    return from?.[week % YEAR_WEEKS] ?? 0
  }).reduce((sum, count) => sum + count, 0)
}

/** A village is of the season if chance alone gives it so many then once in a hundred times. */
const VILLAGE_CHANCE = 0.01

function seasonFrom(
  matter: string,
  span: SeasonSpan,
  given: { villages: readonly [string, WeekCount[]][]; years: number },
): Season {
  const { start, weeks, chance } = span
  const places = given.villages.map(([villageId, rows]) => {
    const profile = profileOf(rows, given.years)
    const around = profile.flatMap((year) =>
      Array.from({ length: weeks }, (_, index) => year[(start + index) % YEAR_WEEKS] ?? 0),
    )
    const sum = around.reduce((total, count) => total + count, 0)
    const within = profile.map((_, year) => countOf(profile, span, year))
    const all = profile.flat().reduce((total, count) => total + count, 0)
    const isOf = sum >= given.years && binomialTail(sum, all, weeks / YEAR_WEEKS) <= VILLAGE_CHANCE
    return { villageId, within, sum, isOf }
  })
  const byCount = places.filter(({ isOf }) => isOf).sort((one, other) => other.sum - one.sum)
  // Of one that has begun the earliest year's beginning lies before all that is known.
  const isRunning = start + weeks > YEAR_WEEKS
  const past = Array.from({ length: given.years - (isRunning ? 1 : 0) }, (_, index): PastSeason => {
    const villages = places
      .map(({ villageId, within }) => ({ villageId, count: within[index] ?? 0 }))
      .filter(
        ({ villageId, count }) =>
          count > 0 && (byCount.length === 0 || byCount.some((one) => one.villageId === villageId)),
      )
      .sort((one, other) => other.count - one.count || (one.villageId < other.villageId ? -1 : 1))
    return {
      yearsAgo: index + 1,
      count: villages.reduce((sum, { count }) => sum + count, 0),
      villages,
    }
  })
  return {
    matter,
    villageIds: byCount.map(({ villageId }) => villageId),
    startsIn: isRunning ? start - YEAR_WEEKS : start,
    weeks,
    past,
    chance,
  }
}
