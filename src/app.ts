import { Connection } from './bot/connection.ts'
import { Courier } from './bot/courier.ts'
import type { LoginState, RawFile, RawMessage } from './bot/gateway.ts'
import type { Handler } from './bot/handler.ts'
import type { PuppetChoice } from './bot/puppet.ts'
import { Reception } from './bot/reception.ts'
import { RoomBook } from './bot/room-book.ts'
import type { Throttle } from './bot/throttle.ts'
import type { Desk } from './desk/desk.ts'
import { aliasFor } from './desk/link-citizen.ts'
import { cameBack } from './desk/presence.ts'
import { handlers as allHandlers } from './handlers/index.ts'
import type { Logger } from './log.ts'
import { nextSendAt } from './store/outbox.ts'
import type { Alarm, Duty, Engine } from './supervision/engine.ts'
import { startEngine } from './supervision/engine.ts'
import { selfAuditing } from './supervision/self-auditing.ts'

export interface AppOptions {
  desk: Desk
  /** A fresh puppet for each attempt to connect. */
  connect: () => Promise<PuppetChoice>
  /** Prefix of the session file; none for the local puppet. */
  memoryName?: string
  throttle: Throttle
  log: Logger
  /** Seeded in tests: jitter and backoff. */
  random?: () => number
  handlers?: readonly Handler[]
  duties?: readonly { name: string; run: Duty }[]
  /** Wakes the sweep; by the machine's time unless told. */
  alarm?: Alarm
  onState?: (state: LoginState, qr?: string) => void
  /** Counted for the operators. */
  telemetry?: Telemetry
}

export interface Telemetry {
  settled(outcome: 'sent' | 'failed' | 'dead'): void
  swept(ms: number): void
}

/** The running bot, without process, page and files around it: what main and the tests start. */
export interface App {
  start(): Promise<void>
  stop(): Promise<void>
  /** Does everything due now. */
  sweep(): Promise<number>
  /** Whether nothing is being handled, sent or waiting to be sent now. */
  isSettled(): Promise<boolean>
  state(): LoginState
}

/** Joins gateway, router, handlers, supervision and courier around a desk. */
export function createApp(options: AppOptions): App {
  const { desk, log } = options
  let isServing = false
  let hasSwept = false
  const book = new RoomBook({ roster: desk.office.roster, aliasOfCitizen: aliasFor, clock: desk.clock, log })
  const connection: Connection = new Connection({
    connect: options.connect,
    book,
    log,
    ...(options.memoryName !== undefined && { memoryName: options.memoryName }),
    events: {
      message: (raw: RawMessage, file: RawFile | undefined) => reception.take(raw, file),
      echo: (said) => courier.settleByEcho(said),
      state: (state, qr) => {
        options.onState?.(state, qr)
        isServing = false
        if (state === 'online')
          online().catch((error: unknown) => log.error({ err: error }, 'start of service failed'))
      },
      error: (error) => log.error({ err: error }, 'chat platform reported an error'),
    },
  })
  const courier = new Courier({
    desk,
    throttle: options.throttle,
    log,
    random: options.random ?? Math.random,
    ...(options.telemetry && { onSettled: options.telemetry.settled }),
    sender: {
      get isReady() {
        return connection.state === 'online' && isServing
      },
      send: (target, { file, ...words }) => {
        const loaded = file && { file: { name: file.name, bytes: desk.files.read(file.fileId) } }
        return connection.gateway.send(target, { ...words, ...loaded })
      },
      wasSaid: (target, words, since) => connection.gateway.wasSaid(target, words, since),
    },
  })
  const wake = (): void => courier.pump()
  const reception: Reception = new Reception({
    desk,
    handlers: options.handlers ?? allHandlers,
    log,
    wake,
    gateway: () => connection.gateway,
  })
  let engine: Engine | undefined

  async function online(): Promise<void> {
    await courier.settleLeftovers()
    await cameBack(desk, connection.losesMissed)
    isServing = true
    await reception.resume()
    wake()
  }

  /** What waits is looked at each second, whether anything new came or not. */
  function look(): void {
    wake()
    if (isServing)
      reception.retry().catch((error: unknown) => log.error({ err: error }, 'the inbox could not be read'))
  }

  const audit = selfAuditing({ log, isOnline: () => connection.state === 'online' && isServing })

  return {
    async start() {
      await connection.start()
      engine = startEngine({
        desk,
        log,
        after: look,
        ...(options.duties && { extra: options.duties }),
        ...(options.alarm && { alarm: options.alarm }),
        audit,
        ...(options.telemetry && { onSweep: options.telemetry.swept }),
      })
      await engine.sweep()
      hasSwept = true
    },
    async stop() {
      engine?.stop()
      await reception.stop()
      await courier.stop()
      await connection.stop()
    },
    sweep: async () => (await engine?.sweep()) ?? 0,
    async isSettled() {
      if (!isServing || !hasSwept || !reception.isIdle || !courier.isIdle) return false
      const next = await nextSendAt(desk.db)
      return (next === undefined || next > desk.clock.now()) && reception.isIdle && courier.isIdle
    },
    state: () => connection.state,
  }
}
