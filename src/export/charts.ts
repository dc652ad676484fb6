import type { LocalMonth } from '../domain/months.ts'
import { percentOf, rankingOf } from '../domain/ranking.ts'
import type { Share } from '../domain/rates.ts'
import type { HeatMap, Trend } from '../domain/ticket-counts.ts'
import type { ChartName } from '../templates/messages/charts.ts'
import {
  chartNote,
  chartTitle,
  monthLabel,
  TREND_LEGEND,
  villageWords,
  weekLabel,
} from '../templates/messages/charts.ts'
import { chartParts } from './chart.ts'
import { box, COLOURS, fitted, MARGIN, svgOf, textAt, WIDTH } from './drawing.ts'
import { openFont } from './font.ts'

const HEAD = 170
const FOOT = 30
const INNER = WIDTH - 2 * MARGIN
const AXIS = { axisLine: { lineStyle: { color: COLOURS.line } }, axisTick: { show: false } }
const LABEL = { fontSize: 30, color: COLOURS.ink }
/** Figures stay readable where a line runs through them. */
const HALO = { textBorderColor: COLOURS.white, textBorderWidth: 6 }
/** From this share of the most on a field is so dark that white reads better on it. */
const DARK = 0.8
/** More bars than this nobody compares on a phone. */
const MOST_BARS = 30

interface Titled {
  month: LocalMonth
  fewest: number
  /** False while the month goes on. */
  isWhole: boolean
}

function titled(
  name: ChartName,
  { month, fewest, isWhole }: Titled,
  height: number,
  parts: string[],
): string {
  return svgOf(HEAD + height + FOOT, [
    textAt(MARGIN, 78, fitted(chartTitle(name, month), 50, INNER), { size: 50, isBold: true }),
    textAt(MARGIN, 130, fitted(chartNote(name, { fewest, isWhole }), 32, INNER), {
      size: 32,
      fill: COLOURS.pale,
    }),
    ...parts,
  ])
}

/** 满意率 by unit: a bar each with percent and counts, best on top; units with a few tickets have only their counts. */
export function barsSvg(given: Titled & { shares: readonly (readonly [string, Share])[] }): string {
  const { fewest } = given
  const { ranked, tooFew } = rankingOf(given.shares, fewest)
  const rows = [...ranked, ...tooFew].slice(0, MOST_BARS).reverse()
  const height = 76 * rows.length + 40
  // A full bar leaves room for its label.
  const labels = rows.map(({ share }) => openFont().widthOf(barLabel(share, fewest), LABEL.fontSize))
  const option = {
    grid: {
      left: MARGIN,
      right: MARGIN + 16 + Math.ceil(Math.max(...labels)),
      top: 10,
      bottom: 10,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: rows.map(({ key }) => fitted(key, 32, 300)),
      axisLabel: { ...LABEL, fontSize: 32 },
      ...AXIS,
    },
    series: [
      {
        type: 'bar',
        barWidth: 44,
        data: rows.map(({ share }) => ({
          value: percentOf(share, fewest) ?? 0,
          label: {
            show: true,
            position: 'right',
            ...LABEL,
            formatter: () => barLabel(share, fewest),
          },
        })),
      },
    ],
  }
  return titled('bars', given, height, [chartParts(option, { top: HEAD, height })])
}

function barLabel(share: Share, fewest: number): string {
  const percent = percentOf(share, fewest)
  const counts = `${share.count}/${share.of}`
  return percent === undefined ? counts : `${percent.toFixed(1)}%（${counts}）`
}

/** Tickets a month beside those of the same month a year before. */
export function trendSvg(given: Titled & { trend: Trend }): string {
  const { months, counts, yearBefore } = given.trend
  const height = 640
  const series = (name: string, data: readonly number[], isNow: boolean) => ({
    name,
    type: 'line',
    data,
    symbolSize: isNow ? 14 : 8,
    lineStyle: { width: isNow ? 6 : 4 },
    label: { show: isNow, position: 'top', fontSize: 28, color: COLOURS.ink, ...HALO },
  })
  const option = {
    grid: {
      left: MARGIN,
      right: MARGIN,
      top: 50,
      bottom: 20,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: months.map((month, index) => monthLabel(month, index === 0)),
      axisLabel: { ...LABEL, fontSize: 26, interval: 0, lineHeight: 34 },
      ...AXIS,
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      axisLabel: { ...LABEL, color: COLOURS.pale },
      splitLine: { lineStyle: { color: COLOURS.ground } },
    },
    series: [series(TREND_LEGEND.before, yearBefore, false), series(TREND_LEGEND.now, counts, true)],
    color: ['#aab4be', COLOURS.blue],
  }
  const legend = [
    box(MARGIN, HEAD + 6, { width: 44, height: 10 }, COLOURS.blue, 5),
    textAt(MARGIN + 58, HEAD + 22, TREND_LEGEND.now, { size: 30 }),
    box(MARGIN + 270, HEAD + 6, { width: 44, height: 10 }, '#aab4be', 5),
    textAt(MARGIN + 328, HEAD + 22, TREND_LEGEND.before, { size: 30 }),
  ]
  return titled('trend', given, height + 40, [...legend, chartParts(option, { top: HEAD + 40, height })])
}

/** Of the heat map: below it stand the weeks, to its right the sums. */
const HEAT = { row: 72, labels: 60, gap: 20, top: 10, ink: 30 }

/** The commonest matters by week: the darker the more. */
export function heatSvg(given: Titled & { heat: HeatMap }): string {
  const { weeks, matters } = given.heat
  const rows = matters
    .toReversed()
    .map(({ matter, counts }) => ({ name: fitted(matter, HEAT.ink, 240), counts }))
  const height = HEAT.top + HEAT.row * rows.length + HEAT.labels
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  const left =
    MARGIN + 14 + Math.ceil(Math.max(...rows.map(({ name }) => openFont().widthOf(name, HEAT.ink))))
  const widest = Math.max(...matters.map(({ total }) => openFont().widthOf(String(total), HEAT.ink)))
  const room = MARGIN + Math.ceil(widest) + HEAT.gap
  const cells = rows.flatMap(({ counts }, y) =>
    counts.map((count, x) => ({
      value: [x, y, count],
      label: { show: count > 0, color: count > most * DARK ? COLOURS.white : COLOURS.ink },
    })),
  )
  const option = {
    grid: { outerBoundsMode: 'none', left, right: room, top: HEAT.top, bottom: HEAT.labels },
    xAxis: {
      type: 'category',
      data: weeks.map(weekLabel),
      axisLabel: { ...LABEL, fontSize: 26, interval: 1, color: COLOURS.pale },
      ...AXIS,
    },
    yAxis: { type: 'category', data: rows.map(({ name }) => name), axisLabel: LABEL, ...AXIS },
    visualMap: { show: false, min: 0, max: most, inRange: { color: ['#f4f6f8', '#f5b7a0', '#c0392b'] } },
    series: [
      {
        type: 'heatmap',
        data: cells,
        label: { fontSize: 26, formatter: ({ value }: { value: number[] }) => String(value[2]) },
        itemStyle: { borderColor: COLOURS.white, borderWidth: 3 },
      },
    ],
  }
  const sums = matters.map(({ total }, index) =>
    textAt(WIDTH - MARGIN, HEAD + HEAT.top + HEAT.row * (index + 0.5) + 0.36 * HEAT.ink, String(total), {
      size: HEAT.ink,
      anchor: 'end',
      fill: COLOURS.pale,
    }),
  )
  return titled('heat', given, height, [chartParts(option, { top: HEAD, height }), ...sums])
}

/** A village as a tile of its 管区. */
export interface VillageTile {
  name: string
  count: number
  before: number
}

const MOST_COLUMNS = 4
const TILE = { gap: 16, height: 150 }

/** The villages as tiles under their 管区, for a street whose borders nobody has as data. */
export function villagesSvg(
  given: Titled & { districts: readonly { name: string; villages: readonly VillageTile[] }[] },
): string {
  const most = Math.max(1, ...given.districts.flatMap(({ villages }) => villages.map(({ count }) => count)))
  const columns = Math.min(MOST_COLUMNS, Math.max(...given.districts.map(({ villages }) => villages.length)))
  const width = (INNER - (columns - 1) * TILE.gap) / columns
  const parts: string[] = []
  let y = HEAD
  for (const { name, villages } of given.districts) {
    parts.push(textAt(MARGIN, y + 46, fitted(name, 36, INNER), { size: 36, isBold: true }))
    y += 66
    villages.forEach((village, index) => {
      const x = MARGIN + (index % columns) * (width + TILE.gap)
      const top = y + Math.floor(index / columns) * (TILE.height + TILE.gap)
      parts.push(...tileAt(village, { x, y: top, width, share: village.count / most }))
    })
    y += Math.ceil(villages.length / columns) * (TILE.height + TILE.gap) + 10
  }
  return titled('villages', given, y - HEAD, parts)
}

function tileAt(
  { name, count, before }: VillageTile,
  { x, y, width, share }: { x: number; y: number; width: number; share: number },
): string[] {
  const words = villageWords(name, count, before)
  const ink = share > DARK ? COLOURS.white : COLOURS.ink
  const centre = x + width / 2
  return [
    box(x, y, { width, height: TILE.height }, shade(share), 14),
    textAt(centre, y + 64, fitted(words.name, 40, width - 20), {
      size: 40,
      fill: ink,
      anchor: 'middle',
      isBold: true,
    }),
    textAt(centre, y + 118, fitted(words.counts, 36, width - 20), { size: 36, fill: ink, anchor: 'middle' }),
  ]
}

/** From near white to dark red. */
function shade(share: number): string {
  const [from, to] = [
    [0xf4, 0xf6, 0xf8],
    [0xc0, 0x39, 0x2b],
  ] as const
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share))
  return `rgb(${mixed.join(',')})`
}
