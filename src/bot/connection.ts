import type { Logger } from '../log.ts'
import type { GatewayEvents, LoginState } from './gateway.ts'
import { Gateway } from './gateway.ts'
import type { PuppetChoice } from './puppet.ts'
import type { RoomBook } from './room-book.ts'
import { withTimeout } from './with-timeout.ts'

/** Waits before the second, third … attempt to connect; the last one is kept. */
const BACKOFF_MS = [2_000, 10_000, 30_000, 60_000]
/** A start that shows no sign of life for this long has failed, whatever it resolved to. */
const START_TIMEOUT_MS = 60_000
/**
 * How often the platform is asked for a sign of life, and how long that may take. A puppet service whose server
 * was killed goes on saying that it is logged in, and notices by its own watchdog only after a minute; this way it
 * takes less than ten seconds.
 */
const PROBE_EVERY_MS = 4_000
const PROBE_TIMEOUT_MS = 4_000
const STOP_TIMEOUT_MS = 5_000

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
  #probing: NodeJS.Timeout | undefined
  #dropping: Promise<void> = Promise.resolve()
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

  /** Whether what people said while the bot was away is lost. */
  get losesMissed(): boolean {
    return this.#current?.puppet.handsOverMissed === false
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
      knowsItsWords: puppet.knowsItsWords,
      book: this.#book,
      ...(this.#memoryName !== undefined && { memoryName: this.#memoryName }),
      events: { ...this.#events, state: (state, qr) => this.#onState(gateway, state, qr) },
    })
    this.#current = { gateway, puppet }
    this.#timer = setTimeout(() => {
      // The platform never said anything, so nobody knows yet.
      if (!this.#isStopped && this.#current?.gateway === gateway) this.#events.state('offline', undefined)
      this.#retry(gateway, 'no sign of life')
    }, START_TIMEOUT_MS)
    await gateway.start()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    clearTimeout(this.#probing)
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
    if (state !== 'online') return
    this.#failures = 0
    this.#probeLater(gateway)
  }

  #probeLater(gateway: Gateway): void {
    clearTimeout(this.#probing)
    this.#probing = setTimeout(() => void this.#probe(gateway), PROBE_EVERY_MS)
    this.#probing.unref()
  }

  async #probe(gateway: Gateway): Promise<void> {
    if (this.#isStopped || this.#current?.gateway !== gateway || gateway.state !== 'online') return
    try {
      await withTimeout(gateway.probe(), PROBE_TIMEOUT_MS)
      this.#probeLater(gateway)
    } catch (error) {
      if (this.#isStopped || this.#current?.gateway !== gateway) return
      this.#log.warn({ err: error }, 'the chat platform gives no sign of life')
      gateway.giveUp()
    }
  }

  #retry(gateway: Gateway, why: string): void {
    if (this.#isStopped || this.#current?.gateway !== gateway) return
    this.#tryLater(why)
  }

  #tryLater(why: string): void {
    const waitMs = BACKOFF_MS[Math.min(this.#failures, BACKOFF_MS.length - 1)]
    this.#failures += 1
    this.#log.warn({ why, waitMs }, 'connection to the chat platform lost; trying again')
    clearTimeout(this.#timer)
    // At once, because a puppet service closes its database only some time after its end, and no second one may open it.
    const dropped = this.#drop()
    this.#timer = setTimeout(() => void this.#tryAgain(dropped), waitMs)
  }

  async #tryAgain(dropped: Promise<void>): Promise<void> {
    await dropped
    if (this.#isStopped) return
    try {
      await this.start()
    } catch (error) {
      this.#log.error({ err: error }, 'could not connect')
      if (!this.#isStopped) this.#tryLater('could not connect')
    }
  }

  /** Ends the gateway of now and what stands behind it. Never rejects, and never waits for long. */
  #drop(): Promise<void> {
    const old = this.#current
    this.#current = undefined
    const end = old && this.#end(old)
    this.#dropping = Promise.all([this.#dropping, end]).then(() => {})
    return this.#dropping
  }

  async #end({ gateway, puppet }: { gateway: Gateway; puppet: PuppetChoice }): Promise<void> {
    // A puppet that hangs may hang in its end too; a fresh one must not wait for it.
    for (const stop of [() => gateway.stop(), () => puppet.stop()]) {
      try {
        await withTimeout(stop(), STOP_TIMEOUT_MS)
      } catch (error) {
        this.#log.warn({ err: error }, 'the old puppet did not end')
      }
    }
  }
}
