import type { Logger } from '../log.ts'
import type { GatewayEvents, LoginState } from './gateway.ts'
import { Gateway } from './gateway.ts'
import type { PuppetChoice } from './puppet.ts'
import type { RoomBook } from './room-book.ts'

/** Waits before the second, third … attempt to connect; the last one is kept. */
const BACKOFF_MS = [2_000, 10_000, 30_000, 60_000]
/** A start that shows no sign of life for this long has failed, whatever it resolved to. */
const START_TIMEOUT_MS = 60_000

/**
 * Keeps the bot on the platform. Each attempt is a fresh gateway on a fresh puppet: a restarted Wechaty
 * leaks listeners, and its `start` resolves even when it failed, so only a login or a QR code counts.
 */
export class Connection {
  readonly #connect: () => Promise<PuppetChoice>
  readonly #book: RoomBook
  readonly #events: GatewayEvents
  readonly #log: Logger
  readonly #memoryName: string | undefined
  #current: { gateway: Gateway; puppet: PuppetChoice } | undefined
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #isStopped = false

  constructor(options: {
    connect: () => Promise<PuppetChoice>
    book: RoomBook
    events: GatewayEvents
    log: Logger
    memoryName?: string
  }) {
    this.#connect = options.connect
    this.#book = options.book
    this.#events = options.events
    this.#log = options.log
    this.#memoryName = options.memoryName
  }

  get state(): LoginState {
    return this.#current?.gateway.state ?? 'offline'
  }

  /** The gateway of now. @throws {Error} if there is none */
  get gateway(): Gateway {
    if (!this.#current) throw new Error('not connected')
    return this.#current.gateway
  }

  /** Resolves when the first attempt has started; later ones follow by themselves. */
  async start(): Promise<void> {
    const puppet = await this.#connect()
    const gateway = new Gateway({
      puppet: puppet.options,
      book: this.#book,
      ...(this.#memoryName !== undefined && { memoryName: this.#memoryName }),
      events: { ...this.#events, state: (state, qr) => this.#onState(gateway, state, qr) },
    })
    this.#current = { gateway, puppet }
    this.#timer = setTimeout(() => this.#retry(gateway, 'no sign of life'), START_TIMEOUT_MS)
    await gateway.start()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#drop()
  }

  #onState(gateway: Gateway, state: LoginState, qr: string | undefined): void {
    if (this.#current?.gateway !== gateway) return
    this.#events.state(state, qr)
    if (state === 'offline') {
      this.#retry(gateway, 'logged out')
      return
    }
    clearTimeout(this.#timer)
    if (state === 'online') this.#failures = 0
  }

  #retry(gateway: Gateway, why: string): void {
    if (this.#isStopped || this.#current?.gateway !== gateway) return
    const waitMs = BACKOFF_MS[Math.min(this.#failures, BACKOFF_MS.length - 1)]
    this.#failures += 1
    this.#log.warn({ why, waitMs }, 'connection to the chat platform lost; trying again')
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#drop()
        .then(() => (this.#isStopped ? undefined : this.start()))
        .catch((error: unknown) => this.#log.error({ err: error }, 'could not connect'))
    }, waitMs)
  }

  async #drop(): Promise<void> {
    const old = this.#current
    this.#current = undefined
    try {
      await old?.gateway.stop()
    } finally {
      await old?.puppet.stop()
    }
  }
}
