import { vi } from 'vitest'
import { openFont } from '../../src/export/font.ts'

/** A line of words as it stands on a picture. */
export interface PictureWords {
  text: string
  size: number
  left: number
  right: number
  top: number
  bottom: number
}

/** How far a line of this font reaches above and below its baseline, in its own size. */
const ABOVE = 0.88
const BELOW = 0.12

/** Draws, and tells where on the drawing which words stand, each line a box. */
export async function drawnWith(
  draw: () => string | Promise<string>,
): Promise<{ svg: string; words: PictureWords[] }> {
  const font = openFont()
  const outline = font.outlineOf
  const lines = new Map<string, { text: string; x: number; y: number; size: number }>()
  const spy = vi.spyOn(font, 'outlineOf').mockImplementation((text, place) => {
    const data = outline(text, place)
    if (data !== '') lines.set(data, { text, ...place })
    return data
  })
  const svg = await draw()
  spy.mockRestore()
  const words: PictureWords[] = []
  const moves: [number, number][] = [[0, 0]]
  for (const [, open, close, data = '', rest = ''] of svg.matchAll(
    /<g([^>]*)>|(<\/g>)|<path d="([^"]*)"([^>]*)>/g,
  )) {
    const [x, y] = moves.at(-1) ?? [0, 0]
    const [dx, dy] = movedBy(open ?? rest)
    if (open !== undefined) moves.push([x + dx, y + dy])
    if (close !== undefined) moves.pop()
    const line = lines.get(data)
    if (!line) continue
    const { text, size } = line
    const left = line.x + x + dx
    const base = line.y + y + dy
    words.push({
      text,
      size,
      left,
      right: left + font.widthOf(text, size),
      top: base - ABOVE * size,
      bottom: base + BELOW * size,
    })
  }
  return { svg, words }
}

function movedBy(attributes: string): [number, number] {
  const [, x = '0', y = '0'] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(attributes) ?? []
  return [Number(x), Number(y)]
}

/** Whether the two stand in each other's way by more than a hair. */
export function collide(one: PictureWords, other: PictureWords): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return across > 3 && down > 3
}
