import { crc32, deflateRawSync } from 'node:zlib'

/** 1980-01-01 00:00, the first day of the format: one time for all, so that like contents give like bytes. */
const DOS_DATE = 0x21
const DEFLATED = 8
const UTF8_NAMES = 0x800
const VERSION = 20

/** A zip archive of the files, the same to the byte for the same files. */
export function zipOf(files: readonly { path: string; content: string }[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, content } of files) {
    const name = Buffer.from(path, 'utf8')
    const bytes = Buffer.from(content, 'utf8')
    const packed = deflateRawSync(bytes, { level: 6 })
    const facts = { crc: crc32(bytes), packed: packed.length, size: bytes.length, name: name.length }
    parts.push(localHeader(facts), name, packed)
    directory.push(directoryEntry(facts, offset), name)
    offset += 30 + name.length + packed.length
  }
  const index = Buffer.concat(directory)
  return Buffer.concat([...parts, index, endOf(files.length, index.length, offset)])
}

interface EntryFacts {
  crc: number
  packed: number
  size: number
  name: number
}

function localHeader({ crc, packed, size, name }: EntryFacts): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(VERSION, 4)
  common(header, 6, { crc, packed, size, name })
  return header
}

function directoryEntry(facts: EntryFacts, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(VERSION, 6)
  common(header, 8, facts)
  header.writeUInt32LE(offset, 42)
  return header
}

/** The fields that a local header and a directory entry have in common, in the same order. */
function common(header: Buffer, at: number, { crc, packed, size, name }: EntryFacts): void {
  header.writeUInt16LE(UTF8_NAMES, at)
  header.writeUInt16LE(DEFLATED, at + 2)
  header.writeUInt16LE(0, at + 4)
  header.writeUInt16LE(DOS_DATE, at + 6)
  header.writeUInt32LE(crc, at + 8)
  header.writeUInt32LE(packed, at + 12)
  header.writeUInt32LE(size, at + 16)
  header.writeUInt16LE(name, at + 20)
}

function endOf(count: number, indexLength: number, indexAt: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(indexLength, 12)
  end.writeUInt32LE(indexAt, 16)
  return end
}
