import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Gateway } from '../../src/bot/gateway.ts'
import { PuppetLocal } from '../../src/bot/local/puppet.ts'
import { RoomBook } from '../../src/bot/room-book.ts'
import { createLog } from '../../src/log.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { openSmallChat, tempDir } from '../support/small-chat.ts'

let temp: ReturnType<typeof tempDir>

beforeEach(() => {
  temp = tempDir()
})

afterEach(() => {
  temp.remove()
})

/** As wechat4u 0.7 does it, the library behind wechaty-puppet-wechat4u: it borrows the methods of an emitter. */
class Web {
  isLoggedIn = true
  readonly #events = new EventEmitter()
  on = (event: string, hear: () => void) => this.#events.on(event, hear)
  removeAllListeners = (event: string) => this.#events.removeAllListeners(event)

  async logout(): Promise<void> {
    this.isLoggedIn = false
  }

  stop(): void {
    void this.logout()
    this.#events.emit('logout')
  }
}

/** As wechaty-puppet-wechat4u does it: whoever is logged out has no session to keep. */
class PuppetOnWeb extends PuppetLocal {
  readonly wechat4u = new Web()
  hasSession = true

  override async onStart(): Promise<void> {
    this.wechat4u.on('logout', () => {
      this.hasSession = false
    })
    await super.onStart()
  }

  override async onStop(): Promise<void> {
    this.wechat4u.stop()
    await super.onStop()
  }
}

test('a bot that is stopped stays logged in for the next start, also on a puppet that takes stopping for logging out', async () => {
  const { chat, clock } = openSmallChat(temp.dir)
  const puppet = new PuppetOnWeb(chat)
  const { roster } = sampleStreet().office
  const online = Promise.withResolvers<void>()
  const gateway = new Gateway({
    puppet: { puppet },
    book: new RoomBook({ roster, aliasOfCitizen: (id) => id, clock, log: createLog('silent') }),
    events: {
      message: async () => {},
      echo: async () => {},
      state: (state) => state === 'online' && online.resolve(),
      error: online.reject,
    },
  })
  await gateway.start()
  await online.promise
  await gateway.stop()
  expect(puppet.hasSession).toBe(true)
  expect(puppet.wechat4u.isLoggedIn).toBe(true)
})
