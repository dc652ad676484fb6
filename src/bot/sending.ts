import type { OutboxEntry, OutboxMessage } from '../store/outbox.ts'
import { targetKey } from '../store/outbox.ts'

export type Outcome = { platformMessageId: string | null } | { error: unknown }

/** One message on its way: whichever comes first, the platform's answer or the echo of the words, settles it. */
export class Sending {
  readonly entries: readonly OutboxEntry[]
  /** What is said; less than all entries if some were found said already. */
  message: OutboxMessage
  readonly key: string
  readonly ids: readonly number[]
  /** Whether the platform was given the message and has not refused it: it may have been said. */
  wasBegun = false
  readonly #echo = Promise.withResolvers<Outcome>()

  constructor(entries: readonly OutboxEntry[], message: OutboxMessage) {
    this.entries = entries
    this.message = message
    this.key = entries[0] ? targetKey(entries[0].target) : ''
    this.ids = entries.map(({ id }) => id)
  }

  /** Whether these are this message's words in its conversation. Mentions stand before what was to be said. */
  isEchoedBy(said: { roomTopic?: string; text: string }): boolean {
    const isThere =
      said.roomTopic === undefined ? !this.key.startsWith('room:') : this.key === `room:${said.roomTopic}`
    return isThere && said.text.endsWith(this.message.text)
  }

  settle(outcome: Outcome): void {
    this.#echo.resolve(outcome)
  }

  /**
   * How the send ended. Given up after `timeoutMs`, it may still come back: `cameLate` is then told.
   *
   * @returns never rejects
   */
  async outcomeOf(
    work: Promise<string | null>,
    timeoutMs: number,
    cameLate: (platformMessageId: string | null) => void,
  ): Promise<Outcome> {
    this.wasBegun = true
    let isOver = false
    const answered = work.then(
      (platformMessageId): Outcome => {
        if (isOver) cameLate(platformMessageId)
        return { platformMessageId }
      },
      (error: unknown): Outcome => {
        // The platform has said no: nothing arrived. A wire that broke says nothing.
        if (!isLostConnection(error)) this.wasBegun = false
        return { error }
      },
    )
    let timer: NodeJS.Timeout | undefined
    const timeout = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => resolve({ error: new Error('send timed out') }), timeoutMs)
    })
    const outcome = await Promise.race([answered, this.#echo.promise, timeout])
    isOver = 'error' in outcome
    clearTimeout(timer)
    return outcome
  }
}

/** Errors after which nobody knows whether the platform got the message. */
function isLostConnection(error: unknown): boolean {
  return /unavailable|cancell?ed|deadline|reset|closed|timed? ?out|hang up|epipe|econn/i.test(String(error))
}
