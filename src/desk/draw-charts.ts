import type { LocalMonth } from '../domain/months.ts'
import { addMonths, spanOf } from '../domain/months.ts'
import { unitById } from '../domain/roster.ts'
import type { DayCount } from '../domain/ticket-counts.ts'
import { heatMapOf, trendOf, villageCounts } from '../domain/ticket-counts.ts'
import { addDays, localDayOf } from '../domain/time.ts'
import { weekOf } from '../domain/weekly.ts'
import { countsByDay } from '../store/ticket-counts.ts'
import type { ChartName } from '../templates/messages/charts.ts'
import { chartFileName } from '../templates/messages/charts.ts'
import { satisfiedByUnit } from './count-rates.ts'
import type { Desk } from './desk.ts'
import type { SavedFile } from './saved-file.ts'
import { savedFile } from './saved-file.ts'

const MONTHS = 12
/** As many weeks and matters as can be read on a phone. */
const HEAT = { weeks: 13, matters: 12 }

/** Draws the charts of the month and saves them; none where nothing could be counted. */
export async function drawCharts(
  desk: Desk,
  names: readonly ChartName[],
  month: LocalMonth,
): Promise<SavedFile[]> {
  const days = await countsByDay(desk.db, {
    from: spanOf(addMonths(month, 1 - 2 * MONTHS)).from,
    until: Math.min(spanOf(month).until, desk.clock.now() + 1),
  })
  const files: SavedFile[] = []
  for (const name of names) {
    const svg = await chartSvg(desk, name, month, days)
    if (svg === undefined) continue
    const { pngOf } = await import('../export/png.ts')
    const file = { name: chartFileName(name, month), mediaType: 'image/png', bytes: pngOf(svg) }
    files.push(await savedFile(desk, file))
  }
  return files
}

/** The chart as SVG; undefined if there is nothing to show. */
export async function chartSvg(
  desk: Desk,
  name: ChartName,
  month: LocalMonth,
  days: readonly DayCount[],
): Promise<string | undefined> {
  // Late: the chart library takes memory that a bot nobody asks for charts need not have.
  const { barsSvg, heatSvg, trendSvg, villagesSvg } = await import('../export/charts.ts')
  const { roster, limits } = desk.office
  const isWhole = spanOf(month).until <= desk.clock.now()
  const given = { month, fewest: limits.rates.fewest, isWhole }
  if (name === 'bars') {
    const shares = (await satisfiedByUnit(desk, month))
      .filter(([, { of }]) => of > 0)
      .map(([key, share]) => [unitById(roster, key)?.name ?? key, share] as const)
    return shares.length === 0 ? undefined : barsSvg({ ...given, shares })
  }
  if (days.length === 0) return undefined
  if (name === 'trend') return trendSvg({ ...given, trend: trendOf(days, month, MONTHS) })
  if (name === 'heat') {
    const end = Math.min(spanOf(month).until - 1, desk.clock.now())
    const heat = heatMapOf(days, weekOf(end), HEAT)
    return heat.matters.length === 0 ? undefined : heatSvg({ ...given, heat })
  }
  return villagesSvg({ ...given, districts: districtsOf(desk, month, days) })
}

function districtsOf({ office }: Desk, month: LocalMonth, days: readonly DayCount[]) {
  const within = (one: LocalMonth): Map<string, number> => {
    const { from, until } = spanOf(one)
    return villageCounts(days, { from: localDayOf(from), to: addDays(localDayOf(until), -1) })
  }
  const [now, before] = [within(month), within(addMonths(month, -1))]
  const villages = office.roster.units.filter(({ kind }) => kind === 'village')
  return [...Map.groupBy(villages, ({ parentId }) => parentId)].map(([parentId, own]) => ({
    name:
      parentId === undefined ? office.roster.office : (unitById(office.roster, parentId)?.name ?? parentId),
    villages: own.map(({ id, name }) => ({ name, count: now.get(id) ?? 0, before: before.get(id) ?? 0 })),
  }))
}
