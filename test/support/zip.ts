import { inflateRawSync } from 'node:zlib'

/** The files of a zip archive by its directory, as a program that opens it reads them: .xlsx and .docx are such. */
export function filesIn(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive)
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const files = new Map<string, string>()
  let entry = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed, name] = [
      bytes.readUInt16LE(entry + 10),
      bytes.readUInt32LE(entry + 20),
      bytes.readUInt16LE(entry + 28),
    ]
    const start = bytes.readUInt32LE(entry + 42)
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const content = bytes.subarray(from, from + packed)
    const text = (method === 8 ? inflateRawSync(content) : content).toString('utf8')
    files.set(bytes.toString('utf8', entry + 46, entry + 46 + name), text)
    entry += 46 + name + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32)
  }
  return files
}
