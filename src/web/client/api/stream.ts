import type { Clock, Message, Status, Story } from './types.ts'

interface StreamEvents {
  message: Message
  clock: Clock
  status: Status
  tutorial: { stories: Story[] }
}

export interface StreamListener {
  /** Called at each connection, to fetch what happened while there was none; false if that failed. */
  opened: () => Promise<boolean>
  lost: () => void
  on: { [Name in keyof StreamEvents]: (event: StreamEvents[Name]) => void }
}

const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 8000

/**
 * Keeps one stream of server-sent events open.
 *
 * Browsers differ in when an EventSource gives up, so a lost one is always replaced here, after
 * 0.5 s, then twice as long each time up to 8 s, and at once when the page is looked at again.
 */
export function keepStreamOpen(listener: StreamListener): void {
  let retryMs = FIRST_RETRY_MS
  let timer: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    clearTimeout(timer)
    timer = undefined
    let replaced = false
    const source = new EventSource('/local/api/stream')
    const retry = () => {
      if (replaced) return
      replaced = true
      source.close()
      listener.lost()
      timer = setTimeout(connect, retryMs)
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
    }
    source.onopen = async () => {
      if (await listener.opened()) retryMs = FIRST_RETRY_MS
      else retry()
    }
    source.onerror = retry
    for (const [name, receive] of Object.entries(listener.on)) {
      source.addEventListener(name, (event) => receive(JSON.parse(event.data)))
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && timer !== undefined) connect()
  })
  connect()
}
