import type { CellCount } from '../domain/bursts.ts'
import { burstBar, burstsIn, PAST_DAYS, seasonFactor, WINDOWS } from '../domain/bursts.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import type { WeekCount } from '../domain/seasons.ts'
import { seasonsOf } from '../domain/seasons.ts'
import type { EpochMs, LocalDay } from '../domain/time.ts'
import { addDays, DAY_MS, instantOn, localDayOf, minuteOfDay } from '../domain/time.ts'
import type { NewWarning, Warning } from '../domain/warning.ts'
import { countNeeded, isLike, isSameSeason } from '../domain/warning.ts'
import { weekOf } from '../domain/weekly.ts'
import { isWorkingDay } from '../domain/working-calendar.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { RecentTicket } from '../store/ticket-counts.ts'
import { countsByWeek, recentTickets } from '../store/ticket-counts.ts'
import { insertWarning, warningsSince } from '../store/warnings.ts'
import { announceWarning } from './announce-warning.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { responsibilitiesNow } from './responsibilities.ts'

const LOOKED = 'foresight.looked'
const SEASONS_LOOKED = 'foresight.seasons'
const LONGEST = Math.max(...WINDOWS)
/** A unit has so many days to do something about a burst, and about a season that is told late. */
const DAYS_TO_ACT = 3
/** Before a season begins. */
const DEPLOYED_BEFORE_DAYS = 7
/** Callbacks of the last tickets come a week after them. */
const MEASURED_AFTER_DAYS = 8
/** The longest season, and what comes after it. */
const SEASON_LASTS_DAYS = 17 * 7
/** As far back as a dismissed season teaches. */
const SEASONS_BACK_DAYS = 2 * 364 + 7

/**
 * 未诉先办: on each working morning, once, the bursts of the days before, and once a week the seasons ahead, become warnings
 * to the units that lead their matters. Days and weeks that were missed while the bot was off are looked at together, from
 * today: what is past needs no warning.
 *
 * @returns how many warnings were raised
 */
export async function foresee(outer: Desk): Promise<number> {
  const { calendar, limits } = outer.office
  const now = outer.clock.now()
  const today = localDayOf(now)
  if (minuteOfDay(now) < limits.foresight.minute) return 0
  const looked = await readMeta(outer.db, LOOKED)
  if (looked !== undefined && looked >= today) return 0
  if (!isWorkingDay(calendar, today)) return 0
  return transact(outer, async (desk) => {
    const isWeekly = ((await readMeta(desk.db, SEASONS_LOOKED)) ?? '') < weekOf(now)
    return look(desk, today, { isWeekly })
  })
}

/** Looks for seasons and bursts at once, whenever the last look was: there is a past now that nobody has looked at. */
export async function foreseeNow(outer: Desk): Promise<number> {
  const today = localDayOf(outer.clock.now())
  return transact(outer, (desk) => look(desk, today, { isWeekly: true }))
}

async function look(desk: Desk, today: LocalDay, { isWeekly }: { isWeekly: boolean }): Promise<number> {
  await writeMeta(desk.db, LOOKED, today)
  const counts = await countsByWeek(desk.db, instantOn(today, 0))
  if (counts.length === 0) return 0
  if (isWeekly) await writeMeta(desk.db, SEASONS_LOOKED, weekOf(desk.clock.now()))
  const raised = [
    ...(isWeekly ? await seasonsAhead(desk, counts, today) : []),
    ...(await burstsNow(desk, counts, today)),
  ]
  for (const warning of raised) await announceWarning(desk, warning)
  return raised.length
}

async function seasonsAhead(desk: Desk, counts: readonly WeekCount[], today: LocalDay): Promise<Warning[]> {
  const { seasonWeeksAhead, seasonFalseAlarm } = desk.office.limits.foresight
  const known = await warningsSince(desk.db, 'season', addDays(today, -SEASONS_BACK_DAYS))
  const raised: Warning[] = []
  for (const season of seasonsOf(counts, seasonFalseAlarm)) {
    const { matter, villageIds, startsIn, weeks, past } = season
    // One that has begun is worth a word while most of it is to come.
    if (startsIn > seasonWeeksAhead || startsIn < -weeks / 2) continue
    const fromDay = addDays(today, 7 * startsIn)
    const toDay = addDays(fromDay, 7 * weeks - 1)
    const count = past[0]?.count ?? 0
    const earliest = addDays(today, DAYS_TO_ACT)
    // Days as text sort as days do.
    const [, dueDay = earliest] = [addDays(fromDay, -DEPLOYED_BEFORE_DAYS), earliest].sort()
    const warning = await raise(desk, [...known, ...raised], {
      kind: 'season',
      matter,
      villageIds,
      fromDay,
      toDay,
      count,
      dueDay,
      measureDay: addDays(toDay, MEASURED_AFTER_DAYS),
      evidence: { kind: 'season', past },
    })
    if (warning) raised.push(warning)
  }
  return raised
}

async function burstsNow(desk: Desk, counts: readonly WeekCount[], today: LocalDay): Promise<Warning[]> {
  const { burstFalseAlarmsPerYear, plainRule } = desk.office.limits.foresight
  const until = instantOn(today, 0)
  const recent = await recentTickets(desk.db, { from: until - LONGEST * DAY_MS, until })
  const { pasts, pastOf, pastDays } = pastsOf(desk, counts)
  const byMatter = Map.groupBy(counts, ({ matter }) => matter)
  const places = [...Map.groupBy(recent, ({ matter, villageId }) => `${matter} ${villageId}`).values()]
  const seasons = await warningsSince(desk.db, 'season', addDays(today, -SEASON_LASTS_DAYS))
  const cells = places.map((tickets): CellCount => {
    const [{ matter, villageId } = { matter: '', villageId: '' }] = tickets
    const recentCounts = WINDOWS.map((days) => callersSince(tickets, until - days * DAY_MS))
    const cell = { matter, villageId, recent: recentCounts }
    const running = seasons.find(
      (one) =>
        isLike(one, { matter, villageIds: [villageId] }) &&
        addDays(one.fromDay, -LONGEST) <= today &&
        today <= addDays(one.toDay, LONGEST),
    )
    if (running) return { ...cell, ...seasonPast(running, villageId) }
    const season = seasonFactor(byMatter.get(matter) ?? [], villageId)
    return { ...cell, past: pastOf(matter, villageId), season }
  })
  const bar = burstBar({ pasts, pastDays, falsePerYear: burstFalseAlarmsPerYear })
  const known = await warningsSince(desk.db, 'burst', addDays(today, -PAST_DAYS - LONGEST))
  const drafts: Omit<NewWarning, 'raisedAt' | 'unitId'>[] = burstsIn(cells, { pastDays, bar }).map(
    ({ matter, villageId, ...burst }) => ({
      ...burstDraft({ matter, villageId, days: burst.days, today }),
      count: burst.count,
      evidence: { kind: 'burst', days: burst.days, expected: burst.expected, perYear: burst.perYear },
    }),
  )
  if (plainRule) {
    const { days, count: enough } = plainRule
    for (const tickets of places) {
      const [{ matter, villageId } = { matter: '', villageId: '' }] = tickets
      const count = callersSince(tickets, until - days * DAY_MS)
      if (count < enough) continue
      drafts.push({
        ...burstDraft({ matter, villageId, days, today }),
        count,
        evidence: { kind: 'plain', days },
      })
    }
  }
  const raised: Warning[] = []
  for (const draft of drafts) {
    const warning = await raise(desk, [...known, ...raised], draft)
    if (warning) raised.push(warning)
  }
  return raised
}

/** In a season that was told of, a village is compared with itself in the seasons before. */
function seasonPast(
  { evidence, fromDay, toDay }: Warning,
  villageId: string,
): Pick<CellCount, 'past' | 'pastDays' | 'season'> {
  const years = evidence.kind === 'season' ? evidence.past : []
  const counts = years.map(({ villages }) => villages.find((one) => one.villageId === villageId)?.count ?? 0)
  const days = Math.round((instantOn(toDay, 0) - instantOn(fromDay, 0)) / DAY_MS) + 1
  return { past: counts.reduce((sum, count) => sum + count, 0), pastDays: days * years.length, season: 1 }
}

function burstDraft(given: { matter: string; villageId: string; days: number; today: LocalDay }) {
  const { matter, villageId, days, today } = given
  return {
    kind: 'burst' as const,
    matter,
    villageIds: [villageId],
    fromDay: addDays(today, -days),
    toDay: addDays(today, -1),
    dueDay: addDays(today, DAYS_TO_ACT),
    measureDay: addDays(today, LONGEST + MEASURED_AFTER_DAYS),
  }
}

/** Writes the warning unless the like of it is known, or was dismissed and has not grown since. */
async function raise(
  desk: Desk,
  known: readonly Warning[],
  draft: Omit<NewWarning, 'raisedAt' | 'unitId'>,
): Promise<Warning | undefined> {
  const now = desk.clock.now()
  const isKnown = known.some((one) =>
    one.kind === 'season' ? isSameSeason(one, draft) : isLike(one, draft) && isRecent(one, draft),
  )
  if (isKnown) return undefined
  const lesson = { today: localDayOf(now), share: desk.office.limits.foresight.afterDismissal }
  if (draft.count < (countNeeded(known, draft, lesson) ?? 0)) return undefined
  const entry = responsibilityFor(await responsibilitiesNow(desk), draft.matter)
  return insertWarning(desk.db, {
    ...draft,
    raisedAt: now,
    ...(entry && { unitId: entry.leadUnitId }),
  })
}

/** A burst that somebody still has to do something about, or that has not left every window yet. */
function isRecent(burst: Warning, draft: Pick<Warning, 'toDay'>): boolean {
  return (
    (burst.settledAt === undefined && burst.measureDay > draft.toDay) ||
    addDays(burst.toDay, LONGEST) >= draft.toDay
  )
}

function callersSince(tickets: readonly RecentTicket[], from: EpochMs): number {
  return new Set(tickets.filter(({ at }) => at >= from).map(({ caller }) => caller)).size
}

/** The year before the longest window: of each village and matter, and how many of them had how many. */
function pastsOf({ office }: Desk, counts: readonly WeekCount[]) {
  const first = LONGEST / 7 + 1
  const last = first + PAST_DAYS / 7 - 1
  const sums = new Map<string, number>()
  const matters = new Set(office.responsibilities.matters.map(({ matter }) => matter))
  let oldest = 0
  for (const { matter, villageId, weeksAgo, count } of counts) {
    matters.add(matter)
    oldest = Math.max(oldest, weeksAgo)
    if (villageId === undefined || weeksAgo < first || weeksAgo > last) continue
    const key = `${matter} ${villageId}`
    sums.set(key, (sums.get(key) ?? 0) + count)
  }
  const pasts = new Map<number, number>()
  for (const past of sums.values()) pasts.set(past, (pasts.get(past) ?? 0) + 1)
  const villages = office.roster.units.filter(({ kind }) => kind === 'village').length
  // Those without any ticket are looked at too.
  pasts.set(0, Math.max(0, matters.size * villages - sums.size))
  return {
    pasts,
    pastOf: (matter: string, villageId: string) => sums.get(`${matter} ${villageId}`) ?? 0,
    pastDays: Math.max(0, Math.min(PAST_DAYS, (oldest - first + 1) * 7)),
  }
}
