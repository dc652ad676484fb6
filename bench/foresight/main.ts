/**
 * `npm run bench:foresight`: seasons and bursts told of on the sample street's third year, beside what was planted; false
 * alarms of quiet years beside the stated rate. `-- --seeds 孙耿,two,three`, `-- --years 1000`, `-- --json FILE`.
 */
import { parseArgs } from 'node:util'
import { unitById } from '../../src/domain/roster.ts'
import type { HistoryPlan, Occurrence } from '../../src/domain/sample-history.ts'
import { historyDays, occurrencesIn, sampleHistory } from '../../src/domain/sample-history.ts'
import type { LocalDay } from '../../src/domain/time.ts'
import { addDays, DAY_MS, instantOn, localDayOf } from '../../src/domain/time.ts'
import type { Warning } from '../../src/domain/warning.ts'
import { isLike } from '../../src/domain/warning.ts'
import { loadHistory } from '../../src/office/load-history.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import type { Figure } from '../report.ts'
import { report, spread } from '../report.ts'
import { DATA } from '../street.ts'
import { falseAlarms } from './quiet-years.ts'
import { walk } from './street.ts'

const LAST_DAY = '2026-11-22'
/** Seasons are looked for from here on: two years are known. */
const THIRD_YEAR = '2025-11-24'
/** Bursts from here on: one year is known. */
const SECOND_YEAR = '2024-12-02'
const WEEKS_AHEAD = 3
/** A warning that begins within as many days of the planted beginning is of that season. */
const NEAR_DAYS = 42
/** What is stated and what is measured agree within a tenth. */
const APART = 0.1
const LARGE = { perDay: 100, days: 5 }

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    years: { type: 'string', default: '1000' },
    json: { type: 'string' },
  },
})
const office = loadOffice(DATA)
const plan = loadHistory(DATA, office)
const groups = new Map<string, Figure[]>()
for (const seed of values.seeds?.split(',') ?? [plan.seed, '另一年', 'third']) {
  groups.set(`the sample street, seed ${seed}`, await streetFigures({ ...plan, seed }))
}
groups.set(`${values.years} quiet years`, quietFigures(Number(values.years)))
groups.set('a city-sized street', await largeFigures())
report(groups, values.json)

async function streetFigures(seeded: HistoryPlan): Promise<Figure[]> {
  const days = historyDays(seeded, LAST_DAY)
  const planted = occurrencesIn(seeded, days)
  const { warnings, looks } = await walk(sampleHistory(seeded, days, nameOf), {
    from: SECOND_YEAR,
    to: LAST_DAY,
  })
  return [...seasonFigures(planted, warnings), ...burstFigures(planted, warnings), ...spread('a look', looks)]
}

function nameOf(id: string): string {
  return unitById(office.roster, id)?.name ?? id
}

function seasonFigures(planted: readonly Occurrence[], warnings: readonly Warning[]): Figure[] {
  const told = warnings.filter(({ kind }) => kind === 'season')
  const used = new Set<Warning>()
  // One that begins within the first weeks of the third year could not be told of in time by anybody.
  const first = addDays(THIRD_YEAR, 7 * WEEKS_AHEAD)
  const due = planted.filter(({ kind, from }) => kind === 'season' && from >= first && from <= LAST_DAY)
  const ahead = due.map((season): Figure => {
    const warning = told.find((one) => isOf(one, season))
    if (warning) used.add(warning)
    const raised = warning && localDayOf(warning.raisedAt)
    const weeks = raised === undefined ? -Infinity : daysBetween(raised, season.from) / 7
    const villages = warning?.villageIds.filter((id) => season.villages.includes(id)).length ?? 0
    const what = `${season.matter} from ${season.from}: told ${raised ?? 'never'}, ${villages} of ${season.villages.length} villages`
    return { what, value: weeks, unit: 'weeks', atLeast: WEEKS_AHEAD }
  })
  const others = told.filter((one) => !used.has(one))
  const wrong = others.filter(
    (one) => !planted.some((season) => season.kind === 'season' && isOf(one, season)),
  )
  for (const one of wrong) console.log(`false season: ${one.matter} ${one.villageIds} from ${one.fromDay}`)
  return [
    ...ahead,
    { what: 'seasons told of that were not planted', value: wrong.length, unit: '', atMost: 1 },
  ]
}

function isOf(warning: Warning, season: Occurrence): boolean {
  return (
    isLike(warning, { matter: season.matter, villageIds: season.villages }) &&
    Math.abs(daysBetween(warning.fromDay, season.from)) <= NEAR_DAYS
  )
}

function burstFigures(planted: readonly Occurrence[], warnings: readonly Warning[]): Figure[] {
  const told = warnings.filter(({ kind }) => kind === 'burst')
  const meets = (one: Warning, what: Occurrence): boolean =>
    isLike(one, { matter: what.matter, villageIds: what.villages }) &&
    one.fromDay <= addDays(what.to, 14) &&
    one.toDay >= what.from
  const bursts = planted.filter(({ kind, from }) => kind === 'burst' && from >= SECOND_YEAR)
  const found = bursts.filter((burst) => told.some((one) => meets(one, burst)))
  const late = found.map((burst) => {
    const first = told.find((one) => meets(one, burst))
    return daysBetween(burst.from, localDayOf(first?.raisedAt ?? 0))
  })
  const missed = bursts.filter((burst) => !found.includes(burst)).map(({ id }) => id)
  if (missed.length > 0) console.log(`bursts missed: ${missed.join(', ')}`)
  const ofKind = (kind: Occurrence['kind']): Warning[] =>
    told.filter((one) => planted.some((what) => what.kind === kind && meets(one, what)))
  const explained = new Set([...ofKind('burst'), ...ofKind('cluster'), ...ofKind('season')])
  const years = daysBetween(SECOND_YEAR, LAST_DAY) / 365
  return [
    {
      what: `bursts found, of ${bursts.length} planted`,
      value: found.length,
      unit: '',
      atLeast: bursts.length,
    },
    { what: 'days from the first ticket of a burst to the warning, mean', value: mean(late), unit: 'days' },
    { what: 'warnings that are a planted cluster', value: ofKind('cluster').length, unit: '' },
    { what: 'warnings of a burst within a planted season', value: ofKind('season').length, unit: '' },
    {
      what: 'warnings of a burst where nothing was planted, a year',
      value: (told.length - explained.size) / years,
      unit: '',
    },
  ]
}

function quietFigures(years: number): Figure[] {
  const stated = office.limits.foresight.burstFalseAlarmsPerYear
  const began = performance.now()
  const alarms = falseAlarms(plan, years, stated)
  const seconds = (performance.now() - began) / 1_000
  return [
    { what: 'false bursts a year, stated in limits.yaml', value: stated, unit: '' },
    { what: 'false bursts a year, measured', value: mean(alarms), unit: '', atMost: stated * (1 + APART) },
    { what: 'the same, not fewer either', value: mean(alarms), unit: '', atLeast: stated * (1 - APART) },
    {
      what: 'years without any, in a hundred',
      value: mean(alarms.map((count) => (count === 0 ? 100 : 0))),
      unit: '',
    },
    { what: 'time', value: seconds, unit: 's' },
  ]
}

/** A hundred tickets a day for three years: what a look costs there. */
async function largeFigures(): Promise<Figure[]> {
  const large = { ...plan, perDay: LARGE.perDay }
  const tickets = sampleHistory(large, historyDays(large, LAST_DAY), nameOf)
  const { looks } = await walk(tickets, { from: addDays(LAST_DAY, 1), to: addDays(LAST_DAY, LARGE.days) })
  const [weekly, ...daily] = looks
  return [
    { what: `tickets in three years`, value: tickets.length, unit: '' },
    ...(weekly
      ? [{ what: 'the weekly look, seasons and bursts', value: weekly.ms, unit: 'ms', cpuMs: weekly.cpuMs }]
      : []),
    ...spread('a daily look', daily),
  ]
}

function daysBetween(from: LocalDay, to: LocalDay): number {
  return Math.round((instantOn(to, 0) - instantOn(from, 0)) / DAY_MS)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}
