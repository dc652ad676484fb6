import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { LocalMessage } from '../../src/bot/local/chat.ts'

/** Distributes like `Omit` does not. */
type Unnumbered<T> = T extends unknown ? Omit<T, 'no'> : never
type Ask = Unnumbered<import('./chat-server.ts').Ask>

export const TOKEN = 'insecure_chaos'

/** The chat platform in its own process. */
export class Platform {
  readonly endpoint: string
  readonly process: ChildProcess
  readonly #waiting = new Map<number, (answer: unknown) => void>()
  #numbers = 0

  private constructor(child: ChildProcess, endpoint: string) {
    this.process = child
    this.endpoint = endpoint
    child.on('message', (said: { no?: number; answer?: unknown }) => {
      if (said.no === undefined) return
      this.#waiting.get(said.no)?.(said.answer)
      this.#waiting.delete(said.no)
    })
  }

  static async open(options: { dir: string; officeDir: string; clockOffset: number }): Promise<Platform> {
    mkdirSync(options.dir, { recursive: true })
    const endpoint = `127.0.0.1:${await freePort()}`
    const child = fork(
      join(import.meta.dirname, 'chat-server.ts'),
      [options.dir, options.officeDir, endpoint, TOKEN],
      {
        env: { PATH: process.env.PATH, HOME: options.dir, CHAOS_CLOCK_OFFSET: String(options.clockOffset) },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    )
    let errors = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve())
      child.once('exit', () => reject(new Error(`chat server did not start: ${errors}`)))
    })
    return new Platform(child, endpoint)
  }

  says(said: { fromId: string; roomId?: string; text: string }): Promise<LocalMessage> {
    return this.#ask({ do: 'post', said }) as Promise<LocalMessage>
  }

  messages(since = 0): Promise<LocalMessage[]> {
    return this.#ask({ do: 'messages', since }) as Promise<LocalMessage[]>
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.kill('SIGKILL')
    await ended
  }

  #ask(ask: Ask): Promise<unknown> {
    this.#numbers += 1
    const no = this.#numbers
    return new Promise((resolve) => {
      this.#waiting.set(no, resolve)
      this.process.send({ ...ask, no })
    })
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('no free port')
  return address.port
}
