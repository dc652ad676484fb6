import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { LoginState } from '../../src/bot/gateway.ts'
import { LocalChat } from '../../src/bot/local/chat.ts'
import { directoryFromOffice } from '../../src/bot/local/directory.ts'
import { packagePuppet } from '../../src/bot/puppet.ts'
import { WIRED_THROTTLE } from '../../src/bot/throttle.ts'
import { openLocalClock } from '../../src/clock.ts'
import { setHome } from '../../src/config.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { createLog } from '../../src/log.ts'
import { enqueue } from '../../src/store/outbox.ts'
import { openDesk } from '../support/desk.ts'
import { tempDir } from '../support/small-chat.ts'
import { at } from '../support/time.ts'

const DATA = join(import.meta.dirname, '../../data')
const ROOM = '孙耿街道·环卫所'
/** Less than the minute after which the puppet service's own watchdog would notice. */
const BEFORE_THE_WATCHDOG_MS = 50_000

let temp: ReturnType<typeof tempDir>

beforeAll(() => {
  temp = tempDir()
  setHome(join(temp.dir, 'home'))
})

afterAll(() => temp.remove())

/** A chat server that is loaded but serves nobody yet. */
async function standby(dir: string, wire: { endpoint: string; token: string }): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, '../support/puppet-server.ts'), [
    DATA,
    dir,
    wire.endpoint,
    wire.token,
  ])
  await once(child, 'message')
  return child
}

async function serves(child: ChildProcess): Promise<void> {
  child.send('serve')
  await once(child, 'message')
}

/** Resolves each time the bot's state becomes the one asked for. */
function stateWatch() {
  let state: LoginState = 'starting'
  const waiting = new Set<() => void>()
  return {
    onState(next: LoginState) {
      state = next
      for (const look of waiting) look()
    },
    async becomes(wanted: LoginState): Promise<void> {
      if (state === wanted) return
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (state !== wanted) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
      })
    },
  }
}

async function says(desk: Desk, key: string): Promise<void> {
  const entry = {
    key,
    target: { room: ROOM },
    kind: 'test',
    message: { text: `#${key} 还没有回复` },
    priority: 3 as const,
    notBefore: desk.clock.now(),
  }
  await enqueue(desk.db, desk.seal, entry, desk.clock.now())
}

async function statesIn(desk: Desk): Promise<string[]> {
  const rows = await desk.db.selectFrom('outbox').select(['state', 'attempts']).orderBy('id').execute()
  return rows.map(({ state, attempts }) => `${state} ${attempts}`)
}

describe.concurrent('a platform behind a wire', () => {
  test.each([
    { fate: 'is killed', signal: 'SIGKILL' },
    { fate: 'hangs', signal: 'SIGSTOP' },
  ] as const)(
    'that $fate is noticed by the probe; what waited goes out bundled when it is back',
    async ({ signal }) => {
      const dir = join(temp.dir, signal)
      // The wire's client keeps its files by token.
      const wire = { endpoint: `127.0.0.1:${await freePort()}`, token: `insecure_${signal}` }
      const [first, second] = await Promise.all([standby(dir, wire), standby(dir, wire)])
      await serves(first)
      const { desk, close } = await openDesk()
      const watch = stateWatch()
      const settled = Promise.withResolvers<void>()
      const app = createApp({
        desk,
        connect: async () => packagePuppet('wechaty-puppet-service', wire),
        throttle: WIRED_THROTTLE,
        log: createLog('silent'),
        random: () => 0.5,
        onState: watch.onState,
        telemetry: {
          settled: (outcome) => outcome === 'sent' && settled.resolve(),
          swept: () => {},
        },
      })
      await app.start()
      await watch.becomes('online')

      first.kill(signal)
      await watch.becomes('offline')
      for (const key of ['17', '18', '19']) await says(desk, key)
      await app.sweep()
      expect(await statesIn(desk)).toEqual(['waiting 0', 'waiting 0', 'waiting 0'])

      first.kill('SIGKILL')
      if (first.exitCode === null && first.signalCode === null) await once(first, 'exit')
      await serves(second)
      await watch.becomes('online')
      await settled.promise
      await app.stop()
      expect(await statesIn(desk)).toEqual(['sent 1', 'sent 1', 'sent 1'])
      await close()
      second.kill('SIGKILL')
      await once(second, 'exit')
      expect(saidIn(dir, desk)).toEqual(['#17 还没有回复\n\n#18 还没有回复\n\n#19 还没有回复'])
    },
    BEFORE_THE_WATCHDOG_MS,
  )
})

function saidIn(dir: string, desk: Desk): string[] {
  const clock = openLocalClock(dir, at('2026-11-23 09:00'), true)
  const chat = new LocalChat({ dir, clock, directory: directoryFromOffice(desk.office, []) })
  return chat.messages.map(({ text }) => text)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
