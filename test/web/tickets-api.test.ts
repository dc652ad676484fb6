import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { acknowledgeTicket } from '../../src/desk/acknowledge-ticket.ts'
import { maskedContent } from '../../src/desk/masked-content.ts'
import { verifyChain } from '../../src/store/chain.ts'
import { citizenData } from '../../src/store/citizens.ts'
import { eventsOf } from '../../src/store/events.ts'
import { textBody } from '../../src/store/texts.ts'
import { ticketByNumber } from '../../src/store/tickets.ts'
import type { ApiServer } from '../support/api-client.ts'
import { callerOf, lamp, openApiServer } from '../support/api-client.ts'
import { PEOPLE } from '../support/small-office.ts'

const PLATFORM = callerOf('市平台', ['tickets:read', 'tickets:write'])
const READER = callerOf('看板', ['tickets:read'])
const AUDITOR = callerOf('纪检', ['tickets:read', 'citizens:read'])

let server: ApiServer

beforeAll(async () => {
  server = await openApiServer([PLATFORM, READER, AUDITOR])
})

afterEach(() => {
  expect(server.reported).toEqual([])
})

afterAll(() => server.close())

const send = (body: unknown) => server.ask('/api/tickets', { body })

async function countOf(): Promise<number> {
  return (await server.desk.db.selectFrom('ticket').select('id').execute()).length
}

describe('a ticket over HTTP', () => {
  test('is opened once, updated when its content changes, and never a second ticket', async () => {
    const sent = lamp({ platformDeadline: '2026-11-27T18:00:00+08:00', kind: 'complaint' })
    const before = await countOf()
    const opened = await send(sent)
    expect(opened).toMatchObject({
      status: 201,
      body: {
        result: 'created',
        warnings: [],
        ticket: {
          number: sent.number,
          state: 'received',
          subject: '艾老村 路灯不亮',
          village: { id: 'ailao', name: '艾老村' },
          platformDeadline: '2026-11-27T18:00:00+08:00',
        },
      },
    })
    expect(await send(sent)).toMatchObject({ status: 200, body: { result: 'unchanged' } })
    const changed = { ...sent, content: `${sent.content}老人摔了一跤。` }
    expect(await send(changed)).toMatchObject({ status: 200, body: { result: 'updated' } })
    expect(await send(changed)).toMatchObject({ status: 200, body: { result: 'unchanged' } })
    expect(await countOf()).toBe(before + 1)
    const ticket = await ticketByNumber(server.desk.db, sent.number)
    const events = await eventsOf(server.desk.db, ticket?.id ?? 0)
    expect(events.map(({ type, actor }) => [type, actor])).toEqual([
      ['opened', 'caller:市平台'],
      ['updated', 'caller:市平台'],
    ])
  })

  test('sent again without its caller: the name known from before stays masked', async () => {
    const sent = lamp({ title: '王桂兰 反映路灯不亮' })
    expect((await send(sent)).body.ticket.subject).toBe('王** 反映路灯不亮')
    const { citizen: _left, ...again } = { ...sent, title: '王桂兰 再次反映路灯不亮' }
    const answer = await send(again)
    expect(answer.body).toMatchObject({ result: 'updated', ticket: { subject: '王** 再次反映路灯不亮' } })
  })

  test('sent again as secret it is, in the log too, and nobody outside the station learns who called', async () => {
    const sent = lamp({ matter: '公共厕所' })
    await send(sent)
    const answer = await send({ ...sent, secret: true })
    expect(answer.body).toMatchObject({ result: 'updated', ticket: { secret: true } })
    // What was secret once stays so.
    expect((await send({ ...sent, secret: false })).body).toMatchObject({
      result: 'unchanged',
      ticket: { secret: true },
    })
    const denied = await server.ask(`/api/tickets/${sent.number}/reveal`, {
      as: '纪检',
      body: { purpose: '核实办理情况' },
    })
    expect(denied.status).toBe(409)
    expect((await verifyChain(server.desk.db)).fault).toBeUndefined()
    const asked = await send({ ...lamp(), content: '路灯坏了。' })
    const again = { ...lamp(), number: asked.body.ticket.number, content: '路灯坏了，请给我保密。' }
    expect((await send(again)).body.ticket.secret).toBe(true)
  })

  test('sent again with another phone or name: who handles it reaches the right person', async () => {
    const sent = lamp({ citizen: { name: '钱小甲', phone: '13811112222' } })
    await send(sent)
    const reached = async (number: string) => {
      const { citizenId = '' } = (await ticketByNumber(server.desk.db, number)) ?? {}
      return citizenData(server.desk.db, server.desk.seal, citizenId)
    }
    const renamed = { ...sent, citizen: { name: '钱小乙', phone: '13811112222' } }
    expect((await send(renamed)).body.result).toBe('updated')
    expect(await reached(sent.number)).toMatchObject({ name: '钱小乙', phone: '13811112222' })
    expect((await send(renamed)).body.result).toBe('unchanged')

    const other = lamp({ citizen: { name: '钱小丙', phone: '13811112222' } })
    await send(other)
    expect((await send(renamed)).body.result, 'a family shares a phone').toBe('unchanged')
    const moved = { ...other, citizen: { name: '钱小丙', phone: '13811113333' } }
    expect((await send(moved)).body.result).toBe('updated')
    expect(await reached(other.number)).toMatchObject({ name: '钱小丙', phone: '13811113333' })
    expect(await reached(sent.number)).toMatchObject({ phone: '13811112222' })
    const { body } = await server.ask(`/api/tickets/${other.number}/events`)
    expect(JSON.stringify(body)).not.toMatch(/138|钱小/)
  })

  test('corrected to the phone of somebody else: their record stays theirs, and no name is unmasked', async () => {
    const shown = async (number: string) => {
      const ticket = await ticketByNumber(server.desk.db, number)
      return ticket && maskedContent(server.desk, ticket)
    }
    const zhao = { name: '赵小乙', phone: '13822220002', address: '大路村9号' }
    const theirs = lamp({ content: '我是赵小乙，路灯坏了', citizen: zhao })
    await send(theirs)
    const own = { name: '钱小甲', phone: '13811110001', address: '艾老村3排12号' }
    const sent = lamp({ content: '我是钱小甲，公厕脏', citizen: own })
    await send(sent)
    const reveal = async (number: string) =>
      (await server.ask(`/api/tickets/${number}/reveal`, { as: '纪检', body: { purpose: '核实办理情况' } }))
        .body

    expect((await send({ ...sent, citizen: { phone: zhao.phone } })).status).toBe(200)
    expect(await reveal(theirs.number)).toEqual(zhao)
    expect(await reveal(sent.number)).toEqual(zhao)
    expect(await shown(theirs.number)).toBe('我是赵**，路灯坏了')
    expect(await shown(sent.number)).toBe('我是钱**，公厕脏')

    const third = lamp({ content: '我是孙小丙', citizen: { name: '孙小丙', phone: '13833330003' } })
    await send(third)
    await send({ ...third, citizen: { name: '孙小丙', phone: zhao.phone } })
    expect(await reveal(theirs.number)).toEqual(zhao)
    expect(await shown(theirs.number)).toBe('我是赵**，路灯坏了')
    expect(await shown(third.number)).toBe('我是孙**')
  })

  test('another ticket from the same phone, without a name or with another: the first one stays masked', async () => {
    const first = lamp({
      content: '我是钱大甲，住东头老槐树下，路灯坏了',
      citizen: { name: '钱大甲', phone: '13844440004', address: '东头老槐树下' },
    })
    await send(first)
    const ticket = await ticketByNumber(server.desk.db, first.number)
    const shown = async () => ticket && (await maskedContent(server.desk, ticket))
    const before = await shown()
    expect(before).toBe('我是钱**，住***，路灯坏了')
    await send(lamp({ citizen: { phone: '13844440004' } }))
    expect(await shown()).toBe(before)
    expect(await citizenData(server.desk.db, server.desk.seal, ticket?.citizenId ?? '')).toMatchObject({
      name: '钱大甲',
    })
    await send(lamp({ citizen: { name: '钱二甲', phone: '13844440004', address: '西头水塔旁' } }))
    expect(await shown()).toBe(before)
    const titled = lamp({ title: '钱大甲和钱二甲反映路灯不亮', citizen: { phone: '13844440004' } })
    expect((await send(titled)).body.ticket.subject).toBe('钱**和钱**反映路灯不亮')
  })

  test('sent five times at once is one ticket', async () => {
    const sent = lamp()
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(sent)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
  })

  test('of a matter in the list goes to its unit at once; another is taken in with a warning', async () => {
    const known = await send(lamp({ matter: '城乡建设>城市建设和市政管理>公共厕所' }))
    expect(known.body).toMatchObject({
      ticket: { matter: '公共厕所', state: 'dispatched', lead: { id: 'huanwei', name: '环卫所' } },
      warnings: [],
    })
    const unknown = await send(lamp({ matter: '公共侧所' }))
    expect(unknown.body).toMatchObject({
      result: 'created',
      ticket: { state: 'received' },
      warnings: [
        { path: '$.matter', code: 'unknown_matter', message: expect.stringContaining('是不是想写 公共厕所') },
      ],
    })
  })

  test('is told with state, deadline and units, and nothing of the caller', async () => {
    const sent = lamp({ matter: '公共厕所' })
    await send(sent)
    const ticket = await ticketByNumber(server.desk.db, sent.number)
    await acknowledgeTicket(server.desk, { ticketId: ticket?.id ?? 0, actor: PEOPLE.li })
    const answer = await server.ask(`/api/tickets/${sent.number}`, { as: '看板' })
    expect(answer).toMatchObject({
      status: 200,
      body: { state: 'acknowledged', lead: { acknowledgedAt: '2026-11-23T09:00:00+08:00' } },
    })
    const events = await server.ask(`/api/tickets/${sent.number}/events`, { as: '看板' })
    expect(events.body.events).toMatchObject([
      { type: 'opened', by: 'caller' },
      { type: 'dispatched', by: 'bot', unit: { name: '环卫所' }, facts: { deadline: answer.body.deadline } },
      { type: 'clock_started' },
      { type: 'flagged', facts: {} },
      { type: 'acknowledged', by: 'staff', unit: { name: '环卫所' }, facts: { role: 'lead' } },
    ])
    for (const secret of ['王桂兰', '13800000001', '12号', '李强', 'li-qiang'])
      expect(JSON.stringify([answer.body, events.body])).not.toContain(secret)
  })

  test('unknown: 404 in words', async () => {
    for (const path of ['/api/tickets/none', '/api/tickets/none/events'])
      expect(await server.ask(path)).toMatchObject({
        status: 404,
        body: { error: { code: 'unknown_ticket' } },
      })
  })
})

test('a program that polls gets each event once, in order', async () => {
  await send(lamp())
  const all = (await server.ask('/api/events?limit=500')).body
  const paged: { id: string }[] = []
  let after = 0
  for (;;) {
    const { events, next } = (await server.ask(`/api/events?after=${after}&limit=2`)).body
    if (events.length === 0) break
    paged.push(...events)
    after = next
  }
  expect(paged).toEqual(all.events)
  expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length)
  const { number } = lamp()
  await send({ ...lamp(), number })
  expect((await server.ask(`/api/events?after=${after}`)).body.events).toMatchObject([
    { type: 'opened', ticket: number },
  ])
})

describe('the caller of a ticket', () => {
  const reveal = (number: string, purpose: unknown, as = '纪检') =>
    server.ask(`/api/tickets/${number}/reveal`, { as, body: { purpose } })

  test('is told to whom has the right, with a purpose that stands in the log', async () => {
    const { number, citizen } = lamp()
    await send({ ...lamp(), number })
    expect(await reveal(number, '核实办理情况，电话回访')).toMatchObject({ status: 200, body: citizen })
    const ticket = await ticketByNumber(server.desk.db, number)
    const event = (await eventsOf(server.desk.db, ticket?.id ?? 0)).at(-1)
    expect(event).toMatchObject({ type: 'revealed', actor: 'caller:纪检' })
    const purpose = event?.type === 'revealed' ? event.purposeTextId : 0
    expect(await textBody(server.desk.db, server.desk.seal, purpose)).toBe('核实办理情况，电话回访')
  })

  test.each([
    { why: 'no right', as: '看板', purpose: '核实办理情况', status: 403, code: 'scope_missing' },
    { why: 'no purpose', as: '纪检', purpose: undefined, status: 422, code: 'invalid' },
    { why: 'a purpose that is none', as: '纪检', purpose: '查', status: 422, code: 'invalid' },
    {
      why: 'who reported somebody',
      as: '纪检',
      purpose: '核实办理情况',
      over: { kind: 'report' },
      status: 409,
      code: 'caller_is_secret',
    },
    {
      why: 'anonymous',
      as: '纪检',
      purpose: '核实办理情况',
      over: { citizen: undefined },
      status: 404,
      code: 'no_citizen',
    },
  ])('$why: $status, and no name', async ({ as, purpose, over, status, code }) => {
    const sent = lamp(over)
    await send(sent)
    const answer = await reveal(sent.number, purpose, as)
    expect(answer).toMatchObject({ status, body: { error: { code } } })
    expect(JSON.stringify(answer.body)).not.toContain('王桂兰')
  })
})

describe('a batch', () => {
  const sendAll = (tickets: unknown) => server.ask('/api/tickets/batch', { body: { tickets } })

  test('is taken in whole, in order', async () => {
    const tickets = [lamp(), lamp(), lamp({ kind: 'praise' })]
    const answer = await sendAll(tickets)
    expect(answer.status).toBe(200)
    expect(answer.body.results.map((one: { ticket: { number: string } }) => one.ticket.number)).toEqual(
      tickets.map(({ number }) => number),
    )
  })

  test('with a fault is not taken in at all; each fault is told with its place', async () => {
    const before = await countOf()
    const answer = await sendAll([lamp(), lamp({ kind: '投诉' }), lamp({ village: '艾佬村' })])
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { fields: [{ path: '$.tickets[1].kind' }] } },
    })
    const village = await sendAll([lamp(), lamp({ village: '艾佬村' })])
    expect(village.body.error.fields).toEqual([
      {
        path: '$.tickets[1].village',
        code: 'unknown_village',
        message: '花名册里没有这个村居，是不是想写 艾老村？',
      },
    ])
    expect(await countOf()).toBe(before)
  })

  test('of more than thirty is told to the station in one message, like a table; fewer have their cards', async () => {
    const told = async () =>
      (
        await server.desk.db
          .selectFrom('outbox')
          .select(['kind', 'payload'])
          .where('kind', '=', 'import')
          .execute()
      )
        .map(({ payload }) => server.desk.seal.open(payload))
        .join()
    await sendAll(Array.from({ length: 30 }, () => lamp()))
    expect(await told()).toBe('')
    const many = Array.from({ length: 31 }, () => lamp())
    await sendAll(many)
    expect(await told()).toContain('市平台送来一批，收好了：新 31，更新 0，重复 0')
    expect(await told()).toContain('没有逐件发卡片')
    const before = await told()
    await sendAll(many)
    expect(await told(), 'nothing new, nothing said').toBe(before)
  })

  test('of more than a hundred is refused', async () => {
    const answer = await sendAll(Array.from({ length: 101 }, () => lamp()))
    expect(answer.body.error.fields).toEqual([
      { path: '$.tickets', code: 'too_long', message: '最多 100 项' },
    ])
  })
})
