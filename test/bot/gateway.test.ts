import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Gateway } from '../../src/bot/gateway.ts'
import { LocalChat } from '../../src/bot/local/chat.ts'
import { directoryFromOffice } from '../../src/bot/local/directory.ts'
import { PuppetLocal } from '../../src/bot/local/puppet.ts'
import { RoomBook } from '../../src/bot/room-book.ts'
import { openLocalClock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { tempDir } from '../support/small-chat.ts'
import { at } from '../support/time.ts'

const OFFICE = loadOffice(join(import.meta.dirname, '../../data'))
const NOW = at('2026-11-23 09:00')

let temp: ReturnType<typeof tempDir>
let gateway: Gateway

/** The puppet of the gateway that connected last. */
let puppet: PuppetLocal

function fail(error: unknown): never {
  throw error
}

async function connect(
  directory = directoryFromOffice(OFFICE, []),
  onError: (error: unknown) => void = fail,
): Promise<Gateway> {
  const clock = openLocalClock(temp.dir, NOW, true)
  const chat = new LocalChat({ dir: temp.dir, clock, directory })
  puppet = new PuppetLocal(chat)
  const { promise, resolve } = Promise.withResolvers<void>()
  const opened = new Gateway({
    puppet: { puppet },
    book: new RoomBook({
      roster: OFFICE.roster,
      aliasOfCitizen: (citizen: string) => citizen,
      clock,
      log: createLog('silent'),
    }),
    events: {
      message: async () => {},
      echo: async () => {},
      state: (state) => {
        if (state === 'online') resolve()
      },
      error: onError,
    },
  })
  await opened.start()
  await promise
  return opened
}

beforeEach(async () => {
  temp = tempDir()
  gateway = await connect()
})

afterEach(async () => {
  await gateway.stop()
  temp.remove()
})

test('after a crash it knows what it said, to whom and since when', async () => {
  const huanwei = OFFICE.roster.units.find(({ id }) => id === 'huanwei')?.room ?? ''
  const station = OFFICE.roster.units.find(({ id }) => id === 'station')?.room ?? ''
  await gateway.send({ room: huanwei }, { text: '#17 请签收', mentions: ['li-qiang'] })
  await gateway.send({ staff: 'li-qiang' }, { text: '督办单 #17' })
  await gateway.stop()
  gateway = await connect()
  expect(await gateway.wasSaid({ room: huanwei }, { text: '#17 请签收' }, NOW)).toBe(true)
  expect(await gateway.wasSaid({ room: huanwei }, { text: '#17 请签收' }, NOW + 1000)).toBe(false)
  expect(await gateway.wasSaid({ room: station }, { text: '#17 请签收' }, NOW)).toBe(false)
  expect(await gateway.wasSaid({ staff: 'li-qiang' }, { text: '督办单 #17' }, NOW)).toBe(true)
  expect(await gateway.wasSaid({ staff: 'zhou-min' }, { text: '督办单 #17' }, NOW)).toBe(false)
})

test('who was removed from the groups is believed no longer, also in private', async () => {
  const members = new Map<string, string[]>()
  const directory = directoryFromOffice(OFFICE, [])
  const rooms = directory.rooms.map((room) => {
    members.set(room.id, [...room.memberIds])
    return { ...room, memberIds: members.get(room.id) ?? [] }
  })
  await gateway.stop()
  // Of a removal Wechaty's own puppet looks up the group among the contacts.
  gateway = await connect({ ...directory, rooms }, () => {})
  expect(await gateway.personOf('li-qiang')).toBe('li-qiang')
  for (const [id, own] of members) {
    const at = own.indexOf('li-qiang')
    if (at < 0) continue
    own.splice(at, 1)
    puppet.emit('room-leave', {
      removeeIdList: ['li-qiang'],
      removerId: 'zhou-min',
      roomId: id,
      timestamp: NOW,
    })
  }
  await expect.poll(() => gateway.personOf('li-qiang')).toBeUndefined()
})
