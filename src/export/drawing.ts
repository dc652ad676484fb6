import { openFont } from './font.ts'

/** Pictures are read on a phone: 1080 pixels wide, so that 36 pixels are as big as the chat's own words. */
export const WIDTH = 1080
export const MARGIN = 48

export const COLOURS = {
  ink: '#1f2933',
  pale: '#67737e',
  line: '#d5dbe1',
  band: '#1f4e79',
  white: '#ffffff',
  red: '#c0392b',
  amber: '#b9770e',
  blue: '#2471a3',
  green: '#1e8449',
  ground: '#f4f6f8',
} as const

export interface TextStyle {
  size: number
  fill?: string
  anchor?: 'start' | 'middle' | 'end'
  isBold?: boolean
}

/** A line of words with its baseline at `y`. */
export function textAt(x: number, y: number, words: string, style: TextStyle): string {
  const { size, fill = COLOURS.ink, anchor = 'start', isBold = false } = style
  const font = openFont()
  const width = anchor === 'start' ? 0 : font.widthOf(words, size)
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
  // The font has one weight; a thin outline of the same colour makes it bold without a second ten megabytes.
  const bold = isBold ? ` stroke="${fill}" stroke-width="${(size / 28).toFixed(2)}"` : ''
  return `<path d="${font.outlineOf(drawable(words), { x: left, y, size })}" fill="${fill}"${bold}/>`
}

/** Signs that the font does not have, such as emoji, would be boxes. */
function drawable(words: string): string {
  const font = openFont()
  return [...words].filter((sign) => font.has(sign)).join('')
}

export function box(
  x: number,
  y: number,
  size: { width: number; height: number },
  fill: string,
  radius = 0,
): string {
  return `<rect x="${x}" y="${y}" width="${size.width}" height="${size.height}" rx="${radius}" fill="${fill}"/>`
}

export function svgOf(height: number, parts: readonly string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">` +
    `${parts.join('')}</svg>`
  )
}

/** As much of the words as fits, with … where something is cut. */
export function fitted(words: string, size: number, width: number): string {
  const font = openFont()
  const line = words.replace(/\s+/g, ' ').trim()
  if (font.widthOf(line, size) <= width) return line
  const signs = [...line]
  while (signs.length > 0 && font.widthOf(`${signs.join('')}…`, size) > width) signs.pop()
  return `${signs.join('')}…`
}
/** Where a line of up to `count` signs ends best: none begins with a stop or closing bracket, no number or date is torn. */
function brokenAt(signs: readonly string[], count: number): number {
  const sign = (index: number): string => signs[index] ?? ''
  let at = count
  if (at > 1 && CLOSING.test(sign(at))) at -= 1
  const isTorn = (): boolean =>
    DIGIT.test(sign(at - 1)) ? OF_NUMBER.test(sign(at)) : MONTH.test(sign(at - 1)) && DIGIT.test(sign(at))
  while (at > 1 && isTorn()) at -= 1
  // A number longer than the line is torn all the same.
  return at > count / 2 ? at : count
}

const CLOSING = /[，。、；：？！）」』”’%]/
const DIGIT = /\d/
const MONTH = /[年月]/
const OF_NUMBER = /[\d.年月日件人天次个%]/

/** The words in lines of at most this width; the last of `most` lines ends in … where there is more. */
export function wrapped(
  words: string,
  size: number,
  { width, most }: { width: number; most: number },
): string[] {
  const font = openFont()
  const lines: string[] = []
  let rest = [...words.replace(/\s+/g, ' ').trim()]
  while (rest.length > 0 && lines.length < most) {
    if (lines.length === most - 1) return [...lines, fitted(rest.join(''), size, width)]
    let count = 0
    let used = 0
    for (const sign of rest) {
      used += font.widthOf(sign, size)
      if (used > width) break
      count += 1
    }
    count = brokenAt(rest, count)
    lines.push(rest.slice(0, Math.max(1, count)).join(''))
    rest = rest.slice(Math.max(1, count))
  }
  return lines
}
