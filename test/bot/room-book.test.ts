import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WechatyBuilder } from 'wechaty'
import type { WechatyInterface } from 'wechaty/impls'
import { LocalChat } from '../../src/bot/local/chat.ts'
import type { LocalDirectory } from '../../src/bot/local/directory.ts'
import { directoryFromOffice } from '../../src/bot/local/directory.ts'
import { localPuppet } from '../../src/bot/puppet.ts'
import { RoomBook } from '../../src/bot/room-book.ts'
import { createLog } from '../../src/log.ts'
import { loadOffice } from '../../src/office/load-office.ts'

const OFFICE = loadOffice(join(import.meta.dirname, '../../data'))
const HUANWEI = '孙耿街道·环卫所'
const IMPOSTOR = { id: 'x', name: '谁', alias: '环卫所-李强', kind: 'citizen', unit: '', title: '' } as const

let dir: string
let bot: WechatyInterface

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
})

afterEach(async () => {
  await bot.stop()
  rmSync(dir, { recursive: true })
})

/** A bot in a chat whose directory somebody has meddled with. */
async function bookIn(change: (directory: LocalDirectory) => LocalDirectory): Promise<RoomBook> {
  const clock = { now: () => 1 }
  const chat = new LocalChat({ dir, clock, directory: change(directoryFromOffice(OFFICE, [])) })
  bot = WechatyBuilder.build(localPuppet(chat).options as object) as WechatyInterface
  bot.on('error', () => undefined)
  const loggedIn = new Promise((resolve) => bot.once('login', resolve))
  await bot.start()
  await loggedIn
  return new RoomBook({ roster: OFFICE.roster, aliasOfCitizen: (id) => id, clock, log: createLog('silent') })
}

test('people are known by their name in a bound group, and only there', async () => {
  const book = await bookIn((directory) => ({ ...directory, people: [...directory.people, IMPOSTOR] }))
  expect(await book.personOfContact(bot, 'li-qiang')).toBe('li-qiang')
  expect(
    await book.personOfContact(bot, 'x'),
    'a nickname outside the groups counts for nothing',
  ).toBeUndefined()
  expect((await book.room(bot, HUANWEI))?.id).toBe('room-huanwei')
})

test('two members under one name: neither is believed', async () => {
  const book = await bookIn((directory) => ({
    ...directory,
    people: [...directory.people, IMPOSTOR],
    rooms: directory.rooms.map((room) =>
      room.topic === HUANWEI ? { ...room, memberIds: [...room.memberIds, 'x'] } : room,
    ),
  }))
  expect(await book.personOfContact(bot, 'li-qiang')).toBeUndefined()
  expect(await book.personOfContact(bot, 'x')).toBeUndefined()
})

test.each([
  { group: 'ailao', whom: '工作站-周敏', id: 'zhou-min', why: 'a villager as somebody of the station' },
  {
    group: 'huanwei',
    whom: '督查组-方正平',
    id: 'fang-zhengping',
    why: 'somebody of a unit as a supervisor',
  },
  { group: 'dalu', whom: '艾老村-艾立新', id: 'ai-lixin', why: 'a villager as the head of another village' },
])(
  'who takes a name in a group that does not know the person gets no rights and takes none away: $why',
  async (taken) => {
    const { group, whom, id } = taken
    const meddled = (isAway: boolean) => (directory: LocalDirectory) => ({
      ...directory,
      people: [...directory.people, { ...IMPOSTOR, alias: whom }],
      rooms: directory.rooms.map((room) => {
        const members = isAway ? room.memberIds.filter((member) => member !== id) : room.memberIds
        return { ...room, memberIds: room.id === `room-${group}` ? [...members, 'x'] : members }
      }),
    })
    const book = await bookIn(meddled(false))
    expect(await book.personOfContact(bot, 'x')).toBeUndefined()
    expect(await book.personOfContact(bot, id)).toBe(id)
    await bot.stop()
    const without = await bookIn(meddled(true))
    expect(
      await without.personOfContact(bot, 'x'),
      'who is in no group cannot be stood in for',
    ).toBeUndefined()
  },
)

test('the station’s group, where nobody from outside is, knows everybody of the roster', async () => {
  const book = await bookIn((directory) => ({
    ...directory,
    rooms: directory.rooms.map((room) => {
      const memberIds = room.memberIds.filter((id) => id !== 'ai-lixin')
      return { ...room, memberIds: room.id === 'room-station' ? [...memberIds, 'ai-lixin'] : memberIds }
    }),
  }))
  expect(await book.personOfContact(bot, 'ai-lixin')).toBe('ai-lixin')
})

test('two groups under one name: neither is bound', async () => {
  const book = await bookIn((directory) => ({
    ...directory,
    rooms: [
      ...directory.rooms,
      { id: 'room-fake', topic: HUANWEI, kind: 'department', memberIds: ['huisheng'] },
    ],
  }))
  expect(await book.room(bot, HUANWEI)).toBeUndefined()
})

test('a group that takes the name of one that is bound already does not silence it', async () => {
  const book = await bookIn((directory) => directory)
  expect((await book.room(bot, HUANWEI))?.id).toBe('room-huanwei')
  const { puppet } = bot
  const [ids, payload] = [await puppet.roomList(), await puppet.roomPayload('room-huanwei')]
  const payloadOf = puppet.roomPayload.bind(puppet)
  vi.spyOn(puppet, 'roomList').mockResolvedValue(['room-fake', ...ids])
  vi.spyOn(puppet, 'roomPayload').mockImplementation(async (id) =>
    id === 'room-fake' ? { ...payload, id } : payloadOf(id),
  )
  book.expire()
  expect((await book.room(bot, HUANWEI))?.id).toBe('room-huanwei')
})

test.each(['roomList', 'roomPayload', 'roomMemberList'] as const)(
  'the platform fails to answer (%s): what was read holds, and before anything was read it is asked again',
  async (question) => {
    const book = await bookIn((directory) => directory)
    const busy = vi.spyOn(bot.puppet, question).mockRejectedValue(new Error('busy'))
    await expect(book.room(bot, HUANWEI)).rejects.toThrow()
    busy.mockRestore()
    expect(await book.personOfContact(bot, 'li-qiang')).toBe('li-qiang')
    vi.spyOn(bot.puppet, question).mockRejectedValue(new Error('busy'))
    book.expire()
    expect(await book.personOfContact(bot, 'li-qiang')).toBe('li-qiang')
    expect((await book.room(bot, HUANWEI))?.id).toBe('room-huanwei')
    expect(await book.personOfContact(bot, 'nobody')).toBeUndefined()
  },
)
