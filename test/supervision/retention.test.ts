import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photosFor } from '../../src/desk/attach-photos.ts'
import { waitFor } from '../../src/desk/choices.ts'
import { closeTicket } from '../../src/desk/close-ticket.ts'
import { planImport, runImports } from '../../src/desk/import-tickets.ts'
import { linkCitizen } from '../../src/desk/link-citizen.ts'
import { maskedContent } from '../../src/desk/masked-content.ts'
import { openTicket } from '../../src/desk/open-ticket.ts'
import { verifyChain } from '../../src/store/chain.ts'
import { citizenData } from '../../src/store/citizens.ts'
import { saveEmergency } from '../../src/store/emergencies.ts'
import { endImport, insertImportJob } from '../../src/store/import-jobs.ts'
import { enqueue } from '../../src/store/outbox.ts'
import { retention } from '../../src/supervision/retention.ts'
import type { TestDesk } from '../support/desk.ts'
import { ORDINARY, openDesk } from '../support/desk.ts'

let it: TestDesk

beforeEach(async () => {
  it = await openDesk()
})

afterEach(async () => {
  await it.close()
})

const CLERK = {
  kind: 'staff',
  personId: 'zhou-min',
  positions: [{ unitId: 'station', role: 'clerk' }],
} as const

const NOTHING = { created: 0, updated: 0, repeated: 0, closed: 0, faulty: 0 }

test('a year after closing nobody can tell any more who called and what was written; the log still holds', async () => {
  const { desk } = it
  const ticket = await openTicket(desk, ORDINARY)
  await closeTicket(desk, {
    ticketId: ticket.id,
    actor: CLERK,
    ending: 'withdrawn',
    reason: '诉求人来电撤回',
  })
  it.windTo('2027-11-22 09:00')
  await retention(desk)
  expect(await citizenData(desk.db, desk.seal, 'wang')).toMatchObject({ name: '王桂兰' })
  it.windTo('2027-11-24 09:00')
  expect(await retention(desk)).toBe(1)
  expect(await citizenData(desk.db, desk.seal, 'wang')).toBeUndefined()
  expect(await maskedContent(desk, ticket)).toBe('（内容已按规定清除）')
  expect((await verifyChain(desk.db)).fault).toBeUndefined()
})

test('photos go with their ticket, loose files after a month', async () => {
  const { desk } = it
  const bytes = Buffer.from([1, 2, 3])
  const kept = async (mediaType = 'image/png') =>
    desk.files.save(desk.db, { mediaType, bytes, at: desk.clock.now() })
  const ofClosed = await kept()
  const ofOpen = await kept()
  const loose = await kept()
  const table = await kept('application/vnd.ms-excel')
  const running = await kept('application/vnd.ms-excel')
  const job = { fileName: 'x', at: desk.clock.now(), counts: NOTHING }
  await endImport(desk.db, await insertImportJob(desk.db, desk.seal, { ...job, fileId: table }), 'done')
  await insertImportJob(desk.db, desk.seal, { ...job, fileId: running })
  const open = { ...ORDINARY.ticket, number: '37010020261123000777' }
  await openTicket(desk, { ...ORDINARY, ticket: open, fileIds: [ofOpen], actor: CLERK })
  const closed = await openTicket(desk, { ...ORDINARY, fileIds: [ofClosed], actor: CLERK })
  await closeTicket(desk, { ticketId: closed.id, actor: CLERK, ending: 'withdrawn', reason: '撤回' })

  it.windTo('2026-12-22 09:00')
  await retention(desk)
  expect(desk.files.read(loose)).toEqual(bytes)
  it.windTo('2026-12-24 09:00')
  await retention(desk)
  expect(() => desk.files.read(loose)).toThrow()
  it.windTo('2027-11-22 09:00')
  await retention(desk)
  expect(desk.files.read(ofClosed)).toEqual(bytes)
  it.windTo('2027-11-24 09:00')
  await retention(desk)
  for (const gone of [ofClosed, table]) expect(() => desk.files.read(gone)).toThrow()
  for (const left of [ofOpen, running]) expect(desk.files.read(left)).toEqual(bytes)
  expect(await photosFor(desk, closed, 'station')).toEqual([])
  expect((await desk.db.selectFrom('file').select('id').orderBy('id').execute()).map(({ id }) => id)).toEqual(
    [ofOpen, running],
  )
  expect((await verifyChain(desk.db)).fault).toBeUndefined()
})

test('what no receiver took is not kept for ever', async () => {
  const { desk } = it
  desk.webhooks = [{ name: '平台1', url: 'http://127.0.0.1:9', keyNo: 1 }]
  await openTicket(desk, ORDINARY)
  const kept = async () => (await desk.db.selectFrom('webhook_message').select('id').execute()).length
  expect(await kept()).toBe(2)
  it.windTo('2027-11-24 09:00')
  await retention(desk)
  expect(await kept(), 'given up four days after').toBe(2)
  it.windTo('2027-11-29 09:00')
  await retention(desk)
  expect(await kept()).toBe(0)
})

test('a caller with another open ticket is not forgotten', async () => {
  const { desk } = it
  const ticket = await openTicket(desk, ORDINARY)
  await closeTicket(desk, {
    ticketId: ticket.id,
    actor: CLERK,
    ending: 'withdrawn',
    reason: '诉求人来电撤回',
  })
  it.windTo('2027-11-23 09:00')
  await openTicket(desk, { ...ORDINARY, ticket: { ...ORDINARY.ticket, number: '37010020271123000001' } })
  it.windTo('2027-11-24 09:00')
  expect(await retention(desk)).toBe(0)
  expect(await citizenData(desk.db, desk.seal, 'wang')).toMatchObject({ name: '王桂兰' })
})

test('a table of tickets is forgotten the day after it was taken in, not before', async () => {
  const { desk, dir } = it
  const bytes = Buffer.from('工单编号,诉求内容\n37010020261123000009,公厕好几天没人打扫了\n')
  const plan = await planImport(desk, { name: '导出.csv', bytes })
  expect(plan).toMatchObject({ counts: { created: 1 } })
  const kept = () => readdirSync(join(dir, 'files')).length
  await retention(desk)
  expect(kept()).toBe(1)
  await runImports(desk)
  it.windTo('2026-11-24 09:00')
  await retention(desk)
  expect(kept()).toBe(0)
})

test('what was never said, who cried for help, and what was asked and not answered is not kept for ever', async () => {
  const { desk } = it
  const { db, seal } = desk
  const message = { text: '诉求人：王桂兰' }
  const entry = { target: { staff: 'li-qiang' }, kind: 'test', message, priority: 3 } as const
  for (const state of ['dropped', 'dead'] as const) {
    await enqueue(db, seal, { ...entry, key: state, notBefore: desk.clock.now() }, desk.clock.now())
    await db.updateTable('outbox').set({ state }).where('dedupe_key', '=', state).execute()
  }
  await saveEmergency(db, { conversation: 'private:wxid-1:stranger', kind: 'teller', at: desk.clock.now() })
  const asked = { person: 'staff:zhou-min', conversation: 'station' }
  await waitFor(desk, asked, { kind: 'paste', tickets: [], photos: { fileIds: [1], at: 0 } })
  const left = async () => ({
    messages: (await db.selectFrom('outbox').select('id').execute()).length,
    emergencies: (await db.selectFrom('emergency').select('id').execute()).length,
    choices: (await db.selectFrom('choice').select('kind').execute()).length,
  })
  it.windTo('2026-11-24 09:00')
  await retention(desk)
  expect(await left(), 'told for half a day that it is too late').toEqual({
    messages: 2,
    emergencies: 1,
    choices: 1,
  })
  it.windTo('2026-11-25 09:00')
  await retention(desk)
  expect(await left()).toEqual({ messages: 2, emergencies: 1, choices: 0 })
  it.windTo('2027-11-24 09:00')
  await retention(desk)
  expect(await left(), 'a clock that has leapt a year may be wrong').toEqual({
    messages: 2,
    emergencies: 1,
    choices: 0,
  })
  it.windTo('2027-11-25 09:00')
  await retention(desk)
  expect(await left()).toEqual({ messages: 0, emergencies: 0, choices: 0 })
})

test('a clock that leaps ten years and is set right the same day forgets nobody', async () => {
  const { desk } = it
  const ticket = await openTicket(desk, ORDINARY)
  await closeTicket(desk, {
    ticketId: ticket.id,
    actor: CLERK,
    ending: 'withdrawn',
    reason: '诉求人来电撤回',
  })
  await retention(desk)
  it.windTo('2036-11-23 09:00')
  await retention(desk)
  it.windTo('2026-11-24 09:00')
  await retention(desk)
  expect(await citizenData(desk.db, desk.seal, 'wang')).toMatchObject({ name: '王桂兰' })
})

test('who could not prove who they are has new tries after a month', async () => {
  const { desk } = it
  const ticket = await openTicket(desk, ORDINARY)
  const wrong = { contact: 'c-1', number: ticket.number, digits: '0000' }
  for (let tries = 0; tries < desk.office.limits.callback.linkTries; tries += 1)
    await linkCitizen(desk, wrong)
  it.windTo('2026-12-22 09:00')
  await retention(desk)
  expect(await linkCitizen(desk, wrong)).toEqual({ ok: false, triesLeft: 0 })
  it.windTo('2026-12-24 09:00')
  await retention(desk)
  expect(await linkCitizen(desk, wrong)).toEqual({
    ok: false,
    triesLeft: desk.office.limits.callback.linkTries - 1,
  })
})
