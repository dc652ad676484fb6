/** Outlines of a TrueType font, for those who draw without a text engine. */

/** A point of an outline, in font units, y upwards. */
interface Point {
  x: number
  y: number
  isOn: boolean
}

type Contour = readonly Point[]

const ON_CURVE = 1
const X_SHORT = 2
const Y_SHORT = 4
const REPEATED = 8
const X_SAME = 16
const Y_SAME = 32

const ARGS_ARE_WORDS = 1
const HAS_SCALE = 8
const MORE_PARTS = 32
const HAS_TWO_SCALES = 64
const HAS_MATRIX = 128

/** The contours of the glyph that begins at `at`; of one made of others, all of theirs. */
export function contoursAt(
  file: Buffer,
  at: number,
  offsetOf: (glyph: number) => number | undefined,
): Contour[] {
  const count = file.readInt16BE(at)
  return count >= 0 ? simpleContours(file, at, count) : compoundContours(file, at, offsetOf)
}

function simpleContours(file: Buffer, at: number, count: number): Contour[] {
  const ends = Array.from({ length: count }, (_, index) => file.readUInt16BE(at + 10 + 2 * index))
  const points = (ends.at(-1) ?? -1) + 1
  const instructions = file.readUInt16BE(at + 10 + 2 * count)
  let cursor = at + 12 + 2 * count + instructions
  const flags: number[] = []
  while (flags.length < points) {
    const flag = file.readUInt8(cursor)
    cursor += 1
    flags.push(flag)
    if ((flag & REPEATED) === 0) continue
    for (let times = file.readUInt8(cursor); times > 0; times -= 1) flags.push(flag)
    cursor += 1
  }
  const coordinates = (isShort: number, isSame: number): number[] => {
    let value = 0
    return flags.map((flag) => {
      if ((flag & isShort) !== 0) {
        value += ((flag & isSame) !== 0 ? 1 : -1) * file.readUInt8(cursor)
        cursor += 1
      } else if ((flag & isSame) === 0) {
        value += file.readInt16BE(cursor)
        cursor += 2
      }
      return value
    })
  }
  const xs = coordinates(X_SHORT, X_SAME)
  const ys = coordinates(Y_SHORT, Y_SAME)
  const all = flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: ys[index] ?? 0,
    isOn: (flag & ON_CURVE) !== 0,
  }))
  return ends.map((end, index) => all.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1))
}

function compoundContours(
  file: Buffer,
  at: number,
  offsetOf: (glyph: number) => number | undefined,
): Contour[] {
  const contours: Contour[] = []
  let cursor = at + 10
  for (let flags = MORE_PARTS; (flags & MORE_PARTS) !== 0; ) {
    flags = file.readUInt16BE(cursor)
    const part = offsetOf(file.readUInt16BE(cursor + 2))
    cursor += 4
    const areWords = (flags & ARGS_ARE_WORDS) !== 0
    const dx = areWords ? file.readInt16BE(cursor) : file.readInt8(cursor)
    const dy = areWords ? file.readInt16BE(cursor + 2) : file.readInt8(cursor + 1)
    cursor += areWords ? 4 : 2
    const scales =
      (flags & HAS_MATRIX) !== 0 ? 4 : (flags & HAS_TWO_SCALES) !== 0 ? 2 : (flags & HAS_SCALE) !== 0 ? 1 : 0
    const read = Array.from({ length: scales }, (_, index) => file.readInt16BE(cursor + 2 * index) / 16_384)
    cursor += 2 * scales
    const [a = 1, b = 0, c = 0, d = a] = scales === 4 ? read : [read[0] ?? 1, 0, 0, read[1] ?? read[0] ?? 1]
    if (part === undefined) continue
    for (const contour of contoursAt(file, part, offsetOf)) {
      contours.push(contour.map(({ x, y, isOn }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, isOn })))
    }
  }
  return contours
}

/** The contours as SVG path data, scaled and moved to `x`, `y`, y downwards. */
export function pathData(contours: readonly Contour[], at: { x: number; y: number; scale: number }): string {
  const place = ({ x, y }: { x: number; y: number }): string =>
    `${(at.x + x * at.scale).toFixed(2)} ${(at.y - y * at.scale).toFixed(2)}`
  return contours.map((contour) => contourPath(contour, place)).join('')
}

function contourPath(contour: Contour, place: (point: { x: number; y: number }) => string): string {
  const middle = (one: Point, other: Point): { x: number; y: number } => ({
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
  })
  const firstOn = contour.findIndex(({ isOn }) => isOn)
  const points = firstOn > 0 ? [...contour.slice(firstOn), ...contour.slice(0, firstOn)] : [...contour]
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return ''
  // Between two points off the curve lies one on it that is not written.
  const start = first.isOn ? first : middle(last, first)
  const rest = first.isOn ? points.slice(1) : points
  const parts = [`M${place(start)}`]
  rest.forEach((point, index) => {
    if (point.isOn) {
      if (rest[index - 1]?.isOn !== false) parts.push(`L${place(point)}`)
      return
    }
    const next = rest[index + 1]
    const end = next === undefined ? start : next.isOn ? next : middle(point, next)
    parts.push(`Q${place(point)} ${place(end)}`)
  })
  return `${parts.join('')}Z`
}
