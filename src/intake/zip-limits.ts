import { inflateRawSync } from 'node:zlib'
import type { FileProblem } from '../domain/intake.ts'

/** 10 000 rows unpack to some 10 MB. */
const MOST_UNPACKED_BYTES = 96 * 1024 * 1024
const MOST_ENTRIES = 2_000
const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const DEFLATED = 8

const FILE_HEADER = 0x04034b50
const ZIP64_SIZES = 0x0001
/** By these the reader takes the archive for something else: .ods, .numbers, an archive in the archive. None is limited. */
const OTHER_KINDS = /manifest\.xml$|objectdata\.xml$|document\.iwa$|index\.(?:zip|xml)/i

/**
 * What speaks against opening the archive, found without believing the sizes that it declares: each entry is unpacked up to the
 * limit first. The reader goes by the entries' own headers: one that says something else than the directory is refused.
 */
export function zipProblem(bytes: Buffer): FileProblem | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== DIRECTORY_END) return 'broken'
  const count = bytes.readUInt16LE(end + 10)
  if (bytes.readUInt16LE(end + 8) !== count) return 'broken'
  if (count > MOST_ENTRIES) return 'unpacks_too_large'
  let at = bytes.readUInt32LE(end + 16)
  let left = MOST_UNPACKED_BYTES
  for (let seen = 0; seen < count; seen += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'broken'
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (/vbaProject\.bin$/i.test(name)) return 'macro'
    if (/\bEncryptionInfo$/i.test(name)) return 'password'
    if (OTHER_KINDS.test(name)) return 'not_a_table'
    if (declaresMuch(bytes, { entryAt: at, nameLength })) return 'unpacks_too_large'
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
  if (headerAt + 30 > bytes.length || !saysTheSame(bytes, entryAt, headerAt)) return 'broken'
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

/** Whether the entry's own header names the same file, packed in the same way. */
function saysTheSame(bytes: Buffer, entryAt: number, headerAt: number): boolean {
  const nameLength = bytes.readUInt16LE(entryAt + 28)
  const [name, own] = [entryAt + 46, headerAt + 30].map((from) => bytes.subarray(from, from + nameLength))
  return (
    bytes.readUInt32LE(headerAt) === FILE_HEADER &&
    bytes.readUInt16LE(headerAt + 8) === bytes.readUInt16LE(entryAt + 10) &&
    bytes.readUInt16LE(headerAt + 26) === nameLength &&
    own !== undefined &&
    name?.equals(own) === true
  )
}

/** Whether a size is declared, here or in the entry's own header, for which the reader would set memory aside in vain. */
function declaresMuch(
  bytes: Buffer,
  { entryAt, nameLength }: { entryAt: number; nameLength: number },
): boolean {
  const headerAt = bytes.readUInt32LE(entryAt + 42)
  if (headerAt + 30 > bytes.length) return false
  const extras = [
    { from: entryAt + 46 + nameLength, length: bytes.readUInt16LE(entryAt + 30), size: entryAt + 24 },
    {
      from: headerAt + 30 + bytes.readUInt16LE(headerAt + 26),
      length: bytes.readUInt16LE(headerAt + 28),
      size: headerAt + 22,
    },
  ]
  return extras.some(({ from, length, size }) => {
    const long = longSizeIn(bytes.subarray(from, from + length))
    return (long ?? bytes.readUInt32LE(size)) > MOST_UNPACKED_BYTES
  })
}

/** The size that stands in the extra field for large files, where there is one. */
function longSizeIn(extra: Buffer): number | undefined {
  let at = 0
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2)
    const isSize = extra.readUInt16LE(at) === ZIP64_SIZES && length >= 8 && at + 12 <= extra.length
    if (isSize) return Number(extra.readBigUInt64LE(at + 4))
    at += 4 + length
  }
  return undefined
}
