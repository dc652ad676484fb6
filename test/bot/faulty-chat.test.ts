import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Courier } from '../../src/bot/courier.ts'
import { LOCAL_THROTTLE } from '../../src/bot/throttle.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { createLog } from '../../src/log.ts'
import type { Priority } from '../../src/store/outbox.ts'
import { enqueue, reviveDead } from '../../src/store/outbox.ts'
import type { Fault } from '../support/chat-platform.ts'
import { ChatPlatform } from '../support/chat-platform.ts'
import type { TestDesk } from '../support/desk.ts'
import { openDesk } from '../support/desk.ts'
import { at } from '../support/time.ts'

const ROOMS = ['孙耿街道·环卫所', '孙耿街道·建管办', '孙耿街道·农业中心', '孙耿街道·综合执法']
const START = at('2026-11-23 09:00')
const STEP_MS = 20_000
/** Longer than all the tries of one message. */
const STEPS = 240

let it: TestDesk
let now: number

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  it = await openDesk()
  now = START
})

afterEach(async () => {
  vi.useRealTimers()
  await it.close()
})

function opened(faultOf: (call: number) => Fault, concurrent = 1) {
  const platform = new ChatPlatform(faultOf)
  const desk: Desk = { ...it.desk, clock: { now: () => now } }
  const courier = new Courier({
    desk,
    sender: platform,
    throttle: { ...LOCAL_THROTTLE, concurrent },
    log: createLog('silent'),
    random: () => 0.5,
  })
  platform.echo = (said) => courier.settleByEcho(said)
  return { platform, desk, courier }
}

type Opened = ReturnType<typeof opened>

async function says(desk: Desk, key: string, room: number, priority: Priority = 1): Promise<void> {
  const target = { room: ROOMS[room] ?? '' }
  const message = { text: `#${key} 请签收` }
  await enqueue(desk.db, desk.seal, { key, target, kind: 'test', message, priority, notBefore: now }, now)
}

/** Lets everything that can happen now happen. */
async function quiet({ courier }: Opened): Promise<void> {
  courier.pump()
  for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** Twenty seconds go by: sends that hang are given up, what came late has come. */
async function step(one: Opened): Promise<void> {
  await quiet(one)
  await vi.advanceTimersByTimeAsync(STEP_MS)
  await quiet(one)
  one.platform.answerLate()
  await quiet(one)
  now += STEP_MS
}

async function untilOver(one: Opened): Promise<void> {
  for (let count = 0; count < STEPS; count += 1) {
    await step(one)
    const open = await one.desk.db
      .selectFrom('outbox')
      .select('id')
      .where('state', 'in', ['waiting', 'sending'])
      .executeTakeFirst()
    if (!open) return
  }
}

async function states({ desk }: Opened): Promise<Record<string, string>> {
  const rows = await desk.db.selectFrom('outbox').select(['dedupe_key', 'state']).execute()
  return Object.fromEntries(rows.map((row) => [row.dedupe_key, row.state]))
}

describe.each([
  { fault: 'hangs', said: 1 },
  { fault: 'hangs_said', said: 1 },
  { fault: 'late', said: 1 },
  { fault: 'twice', said: 1 },
  { fault: 'loses_id', said: 1 },
  { fault: 'refuses', said: 1 },
  { fault: 'cut', said: 1 },
  { fault: 'cut_said', said: 1 },
] as const)('a platform that once $fault', ({ fault, said }) => {
  test('the message is said once, and the row says so', async () => {
    const one = opened((call) => (call === 1 ? fault : 'none'))
    await says(one.desk, '17', 0)
    await untilOver(one)
    expect(await states(one)).toEqual({ '17': 'sent' })
    expect(one.platform.said.length).toBe(said)
    expect(one.platform.calls).toBeLessThanOrEqual(2)
  })
})

test('where nobody can know whether it was said, it is said once more and says so itself', async () => {
  const one = opened((call) => (call === 1 ? 'cut_said' : 'none'))
  one.platform.remembers = false
  await says(one.desk, '17', 0)
  await untilOver(one)
  expect(one.platform.said.map(({ text }) => text)).toEqual([
    '#17 请签收',
    '#17 请签收\n（可能重复：上一次不知道有没有发出）',
  ])
})

test.each([true, false])(
  'a second try is bundled, yet only what is missing is said (it remembers: %s)',
  async (remembers) => {
    const one = opened((call) => (call === 1 ? 'cut_said' : 'none'))
    one.platform.remembers = remembers
    await says(one.desk, '17', 0, 3)
    await quiet(one)
    await says(one.desk, '18', 0, 3)
    await says(one.desk, '19', 0, 2)
    await untilOver(one)
    const again = remembers ? [] : ['#17 请签收\n（可能重复：上一次不知道有没有发出）']
    expect(one.platform.said.map(({ text }) => text)).toEqual([
      '#17 请签收',
      '#19 请签收',
      [...again, '#18 请签收'].join('\n\n'),
    ])
    expect(new Set(Object.values(await states(one)))).toEqual(new Set(['sent']))
  },
)

test.each([
  ['each was said: its line is found', true, []],
  [
    'nobody knows: in its own words, with the number that the line had',
    false,
    [/^#17·催1 还没有签收[\s\S]*可能重复[\s\S]*#19·催1/],
  ],
] as const)('a list of reminders whose wire was cut, %s', async (_why, remembers, again) => {
  const one = opened((call) => (call === 1 ? 'cut_said' : 'none'))
  one.platform.remembers = remembers
  for (const code of [17, 18, 19]) await nags(one.desk, code)
  await untilOver(one)
  const [list, ...others] = one.platform.said.map(({ text }) => text)
  expect(list).toBe('还没有签收（3 件）：\n#17·催1 路\n#18·催1 路\n#19·催1 路\n收到请回「收到 17 18 19」')
  expect(others).toEqual(again.map((words) => expect.stringMatching(words)))
  expect(new Set(Object.values(await states(one)))).toEqual(new Set(['sent']))
})

async function nags(desk: Desk, code: number): Promise<void> {
  const text = `#${code}·催1 还没有签收\n路\n收到请回「收到 ${code}」`
  const next = '收到请回「收到 短号」'
  const line = { code, about: '还没有签收', line: `#${code}·催1 路`, next, takesMany: true }
  const entry = {
    key: `nag ${code}`,
    target: { room: ROOMS[0] ?? '' },
    kind: 'test',
    message: { text, line },
    priority: 3 as const,
    notBefore: now,
  }
  await enqueue(desk.db, desk.seal, entry, now)
}

test('what was meant for the day and comes too late for it waits for the morning; what had to go at night goes', async () => {
  const one = opened(() => 'none')
  one.platform.isReady = false
  now = at('2026-11-23 19:55')
  await says(one.desk, '17', 0, 2)
  await quiet(one)
  now = at('2026-11-23 20:05')
  await says(one.desk, '18', 1, 2)
  now = at('2026-11-23 20:10')
  one.platform.isReady = true
  await quiet(one)
  expect(one.platform.said.map(({ text }) => text)).toEqual(['#18 请签收'])
  now = at('2026-11-24 08:00')
  await quiet(one)
  expect(one.platform.said.map(({ text }) => text)).toEqual(['#18 请签收', '#17 请签收'])
})

test('what was refused is said again without any such words', async () => {
  const one = opened((call) => (call === 1 ? 'refuses' : 'none'))
  one.platform.remembers = false
  await says(one.desk, '17', 0)
  await untilOver(one)
  expect(one.platform.said.map(({ text }) => text)).toEqual(['#17 请签收'])
})

test('a room that fails holds up no other, and keeps its own order', async () => {
  const one = opened(() => 'none', 4)
  const send = one.platform.send.bind(one.platform)
  let refusals = 3
  one.platform.send = async (target, message) => {
    if ('room' in target && target.room === ROOMS[0] && refusals > 0) {
      refusals -= 1
      throw new Error('no such room yet')
    }
    return send(target, message)
  }
  for (const [index, key] of ['a1', 'a2', 'b1', 'b2'].entries()) await says(one.desk, key, index < 2 ? 0 : 1)
  await quiet(one)
  expect(one.platform.said.map(({ text }) => text)).toEqual(['#b1 请签收', '#b2 请签收'])
  await says(one.desk, 'urgent', 1, 0)
  await untilOver(one)
  const inRoom = one.platform.said.filter(({ target }) => target.endsWith(ROOMS[0] ?? ''))
  expect(inRoom.map(({ text }) => text)).toEqual(['#a1 请签收', '#a2 请签收'])
})

test('a file that the platform refuses holds up nothing for long', async () => {
  const one = opened((call) => (call <= 2 ? 'refuses' : 'none'))
  const { desk } = one
  const entry = {
    key: 'photo',
    target: { room: ROOMS[0] ?? '' },
    kind: 'test',
    message: { text: '1-1.jpg', file: { fileId: 1, name: '1-1.jpg' } },
    priority: 1 as const,
    notBefore: now,
  }
  await enqueue(desk.db, desk.seal, entry, now)
  await says(desk, '17', 0)
  for (let count = 0; count < 3; count += 1) await step(one)
  const told = one.platform.said.map(({ text }) => text)
  expect(told).toEqual(expect.arrayContaining(['#17 请签收', expect.stringContaining('「重发」')]))
  expect(await states(one)).toMatchObject({ photo: 'dead', '17': 'sent' })
})

test('urgent first, then who waits for an answer, then first pushes, then the rest', async () => {
  const one = opened(() => 'none')
  one.platform.isReady = false
  await says(one.desk, 'rest', 0, 3)
  await says(one.desk, 'push', 1, 2)
  await says(one.desk, 'answer', 2, 1)
  await says(one.desk, 'urgent', 3, 0)
  one.platform.isReady = true
  await untilOver(one)
  expect(one.platform.said.map(({ text }) => text.slice(1, -4))).toEqual(['urgent', 'answer', 'push', 'rest'])
})

test('while the platform is away nothing is tried; then what waited goes out bundled, and nothing has died', async () => {
  const one = opened(() => 'none')
  one.platform.isReady = false
  for (let count = 0; count < 5; count += 1) await says(one.desk, `n${count}`, 0, 3)
  for (let count = 0; count < 30; count += 1) await step(one)
  expect(one.platform.calls).toBe(0)
  one.platform.isReady = true
  await untilOver(one)
  expect(one.platform.calls).toBe(1)
  expect(new Set(Object.values(await states(one)))).toEqual(new Set(['sent']))
})

test('dead letters: the station is told once, and a clerk has them said again', async () => {
  const one = opened((call) => (call <= 6 ? 'refuses' : 'none'))
  await says(one.desk, '17', 0)
  await untilOver(one)
  expect(one.platform.said.map(({ text }) => text)).toEqual([expect.stringContaining('「重发」')])
  expect((await states(one))['17']).toBe('dead')
  expect(await reviveDead(one.desk.db, now)).toBe(1)
  await untilOver(one)
  expect(one.platform.said.at(-1)?.text).toBe('#17 请签收')
})

test('what dies again after having been put in line again is told again', async () => {
  const one = opened((call) => (call === 7 || call > 13 ? 'none' : 'refuses'))
  await says(one.desk, '17', 0)
  await untilOver(one)
  expect(await reviveDead(one.desk.db, now)).toBe(1)
  await untilOver(one)
  const told = one.platform.said.map(({ text }) => text)
  expect(told).toEqual([expect.stringContaining('「重发」'), expect.stringContaining('「重发」')])
})

test('any faults in any order: nothing is lost, nothing is said twice, and there is no storm', async () => {
  const anyFault = fc.constantFrom<Fault>(
    ...(['none', 'hangs', 'hangs_said', 'late', 'twice', 'loses_id', 'refuses', 'cut', 'cut_said'] as const),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyFault, { maxLength: 12 }),
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(1, 4),
      async (faults, rooms, concurrent) => {
        await it.desk.db.deleteFrom('outbox').execute()
        const one = opened((call) => faults[call - 1] ?? 'none', concurrent)
        for (const [index, room] of rooms.entries()) await says(one.desk, `${index}`, room)
        await untilOver(one)
        const found = await states(one)
        for (const [index, room] of rooms.entries()) {
          const times = one.platform.said.filter(({ text }) => text === `#${index} 请签收`).length
          if (found[`${index}`] === 'dead') continue
          expect(found[`${index}`]).toBe('sent')
          expect(times, `#${index} to room ${room} with ${faults.join(' ')}`).toBe(1)
        }
        expect(one.platform.calls).toBeLessThanOrEqual(rooms.length + faults.length + 2)
      },
    ),
    { numRuns: 25, seed: 20261123 },
  )
})
