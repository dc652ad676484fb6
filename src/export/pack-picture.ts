import type { PackCard, PackPart } from '../templates/messages/meeting.ts'
import { box, COLOURS, fitted, MARGIN, svgOf, textAt, WIDTH, wrapped } from './drawing.ts'
import { openFont } from './font.ts'

const HEAD = 190
const INNER = WIDTH - 2 * MARGIN
const PAD = 28
const SIZES = { head: 38, line: 32, tag: 28 } as const
const HEAD_LINES = 2
const MOST_LINES = 3

/** One part of the meeting pack as a drawing for the group: a card an item. */
export function partSvg(title: string, part: PackPart): string {
  const parts = [
    box(0, 0, { width: WIDTH, height: HEAD - 20 }, COLOURS.band),
    textAt(MARGIN, 52, fitted(title, 30, INNER), { size: 30, fill: '#d6e4f0' }),
    textAt(MARGIN, 106, part.title, { size: 46, fill: COLOURS.white, isBold: true }),
    textAt(MARGIN, 150, fitted(part.note, 28, INNER), { size: 28, fill: '#d6e4f0' }),
  ]
  let y = HEAD
  if (part.cards.length === 0) {
    parts.push(textAt(MARGIN, y + 60, fitted(part.empty, 34, INNER), { size: 34, fill: COLOURS.pale }))
    y += 90
  }
  for (const card of part.cards) {
    const drawn = drawCard(card, y)
    parts.push(...drawn.parts)
    y += drawn.height + 18
  }
  return svgOf(y + 24, parts)
}

function drawCard(card: PackCard, y: number): { parts: string[]; height: number } {
  const tagWidth = openFont().widthOf(card.tag, SIZES.tag) + 28
  const headWidth = INNER - 2 * PAD - tagWidth - 16
  const head = wrapped(card.head, SIZES.head, { width: headWidth, most: HEAD_LINES })
  const lines = card.lines.flatMap((words) =>
    wrapped(words, SIZES.line, { width: INNER - 2 * PAD, most: MOST_LINES }),
  )
  const headHeight = 52 * head.length
  const height = PAD + headHeight + 44 * lines.length + PAD - 8
  const right = WIDTH - MARGIN - PAD
  const tag = card.isBad ? COLOURS.red : COLOURS.blue
  return {
    height,
    parts: [
      box(MARGIN, y, { width: INNER, height }, COLOURS.ground, 16),
      box(right - tagWidth, y + PAD - 6, { width: tagWidth, height: 46 }, tag, 8),
      textAt(right - tagWidth / 2, y + PAD + 27, card.tag, {
        size: SIZES.tag,
        fill: COLOURS.white,
        anchor: 'middle',
      }),
      ...head.map((words, index) =>
        textAt(MARGIN + PAD, y + PAD + 32 + 52 * index, words, { size: SIZES.head, isBold: true }),
      ),
      ...lines.map((words, index) =>
        textAt(MARGIN + PAD, y + PAD + headHeight + 34 + 44 * index, words, {
          size: SIZES.line,
          fill: COLOURS.pale,
        }),
      ),
    ],
  }
}
