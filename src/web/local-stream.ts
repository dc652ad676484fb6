import type { Context } from 'hono'
import type { SSEStreamingApi } from 'hono/streaming'
import { streamSSE } from 'hono/streaming'
import type { LocalApiOptions } from './local-api.ts'
import { clockView, messageView } from './local-views.ts'

/** How soon a page learns of a login, or of a step of the guide that was done without a word in the chat. */
const LOOK_MS = 1_000
/** Looks between two times told: a clock that runs is set right, and no proxy takes the stream for dead. */
const LOOKS_A_BEAT = 15
const BATCH = 500

/** Live events of the chat, one stream a page. */
export class LiveStreams {
  readonly #options: LocalApiOptions
  readonly #open = new Set<LiveStream>()

  constructor(options: LocalApiOptions) {
    this.#options = options
  }

  /**
   * Opens a stream: first how things stand, then what happens. The id of an event is the chat's version, so
   * that a browser that comes back (`Last-Event-ID`) gets what it missed, recalls too.
   */
  open(c: Context): Response {
    // Proxies that gather answers would hold the events back.
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (sse) => {
      const live = new LiveStream(sse, this.#options, c.req.header('Last-Event-ID'))
      this.#open.add(live)
      try {
        await live.run()
      } catch (error) {
        this.#options.report(error)
      } finally {
        this.#open.delete(live)
      }
    })
  }

  /** Tells every page the new time at once. */
  clockMoved(): void {
    for (const live of this.#open) live.clockMoved()
  }
}

class LiveStream {
  readonly #sse: SSEStreamingApi
  readonly #options: LocalApiOptions
  /** What this page was told last, by kind of event. */
  readonly #told = new Map<string, string>()
  /** Version of the chat up to which it was told. */
  #version: number
  #mustTellClock = true
  #looks = 0
  #wake: () => void = () => {}

  constructor(sse: SSEStreamingApi, options: LocalApiOptions, lastEventId: string | undefined) {
    this.#sse = sse
    this.#options = options
    const { version } = options.chat
    const last = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : version
    // A number beyond is of a chat that was deleted meanwhile.
    this.#version = last > version ? 0 : last
  }

  clockMoved(): void {
    this.#mustTellClock = true
    this.#wake()
  }

  /** Resolves when the page has gone. */
  async run(): Promise<void> {
    const unsubscribe = this.#options.chat.subscribe(() => this.#wake())
    this.#sse.onAbort(() => this.#wake())
    try {
      while (!this.#sse.aborted) {
        const before = this.#options.chat.version
        await this.#tellMessages()
        await this.#tellState()
        // What came while telling is told without waiting.
        if (before === this.#options.chat.version && !this.#mustTellClock) await this.#pause()
      }
    } finally {
      unsubscribe()
    }
  }

  async #tellMessages(): Promise<void> {
    const { chat } = this.#options
    while (this.#version < chat.version && !this.#sse.aborted) {
      for (const message of chat.changesSince(this.#version, BATCH)) {
        this.#version += 1
        await this.#send('message', messageView(message), this.#version)
      }
    }
  }

  async #tellState(): Promise<void> {
    const { clock, status, tutorial } = this.#options
    this.#looks += 1
    if (this.#mustTellClock || this.#looks >= LOOKS_A_BEAT) {
      this.#mustTellClock = false
      this.#looks = 0
      await this.#send('clock', clockView(clock))
    }
    await this.#tellIfNew('status', status())
    await this.#tellIfNew('tutorial', { stories: await tutorial() })
  }

  async #tellIfNew(event: string, data: unknown): Promise<void> {
    const words = JSON.stringify(data)
    if (this.#told.get(event) === words) return
    this.#told.set(event, words)
    await this.#send(event, data)
  }

  async #send(event: string, data: unknown, id?: number): Promise<void> {
    await this.#sse.writeSSE({
      event,
      data: JSON.stringify(data),
      ...(id !== undefined && { id: String(id) }),
    })
  }

  /** Until something happens, or it is time to look. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (this.#sse.aborted) this.#wake()
    })
  }
}
