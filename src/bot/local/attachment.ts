import type { LocalMessage } from './chat.ts'
import { ChatError } from './chat-error.ts'

/** What the platform itself would not carry either. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
const MAX_NAME_LENGTH = 100

interface Kind {
  mediaType: string
  type: LocalMessage['type']
  /** Whether the bytes begin as this kind does; texts are told by their ending only. */
  fits: (head: Uint8Array) => boolean
}

const startsWith =
  (...bytes: number[]) =>
  (head: Uint8Array): boolean =>
    bytes.every((byte, index) => head[index] === byte)
const isWebp = (head: Uint8Array): boolean =>
  startsWith(0x52, 0x49, 0x46, 0x46)(head) && startsWith(0x57, 0x45, 0x42, 0x50)(head.subarray(8))
const zip = startsWith(0x50, 0x4b)
const isText = (head: Uint8Array): boolean => !head.includes(0)

const KINDS: Readonly<Record<string, Kind>> = {
  png: { mediaType: 'image/png', type: 'image', fits: startsWith(0x89, 0x50, 0x4e, 0x47) },
  jpg: { mediaType: 'image/jpeg', type: 'image', fits: startsWith(0xff, 0xd8, 0xff) },
  jpeg: { mediaType: 'image/jpeg', type: 'image', fits: startsWith(0xff, 0xd8, 0xff) },
  gif: { mediaType: 'image/gif', type: 'image', fits: startsWith(0x47, 0x49, 0x46, 0x38) },
  webp: { mediaType: 'image/webp', type: 'image', fits: isWebp },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    type: 'file',
    fits: zip,
  },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    type: 'file',
    fits: zip,
  },
  xls: { mediaType: 'application/vnd.ms-excel', type: 'file', fits: startsWith(0xd0, 0xcf, 0x11, 0xe0) },
  pdf: { mediaType: 'application/pdf', type: 'file', fits: startsWith(0x25, 0x50, 0x44, 0x46) },
  csv: { mediaType: 'text/csv', type: 'file', fits: isText },
  txt: { mediaType: 'text/plain', type: 'file', fits: isText },
  amr: { mediaType: 'audio/amr', type: 'audio', fits: startsWith(0x23, 0x21, 0x41, 0x4d, 0x52) },
  mp3: {
    mediaType: 'audio/mpeg',
    type: 'audio',
    fits: (head) =>
      startsWith(0x49, 0x44, 0x33)(head) || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0),
  },
}

/** Without folders, control and direction signs and what some systems refuse; the ending is kept. */
function safeName(name: string): string {
  const safe = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
    .replace(/^[.\s]+/, '')
  return Array.from(safe).slice(-MAX_NAME_LENGTH).join('')
}

/**
 * Checks a file that somebody sends: known ending, bytes that begin as that ending says, bearable size.
 *
 * @returns its safe name, media type and what kind of message it makes
 * @throws {ChatError} `file_too_large`, `file_empty`, `file_not_allowed`
 */
export function checkAttachment(file: { name: string; bytes: Uint8Array }): {
  name: string
  mediaType: string
  type: LocalMessage['type']
} {
  if (file.bytes.length > MAX_FILE_BYTES)
    throw new ChatError('file_too_large', '文件太大，应小于 10 MB', 'file')
  if (file.bytes.length === 0) throw new ChatError('file_empty', '文件是空的', 'file')
  const name = safeName(file.name)
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined
  if (!kind?.fits(file.bytes.subarray(0, 64))) {
    throw new ChatError(
      'file_not_allowed',
      '只能发图片、Excel、Word、PDF、文本和语音文件，且内容要与后缀一致',
      'file',
    )
  }
  return { name, mediaType: kind.mediaType, type: kind.type }
}
