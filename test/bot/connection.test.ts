import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Connection } from '../../src/bot/connection.ts'
import type { LoginState } from '../../src/bot/gateway.ts'
import { PuppetLocal } from '../../src/bot/local/puppet.ts'
import { localPuppet } from '../../src/bot/puppet.ts'
import { RoomBook } from '../../src/bot/room-book.ts'
import { createLog } from '../../src/log.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { openSmallChat, tempDir } from '../support/small-chat.ts'

let temp: ReturnType<typeof tempDir>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  temp = tempDir()
})

afterEach(() => {
  vi.useRealTimers()
  temp.remove()
})

const HOUR_S = 3_600

interface Fault {
  why: string
  connects?: (nth: number) => boolean
  stop?: () => Promise<void>
  /** Whether the platform says who is in which group. */
  tells?: (nth: number) => boolean
}

const FAULTS: Fault[] = [
  { why: 'there is no free port for the second try', connects: (nth) => nth !== 2 },
  { why: 'the old puppet fails to end', stop: () => Promise.reject(new Error('no')) },
  { why: 'at the second login nobody can say who is in which group', tells: (nth) => nth !== 2 },
  { why: 'the old puppet never ends', stop: () => new Promise(() => {}) },
]

test.each(FAULTS)(
  'a connection that is lost comes back: $why',
  async ({ connects = () => true, stop, tells = () => true }) => {
    const { chat, clock } = openSmallChat(temp.dir)
    const log = createLog('silent')
    const { roster } = sampleStreet().office
    let tries = 0
    const states: LoginState[] = []
    const connection = new Connection({
      connect: async () => {
        tries += 1
        if (!connects(tries)) throw new Error('EADDRINUSE')
        const puppet = new PuppetLocal(chat)
        if (!tells(tries)) puppet.roomList = () => Promise.reject(new Error('busy'))
        return { ...localPuppet(chat), options: { puppet }, ...(stop && { stop }) }
      },
      book: new RoomBook({ roster, aliasOfCitizen: (id) => id, clock, log }),
      events: {
        state: (state) => void states.push(state),
        message: async () => {},
        echo: async () => {},
        error: () => {},
      },
      log,
    })
    await connection.start()
    await becomes(() => connection.state === 'online')
    connection.gateway.giveUp()
    expect(connection.state).toBe('offline')
    await becomes(() => connection.state === 'online')
    expect(states.filter((state) => state === 'online')).toHaveLength(2)
    let isStopped = false
    void connection.stop().then(() => {
      isStopped = true
    })
    await becomes(() => isStopped)
  },
)

/** Lets time go on until it is so, an hour at most. */
async function becomes(isSo: () => boolean): Promise<void> {
  for (let second = 0; second < HOUR_S; second += 1) {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    if (isSo()) return
    await vi.advanceTimersByTimeAsync(1_000)
  }
  throw new Error('it never became so')
}
