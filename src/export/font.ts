import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { contoursAt, pathData } from './glyf.ts'

/**
 * The one Chinese font of all pictures, Noto Sans SC, which comes by npm. Words are drawn as outlines: a text engine
 * takes twelve milliseconds a line with a font of this size.
 */
export interface Font {
  /** Of the text in pixels at this size; a sign that it does not have counts as a full width. */
  widthOf(text: string, size: number): number
  has(sign: string): boolean
  /** The words as SVG path data, beginning at `x` on the baseline `y`. */
  outlineOf(text: string, at: { x: number; y: number; size: number }): string
}

let opened: Font | undefined

/** The font, read once a process: ten megabytes that are kept. */
export function openFont(): Font {
  opened ??= readFont(
    createRequire(import.meta.url).resolve(
      '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    ),
  )
  return opened
}

function readFont(path: string): Font {
  const file = readFileSync(path)
  const tables = new Map<string, number>()
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const entry = 12 + 16 * index
    tables.set(file.toString('latin1', entry, entry + 4), file.readUInt32BE(entry + 8))
  }
  const table = (name: string): number => {
    const at = tables.get(name)
    if (at === undefined) throw new Error(`font without table ${name}`)
    return at
  }
  const unitsPerEm = file.readUInt16BE(table('head') + 18)
  const metrics = file.readUInt16BE(table('hhea') + 34)
  const glyphs = glyphNumbers(file, table('cmap'))
  const advances = table('hmtx')
  const advanceOf = (sign: string): number => {
    const glyph = glyphs.get(sign.codePointAt(0) ?? 0)
    if (glyph === undefined) return unitsPerEm
    return file.readUInt16BE(advances + 4 * Math.min(glyph, metrics - 1))
  }
  const widths = new Map<string, number>()
  const widthOfSign = (sign: string): number => {
    const known = widths.get(sign)
    if (known !== undefined) return known
    const width = advanceOf(sign) / unitsPerEm
    widths.set(sign, width)
    return width
  }
  const locations = table('loca')
  const areLong = file.readUInt16BE(table('head') + 50) === 1
  const locationOf = (glyph: number): number =>
    areLong ? file.readUInt32BE(locations + 4 * glyph) : 2 * file.readUInt16BE(locations + 2 * glyph)
  const offsetOf = (glyph: number): number | undefined =>
    locationOf(glyph) === locationOf(glyph + 1) ? undefined : table('glyf') + locationOf(glyph)
  const drawn = new Map<string, ReturnType<typeof contoursAt>>()
  const contoursOf = (sign: string): ReturnType<typeof contoursAt> => {
    const known = drawn.get(sign)
    if (known) return known
    // A sign that the font does not have is glyph 0, a box.
    const at = offsetOf(glyphs.get(sign.codePointAt(0) ?? 0) ?? 0)
    const contours = at === undefined ? [] : contoursAt(file, at, offsetOf)
    drawn.set(sign, contours)
    return contours
  }
  return {
    outlineOf(text, { x, y, size }) {
      let cursor = x
      return [...text]
        .map((sign) => {
          const data = pathData(contoursOf(sign), { x: cursor, y, scale: size / unitsPerEm })
          cursor += widthOfSign(sign) * size
          return data
        })
        .join('')
    },
    has: (sign) => glyphs.has(sign.codePointAt(0) ?? 0),
    widthOf: (text, size) => [...text].reduce((sum, sign) => sum + widthOfSign(sign), 0) * size,
  }
}

/** Code point → glyph, from the table's format 12, which covers all of Unicode. */
function glyphNumbers(file: Buffer, cmap: number): Map<number, number> {
  const count = file.readUInt16BE(cmap + 2)
  for (let index = 0; index < count; index += 1) {
    const table = cmap + file.readUInt32BE(cmap + 4 + 8 * index + 4)
    if (file.readUInt16BE(table) !== 12) continue
    const glyphs = new Map<number, number>()
    for (let group = 0; group < file.readUInt32BE(table + 12); group += 1) {
      const at = table + 16 + 12 * group
      const [first, last, glyph] = [
        file.readUInt32BE(at),
        file.readUInt32BE(at + 4),
        file.readUInt32BE(at + 8),
      ]
      for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first)
    }
    return glyphs
  }
  throw new Error('font without a full character map')
}
