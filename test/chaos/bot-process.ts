import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { TOKEN } from './platform.ts'

const MAIN = join(import.meta.dirname, '../../src/main.mjs')
const KILL_POINTS = join(import.meta.dirname, 'kill-points.ts')

/** The bot as production runs it, on a platform behind the wire. */
export class BotProcess {
  readonly process: ChildProcess
  readonly startedAt = performance.now()
  /** Resolves with the signal that ended it, or null. */
  readonly ended: Promise<NodeJS.Signals | null>
  #said = ''

  /** @param options.killAt the point, and the how manieth time it is reached */
  constructor(options: {
    dir: string
    officeDir: string
    endpoint: string
    clockOffset: number
    killAt?: { point: string; times: number }
  }) {
    const { killAt } = options
    this.process = spawn(process.execPath, ['--import', KILL_POINTS, MAIN], {
      env: {
        PATH: process.env.PATH,
        HOME: options.dir,
        PORT: '0',
        HUISHENG_DATA_DIR: options.dir,
        HUISHENG_OFFICE_DIR: options.officeDir,
        HUISHENG_KEY: '07'.repeat(32),
        WECHATY_PUPPET: 'wechaty-puppet-service',
        WECHATY_PUPPET_SERVICE_TOKEN: TOKEN,
        WECHATY_PUPPET_SERVICE_ENDPOINT: options.endpoint,
        WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
        CHAOS_CLOCK_OFFSET: String(options.clockOffset),
        ...(killAt && { CHAOS_KILL_AT: `${killAt.point}#${killAt.times}` }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk.toString()).slice(-4_000)
      })
    }
    this.ended = new Promise((resolve) => this.process.once('exit', (_, signal) => resolve(signal)))
  }

  get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null
  }

  /** The signal that ended it; undefined if it still runs after so long. */
  async endedWithin(ms: number): Promise<NodeJS.Signals | null | undefined> {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), ms)
    })
    const signal = await Promise.race([this.ended, patience])
    clearTimeout(timer)
    return signal
  }

  /** The last of what it wrote, for a failure's message. */
  get said(): string {
    return this.#said
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return
    this.process.kill('SIGKILL')
    await this.ended
  }
}
