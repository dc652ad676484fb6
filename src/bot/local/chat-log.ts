import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { LocalMessage } from './chat.ts'

/** One line of the log: a message, its recall, or a remark the bot gave a contact. */
export type LogLine =
  | { message: LocalMessage }
  | { recalled: string }
  | { remark: { personId: string; alias: string } }

/** The chats on disk: one line of JSON a fact, appended only, and the files people sent beside it. */
export class ChatLog {
  readonly #path: string
  readonly #files: string

  constructor(dir: string) {
    const folder = join(dir, 'chat')
    this.#files = join(folder, 'files')
    mkdirSync(this.#files, { recursive: true, mode: 0o700 })
    this.#path = join(folder, 'messages.jsonl')
  }

  /** Everything said so far. A last line torn by a crash is cut off: it was never acknowledged. */
  read(): LogLine[] {
    if (!existsSync(this.#path)) return []
    const text = readFileSync(this.#path, 'utf8')
    const end = text.lastIndexOf('\n') + 1
    if (end < text.length) truncateSync(this.#path, Buffer.byteLength(text.slice(0, end)))
    return text
      .slice(0, end)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LogLine)
  }

  append(line: LogLine): void {
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
  }

  writeFile(messageId: string, bytes: Uint8Array): void {
    const handle = openSync(join(this.#files, messageId), 'w', 0o600)
    writeFileSync(handle, bytes)
    fsyncSync(handle)
    closeSync(handle)
  }

  readFile(messageId: string): Uint8Array {
    return readFileSync(join(this.#files, messageId))
  }
}
