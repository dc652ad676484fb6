import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogLine } from '../../src/bot/local/chat-log.ts'

/** What the chat server still shows after a week: real ones forget too, and a year of messages fills the memory. */
const KEPT = 300

/** The chat server's disk is tidied while it is down: remarks stay, of messages the last. */
export function forgetOldMessages(dir: string): void {
  const path = join(dir, 'chat', 'messages.jsonl')
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const kinds = lines.map((line) => JSON.parse(line) as LogLine)
  const remarks = lines.filter((_, index) => 'remark' in (kinds[index] ?? {}))
  const messages = lines.filter((_, index) => 'message' in (kinds[index] ?? {}))
  writeFileSync(path, `${[...remarks, ...messages.slice(-KEPT)].join('\n')}\n`)
}
