import type { FindingKind } from '../domain/weekly-findings.ts'
import { FINDING_KINDS } from '../domain/weekly-findings.ts'
import type { ItemView, WeeklyView } from '../templates/messages/weekly.ts'
import {
  casesWords,
  FINDING_WORDS,
  moreInTable,
  standingWords,
  weeklyPictureWords,
} from '../templates/messages/weekly.ts'
import type { Setting } from '../templates/messages/words.ts'
import { unitName } from '../templates/messages/words.ts'
import { box, COLOURS, fitted, MARGIN, svgOf, textAt, WIDTH } from './drawing.ts'
import { openFont } from './font.ts'

/** More rows make a picture that nobody scrolls through; the table has all. */
const MOST_ROWS = 24
const MOST_OF_UNIT = 6

const HEAD = 150
const TILES = 150
const UNIT_ROW = 84
const ITEM_ROW = 118
const FOOT = 90

const KIND_COLOURS: Readonly<Record<FindingKind, string>> = {
  dissatisfied: COLOURS.red,
  overdue: COLOURS.amber,
  perfunctory: COLOURS.blue,
  returned_twice: COLOURS.green,
}

type Row = { unitId: string; count: number } | { view: ItemView } | { more: number }

/** The week's list as a drawing for a phone: title, counts, then each unit with its items. */
export function weeklySvg(setting: Setting, view: WeeklyView): string {
  const words = weeklyPictureWords(setting, view)
  const rows = rowsOf(view)
  const parts = [
    box(0, 0, { width: WIDTH, height: HEAD }, COLOURS.band),
    textAt(MARGIN, 74, words.title, { size: 52, fill: COLOURS.white, isBold: true }),
    textAt(MARGIN, 124, fitted(words.subtitle, 34, WIDTH - 2 * MARGIN), { size: 34, fill: '#d6e4f0' }),
    ...tiles(view, HEAD + 24),
  ]
  let y = HEAD + TILES + 48
  for (const row of rows) {
    parts.push(...drawRow(setting, row, y))
    y += heightOf(row)
  }
  parts.push(
    textAt(MARGIN, y + 56, fitted(words.foot, 30, WIDTH - 2 * MARGIN), { size: 30, fill: COLOURS.pale }),
  )
  return svgOf(y + FOOT, parts)
}

function rowsOf({ units }: WeeklyView): Row[] {
  const rows: Row[] = []
  let shown = 0
  let left = 0
  for (const { unitId, evidence } of units) {
    const count = Math.min(evidence.length, MOST_OF_UNIT, MOST_ROWS - shown)
    if (count > 0) {
      rows.push({ unitId, count: evidence.length })
      rows.push(...evidence.slice(0, count).map((view) => ({ view })))
    }
    shown += count
    left += evidence.length - count
  }
  return left > 0 ? [...rows, { more: left }] : rows
}

function heightOf(row: Row): number {
  return 'view' in row ? ITEM_ROW : UNIT_ROW
}

function tiles({ list }: WeeklyView, y: number): string[] {
  const gap = 20
  const width = (WIDTH - 2 * MARGIN - 3 * gap) / 4
  return FINDING_KINDS.flatMap((kind, index) => {
    const x = MARGIN + index * (width + gap)
    const centre = x + width / 2
    return [
      box(x, y, { width, height: TILES }, COLOURS.ground, 16),
      textAt(centre, y + 76, String(list.counts[kind]), {
        size: 64,
        fill: KIND_COLOURS[kind],
        anchor: 'middle',
        isBold: true,
      }),
      textAt(centre, y + 126, FINDING_WORDS[kind], { size: 34, fill: COLOURS.pale, anchor: 'middle' }),
    ]
  })
}

function drawRow(setting: Setting, row: Row, y: number): string[] {
  const right = WIDTH - MARGIN
  if ('unitId' in row) {
    const count = casesWords(row.count)
    const width = right - MARGIN - openFont().widthOf(count, 40) - 20
    return [
      textAt(MARGIN, y + 60, fitted(unitName(setting, row.unitId), 42, width), { size: 42, isBold: true }),
      textAt(right, y + 60, count, { size: 40, anchor: 'end', fill: COLOURS.pale }),
      box(MARGIN, y + 80, { width: right - MARGIN, height: 2 }, COLOURS.line),
    ]
  }
  if ('more' in row) {
    return [textAt(MARGIN, y + 54, moreInTable(row.more), { size: 36, fill: COLOURS.pale })]
  }
  const { item, ticket } = row.view
  const tags = drawTags(row.view, right, y + 18)
  const state = standingWords(item)
  const isBad = item.isPromiseBroken || (item.weeks > 1 && item.state === 'listed')
  return [
    textAt(MARGIN, y + 54, fitted(`#${ticket.code} ${ticket.subject}`, 38, tags.left - MARGIN - 16), {
      size: 38,
    }),
    ...tags.parts,
    textAt(MARGIN, y + 98, fitted(state, 30, right - MARGIN), {
      size: 30,
      fill: isBad ? COLOURS.red : COLOURS.pale,
    }),
    box(MARGIN, y + ITEM_ROW - 1, { width: right - MARGIN, height: 1 }, COLOURS.line),
  ]
}

/** The findings as coloured labels, from the right; grey are those of the weeks before, where this brought nothing new. */
function drawTags({ item }: ItemView, right: number, y: number): { parts: string[]; left: number } {
  const size = 28
  const fresh = FINDING_KINDS.filter((kind) => item.findings.some((one) => one.kind === kind))
  const kinds = fresh.length > 0 ? fresh : FINDING_KINDS.filter((kind) => item.earlier.includes(kind))
  const parts: string[] = []
  let left = right
  for (const kind of kinds.toReversed()) {
    const words = FINDING_WORDS[kind]
    const width = openFont().widthOf(words, size) + 28
    left -= width
    parts.push(box(left, y, { width, height: 46 }, fresh.length > 0 ? KIND_COLOURS[kind] : COLOURS.pale, 8))
    parts.push(textAt(left + width / 2, y + 33, words, { size, fill: COLOURS.white, anchor: 'middle' }))
    left -= 10
  }
  return { parts, left }
}
