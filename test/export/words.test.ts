import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fitted, MARGIN, svgOf, textAt, WIDTH } from '../../src/export/drawing.ts'
import { openFont } from '../../src/export/font.ts'
import { pngOf } from '../../src/export/png.ts'
import { readPng } from '../support/png.ts'
import { sampleStreet } from '../support/sample-street.ts'

const SIZE = 60

function inkOf(words: string, x = MARGIN): ReturnType<typeof readPng> {
  return readPng(pngOf(svgOf(120, [textAt(x, 80, words, { size: SIZE })])))
}

/** The rows of ink of one sign, as a picture to compare. */
function shapeOf(sign: string): string {
  const picture = inkOf(sign)
  const rows: string[] = []
  for (let y = 10; y < 110; y += 2) {
    let row = ''
    for (let x = MARGIN - 10; x < MARGIN + 80; x += 2) row += picture.greyAt(x, y) < 128 ? '#' : ' '
    rows.push(row)
  }
  return rows.join('\n')
}

test('each sign has its own shape and is no box', () => {
  const signs = ['督', '查', '重', '点', '#', '8', '％', '—', '崔', '堤']
  const shapes = signs.map(shapeOf)
  expect(new Set(shapes).size).toBe(signs.length)
  for (const shape of shapes) expect(shape).toContain('#')
  // 十 is two strokes that cross: ink in its middle row and column, none in its corners.
  const ten = inkOf('十')
  expect(ten.greyAt(MARGIN + SIZE / 2, 56)).toBeLessThan(100)
  expect(ten.inkIn({ x: MARGIN + 2, y: 30, width: 14, height: 14 })).toBe(0)
})

test('words are as wide as they are measured', () => {
  const words = '孙耿街道 #1001 超时 98.5%'
  const width = Math.ceil(openFont().widthOf(words, SIZE))
  const picture = inkOf(words)
  expect(picture.inkIn({ x: MARGIN + width - 12, y: 10, width: 12, height: 100 })).toBeGreaterThan(0)
  const right = MARGIN + width + 1
  expect(picture.inkIn({ x: right, y: 0, width: WIDTH - right, height: 120 })).toBe(0)
  expect(picture.inkIn({ x: 0, y: 0, width: MARGIN - 1, height: 120 })).toBe(0)
})

test('what does not fit ends in an ellipsis and stays inside', () => {
  const words = fitted('大路村小学门口到十字路口这一段六七盏路灯全黑了得有十来天', SIZE, WIDTH - 2 * MARGIN)
  expect(words.endsWith('…')).toBe(true)
  const picture = inkOf(words)
  expect(picture.inkIn({ x: WIDTH - MARGIN, y: 0, width: MARGIN, height: 120 })).toBe(0)
})

test('a sign that the font does not have is left out, not drawn as a box', () => {
  expect(openFont().has('👌')).toBe(false)
  expect(shapeOf('👌')).not.toContain('#')
})

test('the font has every sign of the sample street and of all sentences', () => {
  const { office, samples } = sampleStreet()
  const folder = join(import.meta.dirname, '../../src/templates/messages')
  const sentences = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const words = [
    ...office.roster.units.map(({ name }) => name),
    ...office.roster.people.map(({ name }) => name),
    ...office.responsibilities.matters.map(({ matter }) => matter),
    ...samples.tickets.map(({ ticket }) => ticket.subject),
    ...sentences.map((text) => text.replace(/[^\p{Script=Han}，。、；：？！（）「」“”〔〕－·]/gu, '')),
  ].join('')
  const missing = [...new Set(words)].filter((sign) => !openFont().has(sign))
  expect(missing).toEqual([])
})
