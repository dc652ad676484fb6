import { rmSync } from 'node:fs'
import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach } from 'vitest'
import type { LocalChat, LocalMessage } from '../../src/bot/local/chat.ts'
import type { PuppetLocal } from '../../src/bot/local/puppet.ts'
import { createSettler } from '../../src/bot/local/settler.ts'
import type { Throttle } from '../../src/bot/throttle.ts'
import type { Clock } from '../../src/clock.ts'
import { openLocalClock } from '../../src/clock.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { findTicket } from '../../src/desk/find-ticket.ts'
import { openSample } from '../../src/desk/open-sample.ts'
import type { SampleTicket } from '../../src/domain/samples.ts'
import { eventsOf } from '../../src/store/events.ts'
import type { ChatDriver } from './chat-driver.ts'
import { openBot } from './open-bot.ts'
import { freshFolder, sampleStreet } from './sample-street.ts'
import { Street } from './street.ts'
import { at } from './time.ts'

export interface InProcess {
  street: Street
  desk: Desk
  dir: string
  /** The file that came with the message, as the chat keeps it. */
  fileOf(messageId: string): Uint8Array
  /** What a sample citizen's phone number really is. */
  phoneOf(citizenId: string): string
  /** What has happened to the ticket with this code. */
  eventTypes(code: number): Promise<string[]>
  /** Resolves once the disk has refused a message this often. */
  refusals(times: number): Promise<void>
  /** Resolves when the bot says something, anywhere, by itself. */
  saysSomething(): Promise<void>
  /** Puts a message into the chat without waiting for the bot. */
  posts(said: { as: string; room?: string; text: string }): LocalMessage
  /** A new ticket comes in from the platform. @returns its number */
  opens(ticket?: Partial<SampleTicket['ticket']> & { content?: string; citizenId?: string }): Promise<string>
}

let numbers = 0

/** The sample street with its real bot, chat and database in this process, and a clock that stands still. */
export async function openInProcess(
  options: {
    at: string
    dir?: string
    /** One that fails now and then; else our own. */
    puppet?: (chat: LocalChat) => PuppetLocal
    /** One that goes its own way; `windTo` then does nothing but sweep. */
    clock?: Clock
    throttle?: Throttle
    /** Looks at every query of the bot. */
    plugin?: KyselyPlugin
  } = { at: '2026-11-23 09:00' },
): Promise<InProcess> {
  const dir = options.dir ?? (await freshFolder())
  const { office, samples, knowledge } = sampleStreet()
  const ownClock = openLocalClock(dir, at(options.at), true)
  const clock = options.clock ?? ownClock
  const logged: string[] = []
  const { app, chat, desk, stop } = await openBot({
    dir,
    clock,
    office,
    knowledge,
    citizens: samples.citizens.filter(({ chat }) => chat),
    ...(options.puppet && { puppet: options.puppet }),
    ...(options.throttle && { throttle: options.throttle }),
    ...(options.plugin && { plugin: options.plugin }),
    onError: (told) => void logged.push(String(told[1])),
  })
  const settle = createSettler({ chat, db: desk.db, isQuiet: () => app.isSettled() })
  const driver: ChatDriver = {
    directory: async () => chat.directory,
    post: async ({ as, room, quote, mentions, ...rest }) =>
      chat.post({
        fromId: as,
        ...(room !== undefined && { roomId: room }),
        ...(quote !== undefined && { quoteId: quote }),
        ...(mentions && { mentionIds: mentions }),
        ...rest,
      }),
    messagesSince: async (cursor) => chat.messagesSince(cursor, { limit: 10_000 }),
    settle,
    moveTo: async (instant) => {
      if (!options.clock) ownClock.moveTo(instant)
      await app.sweep()
    },
    close: async () => {
      await stop()
      if (options.dir === undefined) rmSync(dir, { recursive: true })
    },
  }
  const street = await Street.open(driver)
  return {
    street,
    desk,
    dir,
    fileOf: (messageId) => chat.fileOf(messageId),
    phoneOf: (citizenId) => samples.citizens.find(({ id }) => id === citizenId)?.phone ?? '',
    eventTypes: async (code) => {
      const ticket = await findTicket(desk, code)
      return ticket ? (await eventsOf(desk.db, ticket.id)).map(({ type }) => type) : []
    },
    async refusals(times) {
      while (logged.filter((words) => words.includes('disk')).length < times)
        await new Promise((resolve) => setTimeout(resolve, 5))
    },
    saysSomething: () =>
      new Promise((resolve) => {
        const stop = chat.subscribe(({ fromId }) => {
          if (fromId !== chat.directory.botId) return
          stop()
          resolve()
        })
      }),
    posts: ({ as, room, text }) =>
      chat.post({ fromId: as, ...(room !== undefined && { roomId: room }), text }),
    async opens(given = {}) {
      numbers += 1
      const number = `370100202611230${String(numbers).padStart(5, '0')}`
      const { content, citizenId = 'wang-guilan', ...facts } = given
      const sample: SampleTicket = {
        ticket: {
          number,
          kind: 'complaint',
          urgency: 'normal',
          subject: '艾老村 房屋周围被倾倒垃圾',
          matter: '垃圾倾倒',
          villageId: 'ailao',
          secret: false,
          ...facts,
        },
        content: content ?? '房屋周围的空地上被人倒了垃圾和粪土，味道很大，希望尽快清走。',
        citizenId,
        afterWorkingMinutes: 0,
      }
      const citizen = samples.citizens.find(({ id }) => id === sample.citizenId)
      if (!citizen) throw new Error(`no sample citizen ${sample.citizenId}`)
      await openSample(desk, sample, citizen)
      await app.sweep()
      await settle()
      return number
    },
  }
}

/** A ticket of the week's commonest kind: 环卫所 leads it, nobody assists. */
export const PLAIN = {
  matter: '公共厕所',
  subject: '艾老村 公厕没人打扫',
  content: '村口公厕好几天没人打扫了。',
}

/**
 * The sample street on Monday 23 November 2026 at nine, anew for each test of the file. What the bot says there and
 * nobody hears fails the test.
 */
export function onTheStreet(): InProcess {
  let today: InProcess
  beforeEach(async () => {
    today = await openInProcess({ at: '2026-11-23 09:00' })
  })
  afterEach(() => today.street.ends())
  return new Proxy({} as InProcess, { get: (_, name: keyof InProcess) => today[name] })
}
