import type { Clock } from '../clock.ts'
import { uptimeMs } from '../clock.ts'
import type { Desk } from '../desk/desk.ts'
import { transact } from '../desk/desk.ts'
import { announce, stationRoom } from '../desk/notify.ts'
import { HOUR_MS, MINUTE_MS } from '../domain/time.ts'
import type { Webhook } from '../domain/webhook.ts'
import type { Logger } from '../log.ts'
import type { WebhookMessage } from '../store/webhooks.ts'
import {
  dueWebhookMessages,
  hastenWebhook,
  lastWebhookSentAt,
  markWebhookFailed,
  markWebhookSent,
} from '../store/webhooks.ts'
import { webhookDead } from '../templates/messages/delivery.ts'
import type { Delivery } from './webhook-delivery.ts'
import { deliver } from './webhook-delivery.ts'

/** To one receiver at a time, each about another ticket. */
const CONCURRENT = 4
const FIRST_WAITS_MS: readonly number[] = [5_000, 30_000, 2 * MINUTE_MS, 10 * MINUTE_MS]
/** Whoever comes back after days is noticed within the hour. */
const LATER_WAIT_MS = 30 * MINUTE_MS
/** The later wait with its jitter, or as much as a receiver may ask for, and some. */
const LONGEST_WAIT_MS = 2 * HOUR_MS
/** A receiver that fails is asked by one message at a time, at most so far apart. */
const LONGEST_PAUSE_MS = MINUTE_MS
/** So many failures in a row are the receiver's, not a message's. */
const OUTAGE = 5

export interface WebhookSenderOptions {
  desk: Desk
  webhooks: readonly Webhook[]
  log: Logger
  random: () => number
  /** The machine's own: receivers know nothing of an office's clock that was wound on. */
  clock: Clock
  timeoutMs?: number
  uptime?: () => number
  onSettled?: (outcome: 'sent' | 'failed' | 'dead') => void
}

/** What is known of a receiver while the program runs. */
interface Receiver {
  webhook: Webhook
  /** In a row. */
  failures: number
  /** By the machine's uptime. */
  resumesAt: number
  ticketsUnderWay: Set<number>
  /** One look at the queue at a time. */
  turn: Promise<number>
}

/**
 * Tells programs of other offices what `desk/tell-webhooks.ts` queued: at least once, the changes of a ticket in order,
 * again after a failure and after a crash. Holds nothing that is not in the database.
 */
export class WebhookSender {
  readonly #options: WebhookSenderOptions
  readonly #receivers: readonly Receiver[]
  readonly #underWay = new Set<Promise<void>>()
  readonly #stopping = new AbortController()

  constructor(options: WebhookSenderOptions) {
    this.#options = options
    this.#receivers = options.webhooks.map((webhook) => ({
      webhook,
      failures: 0,
      resumesAt: 0,
      ticketsUnderWay: new Set<number>(),
      turn: Promise.resolve(0),
    }))
  }

  /** Begins what is due, without waiting for it. @returns how many were begun */
  async pump(): Promise<number> {
    const begun = await Promise.all(this.#receivers.map((receiver) => this.#pump(receiver)))
    return begun.reduce((sum, count) => sum + count, 0)
  }

  /** Resolves once nothing is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  /** What is under way is broken off, and goes out again at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.idle()
  }

  #pump(receiver: Receiver): Promise<number> {
    const turn = receiver.turn.then(() => this.#begin(receiver))
    // Whoever asked learns of the failure; the next turn goes on without it.
    receiver.turn = turn.catch(() => 0)
    return turn
  }

  async #begin(receiver: Receiver): Promise<number> {
    const { desk, uptime = uptimeMs } = this.#options
    const { webhook, ticketsUnderWay, failures } = receiver
    const room = (failures > 0 ? 1 : CONCURRENT) - ticketsUnderWay.size
    if (room <= 0 || uptime() < receiver.resumesAt || this.#stopping.signal.aborted) return 0
    const messages = await dueWebhookMessages(desk.db, webhook.name, {
      now: desk.clock.now(),
      longestWait: LONGEST_WAIT_MS,
      limit: room,
      except: [...ticketsUnderWay],
    })
    for (const message of messages) {
      ticketsUnderWay.add(message.ticketId)
      const work = this.#send(receiver, message).finally(() => this.#underWay.delete(work))
      this.#underWay.add(work)
    }
    return messages.length
  }

  async #send(receiver: Receiver, message: WebhookMessage): Promise<void> {
    const { desk, log, clock, timeoutMs } = this.#options
    const { webhook, ticketsUnderWay } = receiver
    const delivery = await deliver(desk.seal, webhook, {
      message: { id: message.eventId, body: message.body, at: clock.now() },
      stopping: this.#stopping.signal,
      ...(timeoutMs !== undefined && { timeoutMs }),
    })
    try {
      if (!this.#stopping.signal.aborted) await this.#settle(receiver, message, delivery)
    } catch (error) {
      // It stays waiting and goes out again: the receiver tells it by its id.
      log.error({ err: error, webhook: webhook.name }, 'a webhook message could not be settled')
      this.#pause(receiver)
    }
    ticketsUnderWay.delete(message.ticketId)
    await this.#pump(receiver).catch((error: unknown) =>
      log.error({ err: error, webhook: webhook.name }, 'the next webhook messages could not be read'),
    )
  }

  async #settle(receiver: Receiver, message: WebhookMessage, delivery: Delivery): Promise<void> {
    const { desk, onSettled } = this.#options
    const { name } = receiver.webhook
    const now = desk.clock.now()
    if (delivery.isTaken) {
      const wasOut = receiver.failures >= OUTAGE
      await transact(desk, async ({ db }) => {
        await markWebhookSent(db, message.id, now)
        if (wasOut) await hastenWebhook(db, name, now)
      })
      Object.assign(receiver, { failures: 0, resumesAt: 0 })
      onSettled?.('sent')
    } else {
      await this.#fail(receiver, message, delivery)
    }
  }

  async #fail(
    receiver: Receiver,
    message: WebhookMessage,
    delivery: Extract<Delivery, { isTaken: false }>,
  ): Promise<void> {
    const { desk, log, random, onSettled } = this.#options
    const { name } = receiver.webhook
    const { error, isGone, retryAfterMs = 0 } = delivery
    const now = desk.clock.now()
    const isGivenUp = isGone === true || now >= message.giveUpAt
    const wait = (FIRST_WAITS_MS[message.attempts] ?? LATER_WAIT_MS) * (1 + random() / 2)
    log.warn({ webhook: name, id: message.eventId, attempts: message.attempts + 1, error }, 'webhook failed')
    this.#pause(receiver)
    await transact(desk, async (within) => {
      const { db } = within
      if (isGivenUp) {
        await markWebhookFailed(db, message.id, { state: 'dead', notBefore: now, error })
        await tellStation(within, name, error)
      } else {
        const notBefore = now + Math.max(wait, retryAfterMs)
        await markWebhookFailed(db, message.id, { state: 'waiting', notBefore, error })
      }
    })
    onSettled?.(isGivenUp ? 'dead' : 'failed')
  }

  #pause(receiver: Receiver): void {
    const { random, uptime = uptimeMs } = this.#options
    receiver.failures += 1
    const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (receiver.failures - 1))
    receiver.resumesAt = uptime() + pause * (0.5 + random() / 2)
  }
}

/** Once for all that die until the receiver takes something again. */
async function tellStation(desk: Desk, webhook: string, error: string): Promise<void> {
  const since = (await lastWebhookSentAt(desk.db, webhook)) ?? 0
  await announce(desk, [
    {
      about: { key: `webhook:${webhook}:${since}` },
      target: stationRoom(desk),
      kind: 'webhook-dead',
      text: webhookDead(webhook, error),
    },
  ])
}
