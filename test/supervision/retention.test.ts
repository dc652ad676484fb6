import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeTicket } from '../../src/desk/close-ticket.ts'
import { maskedContent } from '../../src/desk/masked-content.ts'
import { openTicket } from '../../src/desk/open-ticket.ts'
import { verifyChain } from '../../src/store/chain.ts'
import { citizenData } from '../../src/store/citizens.ts'
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
