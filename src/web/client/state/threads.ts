import { type ShallowReactive, shallowReactive } from 'vue'
import type { Message } from '../api/types.ts'
import { keyOf } from './conversations.ts'

const threads = shallowReactive(new Map<string, ShallowReactive<Message[]>>())
const EMPTY: readonly Message[] = []
let latestSeq = 0

/** The messages of a conversation, oldest first. */
export function threadOf(key: string): readonly Message[] {
  return threads.get(key) ?? EMPTY
}

/** The highest `seq` received so far. */
export function lastSeq(): number {
  return latestSeq
}

export function forgetThreads(): void {
  threads.clear()
  latestSeq = 0
}

/** Adds a message in its place, or replaces it when it is known: it comes again when it is recalled. */
export function putMessage(message: Message): void {
  latestSeq = Math.max(latestSeq, message.seq)
  const key = keyOf(message)
  let thread = threads.get(key)
  if (!thread) {
    thread = shallowReactive([])
    threads.set(key, thread)
  }
  let at = thread.length
  while (at > 0 && (thread[at - 1]?.seq ?? 0) > message.seq) at -= 1
  const known = thread.findLastIndex((other) => other.id === message.id)
  if (known >= 0) thread[known] = message
  else thread.splice(at, 0, message)
}
