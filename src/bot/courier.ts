import type { Desk } from '../desk/desk.ts'
import { transact } from '../desk/desk.ts'
import { stationOf } from '../domain/roster.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Logger } from '../log.ts'
import type { OutboxEntry, OutboxMessage, Target } from '../store/outbox.ts'
import {
  dueEntries,
  enqueue,
  markFailed,
  markSent,
  pullForward,
  sendingEntries,
  sentTimes,
  sentTimesOfAccount,
  takeForSending,
  targetKey,
} from '../store/outbox.ts'
import { undeliverable } from '../templates/messages/delivery.ts'
import { bundled, nextBundle } from './bundle.ts'
import { persistently } from './persistently.ts'
import { SendSlots } from './send-slots.ts'
import type { Throttle } from './throttle.ts'
import { mayGoAt, windowStart } from './throttle.ts'

/** What the courier needs of the chat edge. */
export interface Sender {
  readonly isReady: boolean
  send(target: Target, message: OutboxMessage): Promise<string | null>
  wasSaid(target: Target, text: string, since: EpochMs): Promise<boolean | undefined>
}

type Outcome = { platformMessageId: string | null } | { error: unknown }

/** A send that has not come back by then is taken for lost; its echo may still settle it. */
const SEND_TIMEOUT_MS = 15_000
const LEASE_MS = 30_000
/** Waits before the second, third … try; after the last the message is dead. */
const BACKOFF_MS = [5_000, 30_000, 2 * 60_000, 10 * 60_000, 30 * 60_000]
/** Enough to keep a slow platform busy, few enough not to look like a flood. */
const CONCURRENT_SENDS = 4

/**
 * R5: the only one that talks to a chat platform. Takes due rows from the outbox, urgent first, one message
 * at a time to each conversation, and settles each row.
 */
export class Courier {
  readonly #desk: Desk
  readonly #sender: Sender
  readonly #throttle: Throttle
  readonly #log: Logger
  readonly #random: () => number
  readonly #slots: SendSlots
  readonly #busy = new Map<string, { ids: number[]; text: string }>()
  #pumping: Promise<void> | undefined
  #again = false
  #stopped = false
  #lastPumpAt = 0

  constructor(options: {
    desk: Desk
    sender: Sender
    throttle: Throttle
    log: Logger
    random: () => number
  }) {
    this.#desk = options.desk
    this.#sender = options.sender
    this.#throttle = options.throttle
    this.#log = options.log
    this.#random = options.random
    this.#slots = new SendSlots({ concurrent: CONCURRENT_SENDS, gapMs: options.throttle.minGapMs })
  }

  /** Settles what the last process left half sent: its own words in the chat say whether they arrived. */
  async settleLeftovers(): Promise<void> {
    const running = new Set([...this.#busy.values()].flatMap(({ ids }) => ids))
    const all = await sendingEntries(this.#desk.db, this.#desk.seal)
    const left = all.filter(({ id }) => !running.has(id))
    const byMessage = Map.groupBy(left, (entry) => `${targetKey(entry.target)} ${entry.leaseUntil}`)
    for (const entries of byMessage.values()) {
      const [first] = entries
      if (!first) continue
      const ids = entries.map(({ id }) => id)
      const since = (first.leaseUntil ?? 0) - LEASE_MS
      const wasSaid = await this.#sender.wasSaid(first.target, bundled(entries).text, since)
      const now = this.#desk.clock.now()
      if (wasSaid) await markSent(this.#desk.db, ids, { at: now, platformMessageId: null })
      else
        await markFailed(this.#desk.db, ids, {
          state: 'waiting',
          notBefore: now,
          error: 'process ended while sending',
        })
    }
  }

  /** Sends what is due, as far as limits allow. Safe to call at any time and as often as one likes. */
  pump(): void {
    if (this.#pumping) {
      this.#again = true
      return
    }
    this.#pumping = this.#pumpOnce()
      .catch((error: unknown) => this.#log.error({ err: error }, 'outbox could not be read'))
      .finally(() => {
        this.#pumping = undefined
        if (this.#again && !this.#stopped) {
          this.#again = false
          this.pump()
        }
      })
  }

  /** Whether nothing is being sent or looked for. */
  get isIdle(): boolean {
    return this.#pumping === undefined && this.#busy.size === 0
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#pumping
    await this.#slots.stop()
  }

  /** The platform showed the bot's own message: a send that never came back is settled by it. */
  async settleByEcho(said: { roomTopic?: string; messageId: string; text: string }): Promise<void> {
    const isThere = (key: string): boolean =>
      said.roomTopic === undefined ? !key.startsWith('room:') : key === `room:${said.roomTopic}`
    const meant = [...this.#busy].filter(([key, { text }]) => isThere(key) && said.text.endsWith(text))
    const [only] = meant
    // The same words to two people at once: which of them arrived cannot be told.
    if (!only || meant.length > 1) return
    const [key, { ids, text }] = only
    await markSent(this.#desk.db, ids, { at: this.#desk.clock.now(), platformMessageId: said.messageId })
    this.#busy.set(key, { ids: [], text })
  }

  async #pumpOnce(): Promise<void> {
    // Whoever woke the courier finishes first; what else is written meanwhile goes in the same round.
    await new Promise((resolve) => setImmediate(resolve))
    if (!this.#sender.isReady || this.#stopped) return
    const now = this.#desk.clock.now()
    if (now < this.#lastPumpAt) await pullForward(this.#desk.db, { from: this.#lastPumpAt, to: now })
    this.#lastPumpAt = now
    const due = await dueEntries(this.#desk.db, this.#desk.seal, now)
    const byTarget = Map.groupBy(due, (entry) => targetKey(entry.target))
    for (const [key, entries] of byTarget) {
      const bundle = nextBundle(entries)
      const [first] = bundle
      if (!first || this.#busy.has(key) || (await this.#isHeldBack(first, now))) continue
      const taken = await takeForSending(
        this.#desk.db,
        bundle.map(({ id }) => id),
        now + LEASE_MS,
      )
      if (taken.length !== bundle.length) throw new Error('another sender works on this outbox')
      const message = bundled(bundle)
      this.#busy.set(key, { ids: taken, text: message.text })
      this.#slots.run(first.priority, () => this.#send(key, bundle, message))
    }
  }

  async #isHeldBack(entry: OutboxEntry, now: EpochMs): Promise<boolean> {
    const { conversationPerMinute, accountPerMinute } = this.#throttle
    if (!Number.isFinite(accountPerMinute)) return false
    const since = windowStart(now)
    const there = await sentTimes(this.#desk.db, entry.target, since)
    const all = await sentTimesOfAccount(this.#desk.db, since)
    return mayGoAt(there, conversationPerMinute, now) > now || mayGoAt(all, accountPerMinute, now) > now
  }

  async #send(key: string, bundle: readonly OutboxEntry[], message: OutboxMessage): Promise<void> {
    const [first] = bundle
    if (!first) return
    try {
      const outcome = await this.#attempt(first.target, message)
      await persistently(() => this.#settle(bundle, this.#unsettled(key), outcome), {
        log: this.#log,
        isStopped: () => this.#stopped,
      })
    } catch (error) {
      this.#log.error({ err: error }, 'a send could not be settled; the next start settles it')
    } finally {
      this.#busy.delete(key)
      this.pump()
    }
  }

  async #attempt(target: Target, message: OutboxMessage): Promise<Outcome> {
    try {
      await pause(this.#throttle.jitterMs * this.#random())
      return { platformMessageId: await withTimeout(this.#sender.send(target, message), SEND_TIMEOUT_MS) }
    } catch (error) {
      return { error }
    }
  }

  async #settle(bundle: readonly OutboxEntry[], ids: readonly number[], outcome: Outcome): Promise<void> {
    if ('error' in outcome) await this.#fail(bundle, ids, outcome.error)
    else await markSent(this.#desk.db, ids, { at: this.#desk.clock.now(), ...outcome })
  }

  /** The rows of the running send that no echo has settled yet. */
  #unsettled(key: string): number[] {
    return this.#busy.get(key)?.ids ?? []
  }

  async #fail(bundle: readonly OutboxEntry[], ids: readonly number[], error: unknown): Promise<void> {
    if (ids.length === 0) return
    const reason = error instanceof Error ? error.message : String(error)
    const attempts = bundle[0]?.attempts ?? 0
    const backoff = BACKOFF_MS[attempts]
    const now = this.#desk.clock.now()
    this.#log.warn({ ids, attempts, reason }, 'send failed')
    if (backoff !== undefined) {
      const notBefore = now + backoff * (1 + this.#random() / 2)
      await markFailed(this.#desk.db, ids, { state: 'waiting', notBefore, error: reason })
      return
    }
    await transact(this.#desk, async (desk) => {
      await markFailed(desk.db, ids, { state: 'dead', notBefore: now, error: reason })
      await tellStation(desk, bundle, now)
    })
  }
}

/** Once: the station learns what could not be said and how to have it said again. */
async function tellStation(desk: Desk, bundle: readonly OutboxEntry[], now: EpochMs): Promise<void> {
  const [first] = bundle
  const room = stationOf(desk.office.roster)?.room
  if (!first || room === undefined || first.kind === 'undeliverable') return
  const where = 'room' in first.target ? first.target.room : undefined
  const entry = {
    key: `undeliverable:${first.id}`,
    target: { room },
    kind: 'undeliverable',
    message: { text: undeliverable(where, bundle.length) },
    priority: 1 as const,
    notBefore: now,
  }
  await enqueue(desk.db, desk.seal, entry, now)
}

function pause(ms: number): Promise<void> {
  return ms < 1 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))
}

/** Rejects after `ms`; the send itself cannot be called back. */
async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('send timed out')), ms)
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
  }
}
