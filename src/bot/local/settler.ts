import { systemClock } from '../../clock.ts'
import type { Db } from '../../store/database.ts'
import { isHandled } from '../../store/inbox.ts'
import type { LocalChat } from './chat.ts'
import { ChatError } from './chat-error.ts'

const TIMEOUT_MS = 20_000
const POLL_MS = 2

/**
 * Waits until the bot is done: every message posted, also what the bot missed while it was away, is handled,
 * and nothing is being sent or due to be sent. For scripts and tests that talk with the bot and want its whole answer.
 *
 * @param isQuiet whether the bot itself has nothing to do
 * @returns a function that resolves when that is so
 * @throws {ChatError} (the returned function) `not_settled` after 20 s
 */
export function createSettler(options: {
  chat: LocalChat
  db: Db
  isQuiet: () => Promise<boolean>
}): () => Promise<void> {
  const { chat, db, isQuiet } = options
  const { botId } = chat.directory
  const open = new Set(chat.missed().map(({ id }) => id))
  chat.subscribe(({ id, fromId, recalled }) => {
    if (recalled) open.delete(id)
    else if (fromId !== botId) open.add(id)
  })

  async function isDone(): Promise<boolean> {
    for (const id of open) {
      if (!(await isHandled(db, id))) return false
      open.delete(id)
    }
    return isQuiet()
  }

  return async () => {
    const giveUpAt = systemClock.now() + TIMEOUT_MS
    while (!(await isDone())) {
      if (systemClock.now() > giveUpAt) throw new ChatError('not_settled', '20 秒内还没有处理完')
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
}
