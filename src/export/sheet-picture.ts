import type { SheetReplyView, SheetView } from '../templates/messages/meeting.ts'
import { SHEET_HEADS, SHEET_NOTE, sheetLines } from '../templates/messages/meeting.ts'
import { box, COLOURS, fitted, MARGIN, svgOf, textAt, WIDTH, wrapped } from './drawing.ts'

const INNER = WIDTH - 2 * MARGIN
const GAP = 20
const COLUMN = (INNER - GAP) / 2
const PAD = 20
const SIZES = { title: 46, note: 28, matter: 40, head: 32, line: 29 } as const
const LINE = 42
const HEAD = 62
/** A reply that is longer stands whole in the document. */
const MOST_LINES = 12

interface Column {
  parts: string[]
  height: number
}

/** The training sheet as a drawing for a phone: for each matter the good reply beside the bad one. */
export function sheetSvg(title: string, { pairs }: SheetView): string {
  const note = wrapped(SHEET_NOTE, SIZES.note, { width: INNER, most: 2 })
  const band = 104 + 40 * note.length
  const parts = [
    box(0, 0, { width: WIDTH, height: band }, COLOURS.band),
    textAt(MARGIN, 74, fitted(title, SIZES.title, INNER), {
      size: SIZES.title,
      fill: COLOURS.white,
      isBold: true,
    }),
    ...note.map((words, index) =>
      textAt(MARGIN, 122 + 40 * index, words, { size: SIZES.note, fill: '#d6e4f0' }),
    ),
  ]
  let y = band + 20
  for (const { matter, best, worst } of pairs) {
    parts.push(
      textAt(MARGIN, y + 46, fitted(matter, SIZES.matter, INNER), { size: SIZES.matter, isBold: true }),
    )
    y += 70
    const columns = [
      columnOf(SHEET_HEADS.best, best, { x: MARGIN, y, colour: COLOURS.green }),
      columnOf(SHEET_HEADS.worst, worst, { x: MARGIN + COLUMN + GAP, y, colour: COLOURS.red }),
    ]
    const height = Math.max(...columns.map((column) => column.height))
    for (const [index, column] of columns.entries()) {
      const x = MARGIN + index * (COLUMN + GAP)
      parts.push(box(x, y, { width: COLUMN, height }, COLOURS.ground, 12), ...column.parts)
    }
    y += height + 16
  }
  return svgOf(y + 24, parts)
}

/** What was asked in grey, the reply in black, what the check and people said of it in the column's colour. */
function columnOf(
  head: string,
  reply: SheetReplyView,
  { x, y, colour }: { x: number; y: number; colour: string },
): Column {
  const parts = [
    box(x, y, { width: COLUMN, height: HEAD }, colour, 12),
    textAt(x + PAD, y + 43, head, { size: SIZES.head, fill: COLOURS.white, isBold: true }),
  ]
  let base = y + HEAD + 44
  for (const [index, words] of sheetLines(reply).entries()) {
    const fill = index === 0 ? COLOURS.pale : index === 1 ? COLOURS.ink : colour
    for (const line of wrapped(words, SIZES.line, { width: COLUMN - 2 * PAD, most: MOST_LINES })) {
      parts.push(textAt(x + PAD, base, line, { size: SIZES.line, fill }))
      base += LINE
    }
    base += 12
  }
  return { parts, height: base - y - 20 }
}
