import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChatError } from '../../src/bot/local/chat-error.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts'
import type { SmallApi } from '../support/small-api.ts'
import { openSmallApi } from '../support/small-api.ts'
import { PNG, tempDir } from '../support/small-chat.ts'
import { at } from '../support/time.ts'

const NINE = at('2026-01-05 09:00')

let temp: ReturnType<typeof tempDir>
let it: SmallApi

beforeEach(() => {
  temp = tempDir()
  it = openSmallApi(temp.dir)
})

afterEach(() => temp.remove())

const png = { name: '现场 (1).png', mediaType: 'image/png', base64: PNG.toString('base64') }

describe('who and where', () => {
  test('people with their groups, in roster order', async () => {
    const { body } = await it.get('/people')
    expect(body.botId).toBe('huisheng')
    expect(body.people.map(({ id }: { id: string }) => id)).toEqual([
      'li',
      'li-gang',
      'zhou',
      'wu',
      'wang',
      'huisheng',
    ])
    expect(body.people[2]).toEqual({
      id: 'zhou',
      name: '周敏',
      alias: '工作站-周敏',
      kind: 'staff',
      unit: '工作站',
      title: '工作站 经办人',
      roomIds: ['r-huanwei', 'r-station'],
    })
  })

  test('groups with their members', async () => {
    const { body } = await it.get('/rooms')
    expect(body.rooms[1]).toEqual({
      id: 'r-station',
      topic: '工作站群',
      kind: 'station',
      members: [
        { id: 'zhou', name: '周敏', alias: '工作站-周敏' },
        { id: 'wu', name: '吴 迪', alias: '城管-吴 迪' },
        { id: 'huisheng', name: '回声筒', alias: '接诉小助手' },
      ],
    })
  })
})

describe('messages', () => {
  test('said in a group and in private, read from a cursor on', async () => {
    const { status, body } = await it.post('/messages', {
      as: 'li',
      room: 'r-huanwei',
      text: '@工作站-周敏 收到 17',
      mentions: ['zhou'],
    })
    expect(status).toBe(201)
    expect(body.message).toEqual({
      id: expect.any(String),
      seq: 1,
      at: NINE,
      roomId: 'r-huanwei',
      fromId: 'li',
      type: 'text',
      text: '@工作站-周敏 收到 17',
      mentionIds: ['zhou'],
      recalled: false,
    })
    await it.post('/messages', { as: 'wang', text: '满意' })
    const all = await it.get('/messages')
    expect([all.body.cursor, all.body.messages.length]).toEqual([2, 2])
    expect((await it.get('/messages?since=1')).body.messages.map(({ seq }: { seq: number }) => seq)).toEqual([
      2,
    ])
    expect((await it.get('/messages?peer=wang')).body.messages).toHaveLength(1)
    expect((await it.get('/messages?room=r-station')).body).toEqual({ cursor: 2, messages: [] })
    expect((await it.get('/messages?since=0&limit=1')).body.cursor).toBe(1)
    expect((await it.get('/messages?since=9')).body).toEqual({ cursor: 2, messages: [] })
  })

  test('a file can be fetched, is never taken for a page, and goes with its recall', async () => {
    const { body } = await it.post('/messages', { as: 'li', room: 'r-huanwei', file: png })
    const { file, type, id } = body.message
    expect([type, file.mediaType, file.size]).toEqual(['image', 'image/png', PNG.length])
    const path = file.url.replace('/local/api', '')
    const fetched = await it.api.request(path)
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(fetched.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "inline; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%281%29.png",
      'x-content-type-options': 'nosniff',
    })
    expect((await it.post(`/messages/${id}/recall`, { as: 'li' })).body.message.recalled).toBe(true)
    expect((await it.get(path)).status).toBe(404)
  })

  test('what is no picture is saved, not shown', async () => {
    const file = { name: '说明.txt', base64: Buffer.from('<script>').toString('base64') }
    const { body } = await it.post('/messages', { as: 'li', file })
    const fetched = await it.api.request(body.message.file.url.replace('/local/api', ''))
    expect(fetched.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(fetched.headers.get('content-type')).toBe('text/plain')
  })
})

describe('a refusal names its code, its field and its status', () => {
  const said = { as: 'li', room: 'r-huanwei', text: '在' }
  test.each([
    { why: 'no JSON', body: '{"as"', status: 400, code: 'not_json' },
    { why: 'no speaker', body: { text: '在' }, status: 400, code: 'bad_request', field: 'as' },
    { why: 'a field nobody knows', body: { ...said, html: '<b>' }, status: 400, code: 'bad_request' },
    { why: 'a stranger', body: { ...said, as: 'nobody' }, status: 400, code: 'unknown_person', field: 'as' },
    { why: 'in the name of the bot', body: { ...said, as: 'huisheng' }, status: 403, code: 'not_the_bot' },
    {
      why: 'not in the group',
      body: { ...said, as: 'wang' },
      status: 403,
      code: 'not_a_member',
      field: 'as',
    },
    {
      why: 'too long a text',
      body: { ...said, text: '长'.repeat(10_001) },
      status: 400,
      code: 'bad_request',
    },
    {
      why: 'a program',
      body: { ...said, file: { ...png, name: 'a.exe' } },
      status: 400,
      code: 'file_not_allowed',
    },
    {
      why: 'no Base64',
      body: { ...said, file: { ...png, base64: '图片' } },
      status: 400,
      code: 'bad_request',
      field: 'file.base64',
    },
    {
      why: 'a file over 10 MB',
      body: { ...said, file: { ...png, base64: Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64') } },
      status: 413,
      code: 'file_too_large',
    },
    {
      why: 'a request over 15 MB',
      body: { ...said, text: 'x'.repeat(16_000_000) },
      status: 413,
      code: 'too_large',
    },
  ])('$why', async ({ body, status, code, field }) => {
    const answer = await it.post('/messages', body)
    expect(answer).toMatchObject({
      status,
      body: { error: { code, message: expect.stringMatching(/\p{Script=Han}/u) } },
    })
    if (field !== undefined) expect(answer.body.error.field).toBe(field)
    expect(it.chat.messages).toEqual([])
  })

  test.each([
    { path: '/messages?since=-1', status: 400 },
    { path: '/messages?limit=501', status: 400 },
    { path: '/files/m1', status: 404 },
    { path: '/files/..%2F..%2Fclock.json', status: 404 },
    { path: '/nothing', status: 404 },
  ])('$path', async ({ path, status }) => {
    expect(await it.get(path)).toMatchObject({ status, body: { error: { code: expect.any(String) } } })
  })

  test('a recall by somebody else, or of nothing', async () => {
    const { id } = it.chat.post({ fromId: 'li', text: '写错了' })
    expect((await it.post(`/messages/${id}/recall`, { as: 'zhou' })).status).toBe(403)
    expect((await it.post('/messages/m99/recall', { as: 'li' })).status).toBe(404)
  })

  test('what was not foreseen is reported, and shown in general words', async () => {
    it.failure = new Error('secret detail')
    const answer = await it.post('/settle', {})
    expect(answer).toEqual({
      status: 500,
      body: { error: { code: 'internal', message: '程序出错了，请看日志' } },
    })
    expect(it.reported).toEqual([it.failure])
  })
})

describe('the clock', () => {
  test.each([
    { move: { advance: '1h' }, to: NINE + HOUR_MS },
    { move: { advance: 'workday' }, to: NINE + 24 * HOUR_MS },
    { move: { advance: 'morning' }, to: NINE + 12 * HOUR_MS },
    { move: { advance: 'next-reminder' }, to: NINE + 2 * HOUR_MS },
    { move: { advanceMs: 1 }, to: NINE + 1 },
    { move: { to: NINE }, to: NINE },
  ])('moves by $move and lets the bot say what fell due', async ({ move, to }) => {
    it.reminderAt = NINE + 2 * HOUR_MS
    expect((await it.post('/clock', move)).body.now).toBe(to)
    expect((await it.get('/clock')).body).toMatchObject({ now: to, frozen: true })
    expect(it.calls).toEqual(['afterClockMoved'])
  })

  test.each([
    { why: 'back', move: { to: NINE - 1 }, code: 'clock_goes_back' },
    { why: 'into another decade', move: { advanceMs: 400 * DAY_MS }, code: 'clock_too_far' },
    { why: 'two ways at once', move: { advance: '1h', to: NINE + 1 }, code: 'bad_request' },
    { why: 'nowhere', move: {}, code: 'bad_request' },
  ])('does not move $why', async ({ move, code }) => {
    expect((await it.post('/clock', move)).body.error.code).toBe(code)
    expect((await it.get('/clock')).body).toEqual({ now: NINE, frozen: true, text: '2026-01-05 09:00' })
    expect(it.calls).toEqual([])
  })

  test('stands at a reminder that is due already, and where there is none', async () => {
    expect((await it.post('/clock', { advance: 'next-reminder' })).body.now).toBe(NINE)
    it.reminderAt = NINE - HOUR_MS
    expect((await it.post('/clock', { advance: 'next-reminder' })).body.now).toBe(NINE)
  })
})

describe('waiting and standing', () => {
  test('settling answers with the cursor, or says that it took too long', async () => {
    it.chat.post({ fromId: 'li', text: '在' })
    expect(await it.post('/settle', {})).toEqual({ status: 200, body: { cursor: 1 } })
    it.failure = new ChatError('not_settled', '20 秒内还没有处理完')
    expect((await it.post('/settle', {})).status).toBe(408)
  })

  test('status and guide as they are', async () => {
    expect((await it.get('/status')).body).toEqual(it.status)
    expect((await it.get('/tutorial')).body).toEqual({ stories: [] })
  })
})
