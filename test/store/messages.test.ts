import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { notify } from '../../src/desk/notify.ts'
import { openTicket } from '../../src/desk/open-ticket.ts'
import { containsPhone } from '../../src/domain/masking.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { isHandled, markHandled, receive, unhandled } from '../../src/store/inbox.ts'
import {
  dueEntriesOf,
  enqueue,
  markFailed,
  markSent,
  nthLatestSend,
  reviveDead,
  sendingEntries,
  takeForSending,
} from '../../src/store/outbox.ts'
import { createSeal } from '../../src/store/seal.ts'
import type { TestDesk } from '../support/desk.ts'
import { ORDINARY, openDesk } from '../support/desk.ts'

let it: TestDesk
let ticket: Ticket

beforeEach(async () => {
  it = await openDesk()
  ticket = await openTicket(it.desk, ORDINARY)
  await it.desk.db.deleteFrom('outbox').execute()
})

afterEach(async () => {
  await it.close()
})

const entry = (key: string, target: { room: string } | { staff: string }, text: string) => ({
  key,
  target,
  kind: 'test',
  message: { text },
  priority: 2 as const,
  notBefore: 0,
})

test('no row for a group holds a phone number, whatever was to be said there', async () => {
  const digit = fc.integer({ min: 0, max: 9 }).map(String)
  const gap = fc.constantFrom('', ' ', '-', '　', '.', '，')
  const phone = fc
    .tuple(
      fc.constantFrom('13', '15', '18', '19'),
      fc.array(fc.tuple(gap, digit), { minLength: 9, maxLength: 9 }),
    )
    .map(([head, rest]) => head + rest.map(([space, figure]) => space + figure).join(''))
  const texts = fc.sample(fc.tuple(fc.string({ maxLength: 20 }), phone, fc.string({ maxLength: 20 })), {
    numRuns: 200,
    seed: 1,
  })
  for (const [index, [before, number, after]] of texts.entries()) {
    await notify(it.desk, ticket, {
      target: { room: '孙耿街道·环卫所' },
      kind: `k${index}`,
      text: `${before}${number}${after}`,
    })
  }
  const rows = await it.desk.db.selectFrom('outbox').select(['target', 'payload']).execute()
  expect(rows.length).toBe(200)
  for (const { target, payload } of rows) {
    expect(target).toMatch(/^room:/)
    expect(containsPhone((JSON.parse(it.desk.seal.open(payload)) as { text: string }).text)).toBe(false)
  }
})

test('what a person is told, and who the citizen is, cannot be read in the database file', async () => {
  await enqueue(
    it.desk.db,
    it.desk.seal,
    entry('secret', { staff: 'li-qiang' }, '王桂兰 13800000001 艾老村3排12号'),
    0,
  )
  for (const file of ['huisheng.db', 'huisheng.db-wal']) {
    const bytes = readFileSync(join(it.dir, file))
    for (const secret of ['王桂兰', '13800000001', '3排12号', ORDINARY.content]) {
      expect(bytes.includes(Buffer.from(secret)), `${secret} in ${file}`).toBe(false)
    }
  }
})

const due = (now: number) => dueEntriesOf(it.desk.db, it.desk.seal, 'room:r', { now, limit: 5 })

test('equal keys are one message', async () => {
  const row = entry('once', { room: 'r' }, 'text')
  expect(await enqueue(it.desk.db, it.desk.seal, row, 0)).toBe(true)
  expect(await enqueue(it.desk.db, it.desk.seal, row, 0)).toBe(false)
  expect((await due(1)).length).toBe(1)
})

test('a row is taken by one sender, fails, waits, dies and is revived', async () => {
  const { db, seal } = it.desk
  await enqueue(db, seal, entry('a', { room: 'r' }, 'text'), 0)
  const [row] = await due(1)
  const id = row?.id ?? 0
  expect(await takeForSending(db, [id], 30)).toEqual([id])
  expect(await takeForSending(db, [id], 30)).toEqual([])
  expect((await sendingEntries(db, seal)).length).toBe(1)
  await markFailed(db, [id], { state: 'waiting', notBefore: 100, error: 'late' })
  expect(await due(99)).toEqual([])
  expect((await due(100)).length).toBe(1)
  await markFailed(db, [id], { state: 'dead', notBefore: 0, error: 'gone' })
  expect(await due(1_000)).toEqual([])
  expect(await reviveDead(db, 200)).toBe(1)
  await takeForSending(db, [id], 300)
  await markSent(db, [id], { at: 250, platformMessageId: 'm1' })
  expect(await nthLatestSend(db, 1, { target: 'room:r', since: 0, until: 300 })).toBe(250)
  expect(await nthLatestSend(db, 2, { target: 'room:r', since: 0, until: 300 })).toBeUndefined()
})

test('a message is received once, handled once, and then forgotten', async () => {
  const { db, seal } = it.desk
  const message = {
    messageId: 'm1',
    conversation: 'c',
    sender: 's',
    receivedAt: 1,
    body: '{"text":"王桂兰"}',
  }
  expect(await receive(db, seal, message)).toBe(true)
  expect(await receive(db, seal, message)).toBe(false)
  expect((await unhandled(db, seal)).map(({ body }) => body)).toEqual(['{"text":"王桂兰"}'])
  expect(await markHandled(db, 'm1', 2)).toBe(true)
  expect(await markHandled(db, 'm1', 2)).toBe(false)
  expect(await isHandled(db, 'm1')).toBe(true)
  expect(await unhandled(db, seal)).toEqual([])
  expect(await db.selectFrom('inbox').select('sealed').execute()).toEqual([{ sealed: null }])
})

test('what was sealed opens only with its key, and tampering shows', () => {
  const one = createSeal(Buffer.alloc(32, 1))
  const sealed = one.seal('王桂兰')
  expect(one.open(sealed)).toBe('王桂兰')
  expect(one.seal('王桂兰')).not.toBe(sealed)
  expect(() => createSeal(Buffer.alloc(32, 2)).open(sealed)).toThrow('sealed_with_other_key')
  const bytes = Buffer.from(sealed, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(() => one.open(bytes.toString('base64'))).toThrow('sealed_with_other_key')
})
