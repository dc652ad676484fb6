import type { Desk } from '../desk/desk.ts'
import { transact } from '../desk/desk.ts'
import { staleMessages } from '../desk/stale-messages.ts'
import { stationOf } from '../domain/roster.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Logger } from '../log.ts'
import type { OutboxEntry, OutboxMessage, Priority, Target } from '../store/outbox.ts'
import {
  dueEntriesOf,
  enqueue,
  markDropped,
  markFailed,
  markSent,
  markSentLate,
  postpone,
  pullForward,
  sendingEntries,
  takeForSending,
  waitingTargets,
} from '../store/outbox.ts'
import { maybeTwice, undeliverable } from '../templates/messages/delivery.ts'
import { bundled, FIRST_BUNDLED_PRIORITY, MAX_BUNDLE, nextBundle } from './bundle.ts'
import type { Echo } from './gateway.ts'
import { heldUntil, resumesAt } from './held-until.ts'
import { persistently } from './persistently.ts'
import type { Outcome } from './sending.ts'
import { Sending } from './sending.ts'
import { Spacing } from './spacing.ts'
import type { Throttle } from './throttle.ts'

/** What the courier needs of the chat edge. */
export interface Sender {
  readonly isReady: boolean
  send(target: Target, message: OutboxMessage): Promise<string | null>
  /** Whether the bot's own words stand in the conversation; undefined where that cannot be known. */
  wasSaid(target: Target, words: OutboxMessage, since: EpochMs): Promise<boolean | undefined>
}

/** A send that has not come back by then is taken for lost; its echo, or a late answer, may still settle it. */
const SEND_TIMEOUT_MS = 15_000
const LEASE_MS = 30_000
/** Waits before the second, third … try; after the last the message is dead. */
const BACKOFF_MS = [5_000, 30_000, 2 * 60_000, 10 * 60_000, 30 * 60_000]
/** A file that the platform refuses will seldom pass later; what waits behind it must not wait for that. */
const REFUSED_FILE_BACKOFF_MS = [5_000]
const REMINDER = 3 as const
/** Beginning of `last_error` of a message that may have been said: before another try one looks. */
const UNKNOWN = 'unknown: '

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
  readonly #onSettled: (outcome: 'sent' | 'failed' | 'dead') => void
  readonly #spacing: Spacing
  readonly #busy = new Map<string, Sending>()
  /** Given up, but their echo may still come. */
  readonly #late = new Set<Sending>()
  readonly #done: { sending: Sending; outcome: Outcome }[] = []
  #flushing: Promise<void> | undefined
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
    /** Told of each message that was settled. */
    onSettled?: (outcome: 'sent' | 'failed' | 'dead') => void
  }) {
    this.#desk = options.desk
    this.#sender = options.sender
    this.#throttle = options.throttle
    this.#log = options.log
    this.#random = options.random
    this.#onSettled = options.onSettled ?? (() => {})
    this.#spacing = new Spacing({ concurrent: options.throttle.concurrent, gapMs: options.throttle.gapMs })
  }

  /** Settles what the last process left half sent: its own words in the chat say whether they arrived. */
  async settleLeftovers(): Promise<void> {
    const running = new Set([...this.#busy.values()].flatMap(({ ids }) => ids))
    const all = await sendingEntries(this.#desk.db, this.#desk.seal)
    const left = all.filter(({ id }) => !running.has(id))
    for (const entry of left) {
      const wasSaid = await this.#wasSaid(entry, (entry.leaseUntil ?? 0) - LEASE_MS)
      const now = this.#desk.clock.now()
      const error = `${wasSaid === undefined ? UNKNOWN : ''}process ended while sending`
      if (wasSaid) await markSent(this.#desk.db, [entry.id], { at: now, platformMessageId: null })
      else await markFailed(this.#desk.db, [entry.id], { state: 'waiting', notBefore: now, error })
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
    await this.#spacing.stop()
    await this.#flushing
  }

  /** The platform showed the bot's own message: a send that has not come back is settled by it. */
  async settleByEcho(said: Echo): Promise<void> {
    const matches = (one: Sending): boolean => one.isEchoedBy(said)
    const [only, ...others] = [...this.#busy.values()].filter(matches)
    // The same words to two people at once: which of them arrived cannot be told.
    if (only && others.length === 0) only.settle({ platformMessageId: said.messageId })
    if (only) return
    const [late, ...more] = [...this.#late].filter(matches)
    if (late && more.length === 0) await this.#cameLate(late, said.messageId)
  }

  async #pumpOnce(): Promise<void> {
    // Whoever woke the courier finishes first; what else is written meanwhile goes in the same round.
    await new Promise((resolve) => setImmediate(resolve))
    if (!this.#sender.isReady || this.#stopped) return
    const now = this.#desk.clock.now()
    await this.#heedClock(now)
    const waiting = await waitingTargets(this.#desk.db, now)
    if (waiting.every(({ target }) => this.#busy.has(target))) return
    for (const bundle of await transact(this.#desk, (desk) => this.#take(desk, waiting, now)))
      this.#begin(bundle)
  }

  /** The next message for each conversation, as far as limits allow, marked as being sent. */
  async #take(
    desk: Desk,
    waiting: readonly { target: string; priority: Priority }[],
    now: EpochMs,
  ): Promise<OutboxEntry[][]> {
    const bundles: OutboxEntry[][] = []
    for (const { target, priority } of waiting) {
      if (this.#busy.size + bundles.length >= this.#throttle.concurrent) break
      if (this.#busy.has(target)) continue
      // What goes alone need not bring along what waits behind it.
      const limit = priority < FIRST_BUNDLED_PRIORITY ? 1 : MAX_BUNDLE + 1
      const bundle = await this.#bundleFor(desk, target, { now, limit })
      if (bundle.length > 0) bundles.push(bundle)
    }
    if (bundles.length === 0) return []
    const ids = bundles.flat().map(({ id }) => id)
    const taken = await takeForSending(desk.db, ids, now + LEASE_MS)
    if (taken.length !== ids.length) throw new Error('another sender works on this outbox')
    return bundles
  }

  async #heedClock(now: EpochMs): Promise<void> {
    if (now < this.#lastPumpAt) {
      await pullForward(this.#desk.db, { from: this.#lastPumpAt, to: now })
      this.#spacing.clockSetBack()
    }
    this.#lastPumpAt = now
  }

  /** The next message for the conversation; none if a failed one waits, or a limit is reached. */
  async #bundleFor(
    desk: Desk,
    target: string,
    options: { now: EpochMs; limit: number },
  ): Promise<OutboxEntry[]> {
    const { now } = options
    const due = await dueEntriesOf(desk.db, desk.seal, target, options)
    const stale = await staleMessages(desk, due)
    if (stale.length > 0) {
      await markDropped(desk.db, stale)
      return this.#bundleFor(desk, target, options)
    }
    const bundle = nextBundle(due)
    const [first] = bundle
    if (!first) return []
    const limits = { throttle: this.#throttle, office: desk.office }
    const until = await heldUntil(desk.db, limits, first, now)
    if (until <= now) return bundle
    // Reminders first: they may have to wait longer than the cards before them.
    for (const fromPriority of [REMINDER, first.priority]) {
      const resumed = resumesAt(desk.office, fromPriority, until)
      await postpone(desk.db, target, { fromPriority, from: now, until: resumed })
    }
    return []
  }

  #begin(bundle: readonly OutboxEntry[]): void {
    const [first] = bundle
    if (!first) return
    const sending = new Sending(bundle, bundled(bundle))
    this.#busy.set(sending.key, sending)
    this.#spacing.run(first.priority, () => this.#send(sending, first))
  }

  async #send(sending: Sending, first: OutboxEntry): Promise<void> {
    this.#done.push({ sending, outcome: await this.#attempt(sending, first) })
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = undefined
      this.pump()
    })
    await this.#flushing
  }

  async #attempt(sending: Sending, first: OutboxEntry): Promise<Outcome> {
    try {
      await pause(this.#throttle.jitterMs * this.#random())
      const message = await this.#leftToSay(sending.entries)
      if (!message) return { platformMessageId: null }
      sending.message = message
      const work = this.#sender.send(first.target, message)
      return await sending.outcomeOf(work, SEND_TIMEOUT_MS, (id) => void this.#cameLate(sending, id))
    } catch (error) {
      return { error }
    }
  }

  /**
   * What is left to say: rows that may have been said already are looked for first, and say so themselves where
   * that helps nothing. Row by row, because a second try may be bundled with others. Undefined if all was said.
   */
  async #leftToSay(entries: readonly OutboxEntry[]): Promise<OutboxMessage | undefined> {
    const left: OutboxEntry[] = []
    for (const entry of entries) {
      const isUnknown = entry.lastError?.startsWith(UNKNOWN)
      const wasSaid = isUnknown ? await this.#wasSaid(entry, entry.createdAt) : false
      if (wasSaid === undefined) left.push(markedMaybeTwice(entry))
      else if (!wasSaid) left.push(entry)
    }
    return left.length > 0 ? bundled(left) : undefined
  }

  #wasSaid({ target, message }: OutboxEntry, since: EpochMs): Promise<boolean | undefined> {
    return this.#sender.wasSaid(target, message, since)
  }

  /** Settles everything that has come back, in one transaction: one write to the disk, however many sends. */
  async #flush(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    const done = this.#done.splice(0)
    try {
      await persistently(() => transact(this.#desk, (desk) => this.#settleAll(desk, done)), {
        log: this.#log,
        isStopped: () => this.#stopped,
      })
    } catch (error) {
      this.#log.error({ err: error }, 'sends could not be settled; the next start settles them')
    }
    for (const { sending } of done) this.#busy.delete(sending.key)
    if (this.#done.length > 0) await this.#flush()
  }

  async #settleAll(desk: Desk, done: readonly { sending: Sending; outcome: Outcome }[]): Promise<void> {
    const at = desk.clock.now()
    for (const { sending, outcome } of done) {
      if ('error' in outcome) await this.#fail(desk, sending, outcome.error)
      else {
        await markSent(desk.db, sending.ids, { at, ...outcome })
        this.#forgetLate(sending)
        this.#onSettled('sent')
      }
    }
  }

  async #fail(desk: Desk, sending: Sending, error: unknown): Promise<void> {
    const [first] = sending.entries
    const { ids, wasBegun } = sending
    const reason = `${wasBegun ? UNKNOWN : ''}${error instanceof Error ? error.message : String(error)}`
    const attempts = first?.attempts ?? 0
    const isRefusedFile = sending.message.file !== undefined && !wasBegun && this.#sender.isReady
    const backoff = (isRefusedFile ? REFUSED_FILE_BACKOFF_MS : BACKOFF_MS)[attempts]
    const now = desk.clock.now()
    this.#log.warn({ ids, attempts, reason }, 'send failed')
    this.#forgetLate(sending)
    if (wasBegun) this.#late.add(sending)
    this.#onSettled(backoff === undefined ? 'dead' : 'failed')
    // What may have been said counts as a try: a message that cuts the connection each time must die too.
    if (!this.#sender.isReady && !wasBegun) {
      await markFailed(desk.db, ids, { state: 'waiting', notBefore: now, error: reason, isNoTry: true })
    } else if (backoff !== undefined) {
      const notBefore = now + backoff * (1 + this.#random() / 2)
      await markFailed(desk.db, ids, { state: 'waiting', notBefore, error: reason })
    } else {
      await markFailed(desk.db, ids, { state: 'dead', notBefore: now, error: reason })
      await tellStation(desk, sending.entries, now)
    }
  }

  /** Earlier tries of the same rows are looked out for no longer: the newest has the same words. */
  #forgetLate({ ids }: Sending): void {
    for (const late of this.#late) if (late.ids.some((id) => ids.includes(id))) this.#late.delete(late)
  }

  /** A send that was given up had arrived after all: it is not tried again. */
  async #cameLate(sending: Sending, platformMessageId: string | null): Promise<void> {
    this.#late.delete(sending)
    try {
      await this.#flushing
      if (this.#stopped) return
      const at = this.#desk.clock.now()
      await markSentLate(this.#desk.db, sending.ids, { at, platformMessageId })
    } catch (error) {
      this.#log.error({ err: error, ids: sending.ids }, 'a late send could not be settled')
    }
  }
}

/** Once each time it is given up: the station learns what could not be said and how to have it said again. */
async function tellStation(desk: Desk, bundle: readonly OutboxEntry[], now: EpochMs): Promise<void> {
  const [first] = bundle
  const room = stationOf(desk.office.roster)?.room
  if (!first || room === undefined || first.kind === 'undeliverable') return
  const where = 'room' in first.target ? first.target.room : undefined
  const entry = {
    // A row that was put in line again and died again is told again.
    key: `undeliverable:${first.id}.${now}`,
    target: { room },
    kind: 'undeliverable',
    message: {
      text: undeliverable(
        where,
        bundle.map(({ message }) => message.text),
      ),
    },
    priority: 1 as const,
    notBefore: now,
  }
  await enqueue(desk.db, desk.seal, entry, now)
}

function markedMaybeTwice(entry: OutboxEntry): OutboxEntry {
  // In its own words, because a line of a list has no room for it.
  const { line: _line, ...message } = entry.message
  return { ...entry, message: { ...message, text: maybeTwice(message.text) } }
}

function pause(ms: number): Promise<void> {
  return ms < 1 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))
}
