import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ApiServer } from '../support/api-client.ts'
import { callerOf, openApiServer } from '../support/api-client.ts'

const EDITOR = callerOf('市平台', ['knowledge:read', 'knowledge:write'])
const READER = callerOf('看板', ['knowledge:read'])
const OTHER = callerOf('工单方', ['tickets:read'])

/** An entry as a program sends it. */
const PARROT = {
  title: '鹦鹉扰民',
  kind: 'template',
  keywords: ['鹦鹉'],
  asks: ['鹦鹉一早叫唤'],
  units: ['huanwei'],
  validFrom: '2026-01-01',
  reviewBy: '2027-01-01',
  body: '您好，{单位}已到{地点}查看：{现场情况}。有什么情况，请随时与{单位}{联系人}联系。',
}

let server: ApiServer

beforeAll(async () => {
  server = await openApiServer([EDITOR, READER, OTHER])
})

afterEach(() => {
  expect(server.reported).toEqual([])
})

afterAll(() => server.close())

const put = (id: string, body: object) => server.ask(`/api/knowledge/${id}`, { method: 'PUT', body })
const read = async (id: string) => (await server.ask(`/api/knowledge/${id}`)).body
const find = (q: string) => server.ask(`/api/knowledge?q=${encodeURIComponent(q)}`)

describe('reading', () => {
  test('entries are listed page by page, and by kind', async () => {
    const all = await server.ask('/api/knowledge?limit=2&offset=1', { as: '看板' })
    expect(all.status).toBe(200)
    expect(all.body.entries).toHaveLength(2)
    expect(all.body.total).toBeGreaterThan(120)
    const faqs = await server.ask('/api/knowledge?kind=faq&limit=200')
    expect(new Set(faqs.body.entries.map((one: { entry: { kind: string } }) => one.entry.kind))).toEqual(
      new Set(['faq']),
    )
  })

  test('a search says why', async () => {
    const { body } = await find('桶都冒尖了没人拉')
    expect(body.entries[0]).toMatchObject({
      entry: { id: 'laji-qingyun', version: 1, adopted: 0 },
      reasons: [expect.any(String)],
    })
  })

  test('one entry that there is not is 404', async () => {
    expect(await server.ask('/api/knowledge/meiyou')).toMatchObject({
      status: 404,
      body: { error: { code: 'entry_not_found' } },
    })
  })
})

describe('writing', () => {
  test('a new entry is found by the next search, its station told; its versions can be read', async () => {
    const added = await server.ask('/api/knowledge', { body: PARROT })
    expect(added).toMatchObject({
      status: 201,
      body: { id: 'ying-wu-rao-min', version: 1, title: '鹦鹉扰民' },
    })
    expect((await find('鹦鹉一早叫唤')).body.entries[0].entry.id).toBe('ying-wu-rao-min')
    const changed = await put('ying-wu-rao-min', { ...PARROT, title: '鹦鹉八哥扰民', version: 1 })
    expect(changed).toMatchObject({ status: 200, body: { version: 2, title: '鹦鹉八哥扰民' } })
    const { versions } = await read('ying-wu-rao-min/versions')
    expect(versions).toMatchObject([
      { version: 2, source: 'api', author: 'caller:市平台', current: true, title: '鹦鹉八哥扰民' },
      { version: 1, current: false, title: '鹦鹉扰民' },
    ])
    const told = await server.desk.db
      .selectFrom('outbox')
      .select('kind')
      .where('kind', '=', 'entry')
      .execute()
    expect(told).toHaveLength(2)
  })

  test('of two who read the same version the second is refused and told which counts', async () => {
    const { id: _id, version, adopted: _adopted, ...entry } = await read('ludeng-buliang')
    expect((await put('ludeng-buliang', { ...entry, title: '路灯维修', version })).status).toBe(200)
    expect(await put('ludeng-buliang', { ...entry, title: '修路灯', version })).toMatchObject({
      status: 409,
      body: { error: { code: 'entry_overtaken', version: version + 1 } },
    })
    expect((await read('ludeng-buliang')).title).toBe('路灯维修')
  })

  test('the same content again is no new version', async () => {
    const { id: _id, version, adopted: _adopted, ...entry } = await read('wushui-waiyi')
    const once = await put('wushui-waiyi', { ...entry, title: '污水冒溢', version })
    const again = await put('wushui-waiyi', { ...entry, title: '污水冒溢', version: once.body.version })
    expect(again.body.version).toBe(once.body.version)
  })

  test('withdrawn it is found no more and its versions stay; restored it is found again', async () => {
    const gone = await server.ask('/api/knowledge/daolu-posun?version=1', { method: 'DELETE' })
    expect(gone).toMatchObject({ status: 200, body: { version: 2 } })
    expect((await server.ask('/api/knowledge/daolu-posun')).status).toBe(404)
    const { versions } = await read('daolu-posun/versions')
    expect(versions[0]).toMatchObject({ withdrawn: true, current: true })
    const back = await server.ask('/api/knowledge/daolu-posun/restore', { body: { version: 2, restore: 1 } })
    expect(back).toMatchObject({ status: 200, body: { version: 3 } })
    expect((await find('路上大坑')).body.entries[0].entry.id).toBe('daolu-posun')
  })

  test('what others cite is not withdrawn', async () => {
    expect(await server.ask('/api/knowledge/jinan-gongnuan?version=1', { method: 'DELETE' })).toMatchObject({
      status: 409,
      body: { error: { code: 'entry_cited', titles: expect.arrayContaining(['供暖温度不达标']) } },
    })
  })
})

describe('what is wrong is said field by field, and nothing changes', () => {
  test.each([
    { why: 'no title', change: { title: undefined }, path: '$.title' },
    { why: 'an unknown kind', change: { kind: '模板' }, path: '$.kind' },
    { why: 'an unknown field', change: { unit: ['huanwei'] }, path: '$.unit' },
    { why: 'a day that never comes', change: { reviewBy: '2027-02-30' }, path: '$.reviewBy' },
    { why: 'no text', change: { body: ' ' }, path: '$.body' },
    { why: 'it ends before it begins', change: { validTo: '2025-01-01' }, path: '$.validTo' },
    { why: 'an unknown unit', change: { units: ['huanbao'] }, path: '$.units' },
    { why: 'a basis that there is not', change: { basis: ['meiyou'] }, path: '$.basis' },
    { why: 'the title of another', change: { title: '公共厕所保洁与维修' }, path: '$.title' },
    { why: 'a phone number', change: { body: '您好，请打13800000001。' }, path: '$.body' },
    { why: 'a blank that nobody fills', change: { body: '您好，{经办}已到。' }, path: '$.body' },
  ])('$why', async ({ change, path }) => {
    const answer = await put('xin-de', { ...PARROT, title: '蚂蟥', version: 0, ...change })
    expect(answer.status).toBe(422)
    expect(answer.body.error.fields).toMatchObject([
      { path, message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    ])
    expect((await server.ask('/api/knowledge/xin-de')).status).toBe(404)
  })

  test('all at once', async () => {
    const answer = await put('xin-de', { ...PARROT, title: '蚂', units: ['x'.repeat(300)], version: -1 })
    expect(answer.body.error.fields.map(({ path }: { path: string }) => path)).toEqual([
      '$.title',
      '$.units[0]',
      '$.version',
    ])
  })

  test('an id that is no file name', async () => {
    expect((await put('..%2Fetc', { ...PARROT, version: 0 })).status).toBe(422)
  })
})

test('who may only read writes nothing, and who has no right to the base reads nothing', async () => {
  const asReader = await server.ask('/api/knowledge', { as: '看板', body: PARROT })
  expect(asReader).toMatchObject({ status: 403, body: { error: { code: 'scope_missing' } } })
  expect((await server.ask('/api/knowledge', { as: '工单方' })).status).toBe(403)
})

test('what was searched in vain can be read', async () => {
  expect(await server.ask('/api/unanswered-searches')).toMatchObject({ status: 200, body: { searches: [] } })
})
