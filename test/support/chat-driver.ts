import type { LocalMessage } from '../../src/bot/local/chat.ts'
import type { LocalDirectory } from '../../src/bot/local/directory.ts'

export interface Said {
  as: string
  room?: string
  text?: string
  quote?: string
  mentions?: string[]
  file?: { name: string; bytes: Uint8Array }
}

/** How a story reaches the chat: in process, or from outside by the JSON API. */
export interface ChatDriver {
  directory(): Promise<LocalDirectory>
  post(said: Said): Promise<LocalMessage>
  messagesSince(cursor: number): Promise<LocalMessage[]>
  /** Resolves when everything posted is handled and everything due is said. */
  settle(): Promise<void>
  moveTo(at: number): Promise<void>
  close(): Promise<void>
}
