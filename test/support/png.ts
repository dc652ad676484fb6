import { inflateSync } from 'node:zlib'

/** A picture as whoever opens the PNG sees it. */
export interface Pixels {
  width: number
  height: number
  /** 0 black … 255 white. */
  greyAt(x: number, y: number): number
  /** How many pixels of the rectangle are darker than 200. */
  inkIn(area: { x: number; y: number; width: number; height: number }): number
}

/** Reads a PNG of eight bits a channel, as the renderer writes it. */
export function readPng(file: Uint8Array): Pixels {
  const bytes = Buffer.from(file)
  const [width, height, colours] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt8(25)]
  const channels = colours === 6 ? 4 : colours === 2 ? 3 : 0
  if (channels === 0) throw new Error(`colour type ${colours}`)
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  }
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels)
  const greyAt = (x: number, y: number): number => {
    const at = y * width * channels + x * channels
    return Math.round(((rows[at] ?? 0) + (rows[at + 1] ?? 0) + (rows[at + 2] ?? 0)) / 3)
  }
  return {
    width,
    height,
    greyAt,
    inkIn(area) {
      let ink = 0
      for (let y = area.y; y < area.y + area.height; y += 1)
        for (let x = area.x; x < area.x + area.width; x += 1) if (greyAt(x, y) < 200) ink += 1
      return ink
    },
  }
}

function unfiltered(data: Buffer, stride: number, height: number, channels: number): Buffer {
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = data.readUInt8(y * (stride + 1))
    for (let index = 0; index < stride; index += 1) {
      const at = y * stride + index
      const left = index < channels ? 0 : (rows[at - channels] ?? 0)
      const up = y === 0 ? 0 : (rows[at - stride] ?? 0)
      const corner = y === 0 || index < channels ? 0 : (rows[at - stride - channels] ?? 0)
      const raw = data[y * (stride + 1) + 1 + index] ?? 0
      rows[at] = raw + predicted(filter, { left, up, corner })
    }
  }
  return rows
}

function predicted(
  filter: number,
  { left, up, corner }: { left: number; up: number; corner: number },
): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return Math.floor((left + up) / 2)
  if (filter !== 4) return 0
  const estimate = left + up - corner
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}
