import { inflateRawSync } from 'node:zlib'
import type { FileProblem } from '../domain/intake.ts'

/** 10 000 rows unpack to some 10 MB. */
const MOST_UNPACKED_BYTES = 96 * 1024 * 1024
const MOST_ENTRIES = 2_000
const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const DEFLATED = 8

/**
 * What speaks against opening the archive, found without believing the sizes that it declares: each entry is
 * unpacked up to the limit first.
 */
export function zipProblem(bytes: Buffer): FileProblem | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== DIRECTORY_END) return 'broken'
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) return 'unpacks_too_large'
  let at = bytes.readUInt32LE(end + 16)
  let left = MOST_UNPACKED_BYTES
  for (let seen = 0; seen < count; seen += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'broken'
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (/vbaProject\.bin$/i.test(name)) return 'macro'
    if (/\bEncryptionInfo$/i.test(name)) return 'password'
    const size = unpackedSize(bytes, at, left)
    if (typeof size === 'string') return size
    left -= size
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return undefined
}

function unpackedSize(bytes: Buffer, entryAt: number, most: number): number | FileProblem {
  const packed = bytes.readUInt32LE(entryAt + 20)
  const headerAt = bytes.readUInt32LE(entryAt + 42)
  if (headerAt + 30 > bytes.length) return 'broken'
  const from = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28)
  if (from + packed > bytes.length) return 'broken'
  if (bytes.readUInt16LE(entryAt + 10) !== DEFLATED) return packed <= most ? packed : 'unpacks_too_large'
  if (most <= 0) return 'unpacks_too_large'
  try {
    return inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: most }).length
  } catch (error) {
    const isOver = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isOver ? 'unpacks_too_large' : 'broken'
  }
}
