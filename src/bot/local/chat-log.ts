import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { LocalMessage } from './chat.ts'
import { ChatError } from './chat-error.ts'

/** One line of the log: a message, its recall, or a remark the bot gave a contact. */
export type LogLine =
  | { message: LocalMessage }
  | { recalled: string }
  | { remark: { personId: string; alias: string } }

const NEW_LINE = 0x0a

/** The chats on disk: one line of JSON a fact, appended only, and the files people sent beside it. */
export class ChatLog {
  readonly #path: string
  readonly #files: string
  /** Bytes of whole lines. */
  #size = 0

  constructor(dir: string) {
    const folder = join(dir, 'chat')
    this.#files = join(folder, 'files')
    mkdirSync(this.#files, { recursive: true, mode: 0o700 })
    this.#path = join(folder, 'messages.jsonl')
  }

  /**
   * Everything said so far. A last line torn by a crash is cut off: it was never acknowledged.
   *
   * @throws {Error} in Chinese, naming the line, if any other line is damaged
   */
  read(): LogLine[] {
    if (!existsSync(this.#path)) return []
    const bytes = readFileSync(this.#path)
    this.#size = bytes.lastIndexOf(NEW_LINE) + 1
    if (this.#size < bytes.length) truncateSync(this.#path, this.#size)
    return bytes
      .toString('utf8', 0, this.#size)
      .split('\n')
      .slice(0, -1)
      .map((line, index) => this.#parsed(line, index + 1))
  }

  /** @throws {ChatError} `not_stored` if the disk refuses; then nothing of the line stays */
  append(line: LogLine): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
    try {
      appendFileSync(this.#path, bytes, { mode: 0o600 })
    } catch {
      // Half a line in the middle would spoil the one after it.
      if (existsSync(this.#path)) truncateSync(this.#path, this.#size)
      throw notStored()
    }
    this.#size += bytes.length
  }

  /** @throws {ChatError} `not_stored` if the disk refuses */
  writeFile(messageId: string, bytes: Uint8Array): void {
    const path = join(this.#files, messageId)
    try {
      const handle = openSync(path, 'w', 0o600)
      try {
        writeFileSync(handle, bytes)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    } catch {
      rmSync(path, { force: true })
      throw notStored()
    }
  }

  readFile(messageId: string): Uint8Array {
    return readFileSync(join(this.#files, messageId))
  }

  #parsed(line: string, number: number): LogLine {
    try {
      return JSON.parse(line) as LogLine
    } catch {
      throw new Error(`聊天记录 ${this.#path} 第 ${number} 行已损坏，没有启动。请从备份恢复，或删去这一行`)
    }
  }
}

/**
 * An id that no message had before, even if the end of the log was lost and a place is taken again: the inbox
 * remembers ids, and would take the new message for the old one.
 */
export function messageIdFor(seq: number): string {
  // Node draws the randomness of these many at a time.
  return `m${seq}-${randomUUID().slice(0, 8)}`
}

function notStored(): ChatError {
  return new ChatError('not_stored', '写不进磁盘，可能是满了。消息没有发出，请腾出空间后再发')
}
