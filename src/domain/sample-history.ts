import type { Chance } from './chance.ts'
import { chanceOf } from './chance.ts'
import type { HandlingWords, HistoryCourse } from './sample-course.ts'
import { historyCourse } from './sample-course.ts'
import type { TicketKind } from './ticket.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { addDays, instantOn, MINUTE_MS, weekdayOf } from './time.ts'

/** A day of any year, `10-12`. */
export type MonthDay = string

/**
 * Words with choices: `{乱倒|偷倒|}` is one of them, `[村]` the village, `[处]` a place in it. One such line makes
 * dozens of sentences.
 */
export type Wording = string

/** Everything that happens by itself has this in common. */
interface Planted {
  id: string
  matter: string
}

/** What comes back every year: tickets a year, between two days, some days sooner or later. */
export interface PlantedSeason extends Planted {
  villages: readonly string[]
  from: MonthDay
  to: MonthDay
  tickets: number
  shift: number
  titles: readonly string[]
  says: readonly Wording[]
  replies: readonly Wording[]
  /** What the unit notes on the way: how it was done. */
  notes: readonly Wording[]
}

/** What comes once, many within days. */
export interface PlantedBurst extends Planted {
  village: string
  /** 1 is the first year of the history. */
  year: number
  from: MonthDay
  days: number
  tickets: number
  titles: readonly string[]
  says: readonly Wording[]
}

/** One thing that several people report, each in words of their own. */
export interface PlantedCluster extends Planted {
  village: string
  year: number
  from: MonthDay
  days: number
  says: readonly string[]
}

/** The sample street's past as `data/samples/history.yaml` describes it. */
export interface HistoryPlan {
  seed: string
  years: number
  /** Ordinary tickets a day, on average in the first year. */
  perDay: number
  /** Percent more each year. */
  growth: number
  /** Monday to Sunday. */
  weekdays: readonly number[]
  villages: ReadonlyMap<string, number>
  places: readonly string[]
  openers: readonly string[]
  pleas: readonly string[]
  replies: readonly Wording[]
  handling: HandlingWords
  matters: readonly { matter: string; share: number; titles: readonly string[]; says: readonly Wording[] }[]
  seasons: readonly PlantedSeason[]
  bursts: readonly PlantedBurst[]
  clusters: readonly PlantedCluster[]
}

/** What a ticket is part of: the truth that benchmarks measure against. */
export interface HistoryLabel {
  season?: string
  burst?: string
  cluster?: string
}

export interface HistoryTicket {
  number: string
  at: EpochMs
  kind: TicketKind
  matter: string
  villageId: string
  subject: string
  /** The citizen's words; no name, phone or house number is in them. */
  content: string
  /** The reply that it was closed with. */
  reply: string
  course: HistoryCourse
  /** Tickets of the same number are of one caller. */
  caller: number
  label: HistoryLabel
}

/** Which days the history covers, both included. */
export interface HistoryDays {
  from: LocalDay
  to: LocalDay
}

export function historyDays(plan: Pick<HistoryPlan, 'years'>, to: LocalDay): HistoryDays {
  const year = String(Number(to.slice(0, 4)) - plan.years)
  // 29 February has no like day in most years.
  return { from: addDays(`${year}${to.slice(4).replace('02-29', '02-28')}`, 1), to }
}

/** When a planted season, burst or cluster began and ended. */
export interface Occurrence {
  id: string
  kind: 'season' | 'burst' | 'cluster'
  matter: string
  villages: readonly string[]
  from: LocalDay
  to: LocalDay
}

/** Everything planted that falls into the days: seasons once a year, each with that year's shift. */
export function occurrencesIn(plan: HistoryPlan, days: HistoryDays): Occurrence[] {
  const seasons = plan.seasons.flatMap((season) => {
    const { id, matter, villages } = season
    return yearsOf(days).flatMap((year): Occurrence[] => {
      const moved = chanceOf(plan.seed, 'shift', id, year).between(-season.shift, season.shift)
      const length = daysBetween(`2023-${season.from}`, `2023-${season.to}`)
      const from = addDays(`${year}-${season.from}`, moved)
      const to = addDays(from, length)
      const isIn = to >= days.from && from <= days.to
      return isIn ? [{ id, kind: 'season', matter, villages, from, to }] : []
    })
  })
  const once = (kind: 'burst' | 'cluster', planted: PlantedBurst | PlantedCluster): Occurrence => {
    const { id, matter, village, year, from: day, days: length } = planted
    const first = Number(days.from.slice(0, 4)) + year - 1
    const from = day >= days.from.slice(5) ? `${first}-${day}` : `${first + 1}-${day}`
    return { id, kind, matter, villages: [village], from, to: addDays(from, length - 1) }
  }
  return [
    ...seasons,
    ...plan.bursts.map((burst) => once('burst', burst)),
    ...plan.clusters.map((cluster) => once('cluster', cluster)),
  ]
}

/** Tickets of the days in the order they came; the same plan and days always give the same. */
export function sampleHistory(
  plan: HistoryPlan,
  days: HistoryDays,
  villageName: (id: string) => string,
): HistoryTicket[] {
  const drafts = [...ordinaryDrafts(plan, days), ...plantedDrafts(plan, days)]
  const callers = plan.perDay * 300
  return drafts
    .sort((one, other) => one.at - other.at)
    .map((draft, index): HistoryTicket => {
      const { at, matter, village, titles, says, replies, notes, label, day } = draft
      const chance = chanceOf(plan.seed, 'words', index, at)
      const fill = (wording: Wording): string => spoken(wording, chance, plan, villageName(village))
      const title = chance.pick(titles)
      return {
        number: `3701${day.replaceAll('-', '')}${String(index + 1).padStart(8, '0')}`,
        at,
        kind: chance.pick(KINDS),
        matter,
        villageId: village,
        subject: `${villageName(village)} ${title}`,
        content: label.cluster === undefined ? said(plan, chance, says, fill) : (says[0] ?? ''),
        reply: fill(chance.pick(replies)),
        course: historyCourse(chanceOf(plan.seed, 'course', index, at), plan.handling, {
          fill,
          ...(notes && { notes }),
        }),
        caller: chance.between(1, callers),
        label,
      }
    })
}

const KINDS: readonly TicketKind[] = ['complaint', 'complaint', 'complaint', 'help', 'help', 'suggestion']

interface Draft {
  at: EpochMs
  day: LocalDay
  matter: string
  village: string
  titles: readonly string[]
  says: readonly Wording[]
  replies: readonly Wording[]
  notes?: readonly Wording[]
  label: HistoryLabel
}

function ordinaryDrafts(plan: HistoryPlan, days: HistoryDays): Draft[] {
  const matters = plan.matters.map((matter) => [matter, matter.share] as const)
  const villages = [...plan.villages]
  const weight = plan.weekdays.reduce((sum, share) => sum + share, 0) / 7
  const drafts: Draft[] = []
  let nth = 0
  for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
    const chance = chanceOf(plan.seed, 'day', day)
    const weekday = (plan.weekdays[(weekdayOf(day) + 6) % 7] ?? weight) / weight
    const grown = (1 + plan.growth / 100) ** (nth / 365)
    nth += 1
    const count = poisson(chance, plan.perDay * weekday * grown)
    for (let index = 0; index < count; index += 1) {
      const { matter, titles, says } = weighted(chance, matters)
      const village = weighted(chance, villages)
      drafts.push({
        at: timeOn(day, chance),
        day,
        matter,
        village,
        titles,
        says,
        replies: plan.replies,
        label: {},
      })
    }
  }
  return drafts
}

function plantedDrafts(plan: HistoryPlan, days: HistoryDays): Draft[] {
  return occurrencesIn(plan, days).flatMap((occurrence): Draft[] => {
    const { id, kind, from, to, villages } = occurrence
    const chance = chanceOf(plan.seed, kind, id, from)
    const length = daysBetween(from, to) + 1
    const on = (share: number): LocalDay => addDays(from, Math.min(length - 1, Math.floor(share * length)))
    const draft = (day: LocalDay, rest: Omit<Draft, 'at' | 'day' | 'village' | 'matter'>): Draft => ({
      at: timeOn(day, chance),
      day,
      matter: occurrence.matter,
      village: weighted(
        chance,
        villages.map((village) => [village, plan.villages.get(village) ?? 1]),
      ),
      ...rest,
    })
    const isIn = ({ day }: Draft): boolean => day >= days.from && day <= days.to
    if (kind === 'season') {
      const season = plan.seasons.find((one) => one.id === id)
      if (!season) return []
      const { titles, says, replies, notes, tickets } = season
      // Some years are worse than others; it begins and ends gently.
      const count = poisson(chance, tickets * (0.8 + 0.4 * chance.next()))
      return Array.from({ length: count }, () =>
        draft(on(0.8 * chance.next() + 0.2 * chance.next()), {
          titles,
          says,
          replies,
          notes,
          label: { season: id },
        }),
      ).filter(isIn)
    }
    const { replies } = plan
    if (kind === 'burst') {
      const burst = plan.bursts.find((one) => one.id === id)
      if (!burst) return []
      const { titles, says, tickets } = burst
      return Array.from({ length: tickets }, () =>
        draft(on(chance.next()), { titles, says, replies, label: { burst: id } }),
      ).filter(isIn)
    }
    const cluster = plan.clusters.find((one) => one.id === id)
    const titles = plan.matters.find(({ matter }) => matter === occurrence.matter)?.titles ?? [
      occurrence.matter,
    ]
    return (cluster?.says ?? [])
      .map((words) => draft(on(chance.next()), { titles, says: [words], replies, label: { cluster: id } }))
      .filter(isIn)
  })
}

/** As people speak: sometimes a greeting, one thing or two, sometimes a plea. */
function said(
  plan: HistoryPlan,
  chance: Chance,
  says: readonly Wording[],
  fill: (wording: Wording) => string,
): string {
  const first = chance.pick(says)
  const second = chance.is(0.25) ? says.filter((one) => one !== first) : []
  const middle = [first, ...(second.length > 0 ? [chance.pick(second)] : [])].map(fill).join('')
  return `${fill(chance.pick(plan.openers))}${middle}${fill(chance.pick(plan.pleas))}`
}

function spoken(wording: Wording, chance: Chance, plan: HistoryPlan, village: string): string {
  return wording
    .replace(/\{([^{}]*)\}/g, (_, choices: string) => chance.pick(choices.split('|')))
    .replaceAll('[村]', village)
    .replace(/\[处\]/g, () => chance.pick(plan.places))
}

/** Most by day, one in eight in the evening. */
function timeOn(day: LocalDay, chance: Chance): EpochMs {
  const minute = chance.is(0.88) ? chance.between(8 * 60, 18 * 60) : chance.between(18 * 60, 22 * 60)
  return instantOn(day, minute) + chance.between(0, 59) * (MINUTE_MS / 60)
}

function weighted<T>(chance: Chance, choices: readonly (readonly [T, number])[]): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance.next() * total
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  throw new Error('nothing to choose from')
}

/** How many of something rare happen where `mean` do on average (Knuth). */
export function poisson(chance: Chance, mean: number): number {
  const limit = Math.exp(-mean)
  let count = -1
  for (let product = 1; product > limit; count += 1) product *= chance.next()
  return count
}

function yearsOf({ from, to }: HistoryDays): number[] {
  const first = Number(from.slice(0, 4)) - 1
  return Array.from({ length: Number(to.slice(0, 4)) - first + 2 }, (_, index) => first + index)
}

function daysBetween(from: LocalDay, to: LocalDay): number {
  return Math.round((instantOn(to, 0) - instantOn(from, 0)) / (24 * 60 * MINUTE_MS))
}
