import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { acknowledgeTicket } from '../../src/desk/acknowledge-ticket.ts'
import { openTicket } from '../../src/desk/open-ticket.ts'
import { selfAudit } from '../../src/desk/self-audit.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts'
import { createLog } from '../../src/log.ts'
import { reviveWebhooks, webhookBacklogs } from '../../src/store/webhooks.ts'
import { openApiOf } from '../../src/web/open-api.ts'
import { WebhookSender } from '../../src/web/webhook-sender.ts'
import { webhookSecret } from '../../src/web/webhook-signature.ts'
import { Described } from '../support/described.ts'
import type { TestDesk } from '../support/desk.ts'
import { ORDINARY, openDesk } from '../support/desk.ts'
import { PEOPLE } from '../support/small-office.ts'
import { at } from '../support/time.ts'
import { verified, WebhookReceiver } from '../support/webhook-receiver.ts'

let it: TestDesk
let receiver: WebhookReceiver
let sender: WebhookSender
let now: number
let uptime: number
/** What the sender wrote to the log. */
let logged: string

beforeEach(async () => {
  it = await openDesk()
  receiver = await WebhookReceiver.open()
  now = at('2026-11-23 09:00')
  uptime = 0
  logged = ''
  it.desk.clock = { now: () => now }
  tells([receiver])
})

afterEach(async () => {
  await sender.stop()
  await receiver.close()
  await it.close()
})

/** From now on these are told; as after a start of the program. */
function tells(receivers: WebhookReceiver[], timeoutMs = 10_000): void {
  const webhooks = receivers.map(({ url }, index) => ({ name: `平台${index + 1}`, url, keyNo: 1 }))
  it.desk.webhooks = webhooks
  const log = createLog('silent')
  log.warn = log.error = (...told: unknown[]) => {
    logged += JSON.stringify(told)
  }
  sender = new WebhookSender({
    desk: it.desk,
    webhooks,
    log,
    random: () => 0.5,
    clock: systemClock,
    timeoutMs,
    uptime: () => uptime,
  })
}

/** A ticket comes in and goes to its unit at once. */
async function opens(number: string): Promise<number> {
  const { citizen, ...rest } = ORDINARY
  const { id } = await openTicket(it.desk, { ...rest, ticket: { ...ORDINARY.ticket, number }, citizen })
  return id
}

const acknowledges = (ticketId: number) => acknowledgeTicket(it.desk, { ticketId, actor: PEOPLE.li })

/** Lets the sender do what is due now. */
async function pump(): Promise<void> {
  await sender.pump()
  await sender.idle()
}

/** Time goes on, by steps in which the sender looks again. */
async function later(ms: number, steps = 40): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    now += ms / steps
    uptime += ms / steps
    await pump()
  }
}

async function backlog(state: 'waiting' | 'dead'): Promise<number> {
  return (await webhookBacklogs(it.desk.db)).find((one) => one.state === state)?.count ?? 0
}

async function toldStation(): Promise<number> {
  const rows = await it.desk.db.selectFrom('outbox').select('id').where('kind', '=', 'webhook-dead').execute()
  return rows.length
}

test('each change of a ticket’s state is told in order, signed, and without anything of the citizen', async () => {
  const ticketId = await opens('A1')
  await acknowledges(ticketId)
  await pump()
  expect(receiver.told).toEqual(['A1 ticket.received', 'A1 ticket.dispatched', 'A1 ticket.acknowledged'])
  const secret = webhookSecret(it.desk.seal, { name: '平台1', keyNo: 1 })
  const described = new Described(JSON.parse(JSON.stringify(openApiOf([]))))
  for (const message of receiver.received) {
    verified(secret, message)
    expect(message.headers['webhook-id']).toBe(message.id)
    described.checkWebhook('ticketChanged', message.body)
    for (const private_ of [ORDINARY.citizen.name, ORDINARY.citizen.phone, '12号', ORDINARY.content, '李强'])
      expect(message.text).not.toContain(private_)
  }
  expect(receiver.received[2]?.body).toMatchObject({
    data: { previousState: 'dispatched', ticket: { lead: { name: '环卫所' }, state: 'acknowledged' } },
  })
  await pump()
  expect(receiver.received).toHaveLength(3)
})

test('what changes no state is not told; a refused command neither', async () => {
  const ticketId = await opens('A1')
  await pump()
  await expect(acknowledgeTicket(it.desk, { ticketId, actor: PEOPLE.xu })).rejects.toThrow()
  await pump()
  expect(receiver.received).toHaveLength(2)
})

test('nothing is written where nobody is to be told', async () => {
  tells([])
  await acknowledges(await opens('A1'))
  expect(await it.desk.db.selectFrom('webhook_message').select('id').execute()).toEqual([])
})

describe('a receiver that', () => {
  test.each([
    { does: 500, says: 'HTTP 500' },
    { does: 404, says: 'HTTP 404' },
    { does: 'hangs', says: 'no answer within 0.5 s' },
    { does: 'cuts', says: 'no connection' },
    { does: { status: 302, headers: { location: 'http://127.0.0.1:9/secret' } }, says: 'not followed' },
  ] as const)(
    'does $does gets it again, with the same id, and the next change only after it',
    async ({ does, says }) => {
      const ticketId = await opens('A1')
      receiver.will(does)
      if (does === 'hangs') tells([receiver], 500)
      await pump()
      tells([receiver])
      await acknowledges(ticketId)
      await pump()
      expect(receiver.told).toEqual(['A1 ticket.received'])
      expect((await webhookBacklogs(it.desk.db))[0]?.error).toContain(says)
      expect(logged).toContain(says)
      expect(logged).not.toContain(receiver.url)
      await later(20_000)
      expect(receiver.told).toEqual([
        'A1 ticket.received',
        'A1 ticket.received',
        'A1 ticket.dispatched',
        'A1 ticket.acknowledged',
      ])
      expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id)
      expect(await backlog('waiting')).toBe(0)
    },
  )

  test('answers without end has it, and is not read', async () => {
    receiver.will('never ends', 'never ends')
    await opens('A1')
    await pump()
    await pump()
    expect(receiver.told).toEqual(['A1 ticket.received', 'A1 ticket.dispatched'])
    expect(await backlog('waiting')).toBe(0)
  })

  test('asks for time gets it', async () => {
    receiver.will({ status: 429, headers: { 'retry-after': '600' } })
    await opens('A1')
    await pump()
    await later(590_000)
    expect(receiver.received).toHaveLength(1)
    await later(60_000)
    expect(receiver.received).toHaveLength(3)
  })

  test('does not take one ticket’s news still gets the others’', async () => {
    receiver.will(500)
    await opens('A1')
    await pump()
    await opens('B2')
    await later(3_000)
    expect(receiver.told).toEqual(['A1 ticket.received', 'B2 ticket.received', 'B2 ticket.dispatched'])
  })

  test('is gone (410) gets no more of it; the station is told once', async () => {
    receiver.usually = 410
    await opens('A1')
    await opens('B2')
    await later(HOUR_MS)
    expect(receiver.received).toHaveLength(4)
    expect(await backlog('dead')).toBe(4)
    expect(await toldStation()).toBe(1)
    const { findings } = await selfAudit(it.desk)
    expect(findings.map(({ what }) => what)).toContain('webhooks_dead')
  })

  test('is away for days is asked seldom, then given up; put in line again, all arrives in order', async () => {
    receiver.usually = 503
    const ticketId = await opens('A1')
    await acknowledges(ticketId)
    await later(3 * HOUR_MS, 400)
    expect(receiver.received.length, 'tries in three hours').toBeLessThan(10)
    expect((await selfAudit(it.desk)).findings.map(({ what }) => what)).toContain('webhooks_late')
    await later(20 * DAY_MS, 400)
    expect([await backlog('waiting'), await backlog('dead')]).toEqual([0, 3])
    expect(await toldStation()).toBe(1)

    receiver.usually = 204
    receiver.received.length = 0
    expect(await reviveWebhooks(it.desk.db, now)).toBe(3)
    await later(120_000)
    expect(receiver.told).toEqual(['A1 ticket.received', 'A1 ticket.dispatched', 'A1 ticket.acknowledged'])
  })

  test('comes back after an outage gets all that waited within the hour', async () => {
    receiver.usually = 503
    for (const number of ['A1', 'B2', 'C3', 'D4', 'E5', 'F6']) await opens(number)
    await later(2 * HOUR_MS, 400)
    receiver.usually = 204
    receiver.received.length = 0
    await later(45 * 60_000)
    expect(await backlog('waiting')).toBe(0)
    const dispatched = receiver.told.filter((told) => told.endsWith('dispatched'))
    expect(dispatched.map((told) => told.slice(0, 2)).sort()).toEqual(['A1', 'B2', 'C3', 'D4', 'E5', 'F6'])
  })
})

test('one receiver that hangs holds up no other', async () => {
  const other = await WebhookReceiver.open()
  tells([receiver, other])
  receiver.usually = 'hangs'
  await opens('A1')
  await sender.pump()
  await expect.poll(() => other.told).toEqual(['A1 ticket.received', 'A1 ticket.dispatched'])
  await other.close()
})

test('stopped in the middle of a try: it goes out again at the next start, and counts as no try', async () => {
  receiver.usually = 'hangs'
  await opens('A1')
  await sender.pump()
  await expect.poll(() => receiver.received.length).toBe(1)
  await sender.stop()
  receiver.usually = 204
  tells([receiver])
  await pump()
  expect(receiver.told).toEqual(['A1 ticket.received', 'A1 ticket.received', 'A1 ticket.dispatched'])
  const rows = await it.desk.db.selectFrom('webhook_message').select(['attempts', 'body']).execute()
  expect(rows).toEqual([
    { attempts: 0, body: '' },
    { attempts: 0, body: '' },
  ])
})

test('while a key is changed, the old and the new one verify', async () => {
  const webhooks = [{ name: '平台1', url: receiver.url, keyNo: 2 }]
  await sender.stop()
  sender = new WebhookSender({
    desk: it.desk,
    webhooks,
    log: createLog('silent'),
    random: () => 0.5,
    clock: systemClock,
  })
  await opens('A1')
  await pump()
  const [message] = receiver.received
  if (!message) throw new Error('nothing came')
  for (const keyNo of [1, 2]) verified(webhookSecret(it.desk.seal, { name: '平台1', keyNo }), message)
  expect(() => verified(webhookSecret(it.desk.seal, { name: '平台1', keyNo: 3 }), message)).toThrow()
  expect(() =>
    verified(webhookSecret(it.desk.seal, { name: '平台1', keyNo: 2 }), { ...message, text: '{}' }),
  ).toThrow()
})

test('a database that failed once holds nothing up for good', async () => {
  const rename = (from: string, to: string) =>
    sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(it.desk.db)
  await opens('A1')
  await rename('webhook_message', 'elsewhere')
  await expect(sender.pump()).rejects.toThrow('no such table')
  await rename('elsewhere', 'webhook_message')
  await pump()
  expect(receiver.told).toEqual(['A1 ticket.received', 'A1 ticket.dispatched'])

  // The same while a message is on its way: it goes out again.
  receiver.usually = 'hangs'
  tells([receiver], 200)
  await opens('B2')
  await sender.pump()
  await rename('webhook_message', 'elsewhere')
  await sender.idle()
  expect(logged).toContain('could not be settled')
  await rename('elsewhere', 'webhook_message')
  receiver.usually = 204
  await later(60_000)
  expect(receiver.told.at(-1)).toBe('B2 ticket.dispatched')
})

test('the clock set back a month does not hold up a try', async () => {
  receiver.will(500)
  await opens('A1')
  await pump()
  now -= 30 * DAY_MS
  uptime += 60_000
  await pump()
  await pump()
  expect(receiver.received).toHaveLength(3)
})
