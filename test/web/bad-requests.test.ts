import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { textBody } from '../../src/store/texts.ts'
import { ticketByNumber } from '../../src/store/tickets.ts'
import type { ApiServer } from '../support/api-client.ts'
import { callerOf, lamp, openApiServer } from '../support/api-client.ts'

let server: ApiServer

beforeAll(async () => {
  server = await openApiServer([
    callerOf('市平台', ['tickets:read', 'tickets:write']),
    callerOf('看板', ['tickets:read']),
  ])
})

afterEach(() => {
  expect(server.reported).toEqual([])
})

afterAll(() => server.close())

const send = (body: unknown) => server.ask('/api/tickets', { body })

async function countOf(): Promise<number> {
  return (await server.desk.db.selectFrom('ticket').select('id').execute()).length
}

describe('bad input gets a clear answer and changes nothing', () => {
  test.each([
    {
      why: 'a field left out',
      over: { content: undefined },
      path: '$.content',
      code: 'missing',
      says: '必须填写',
    },
    {
      why: 'an empty one',
      over: { content: ' \n ' },
      path: '$.content',
      code: 'too_short',
      says: '不能是空的',
    },
    {
      why: 'a number for text',
      over: { number: 37010020261123 },
      path: '$.number',
      code: 'wrong_type',
      says: '文字',
    },
    {
      why: 'text for yes',
      over: { secret: '是' },
      path: '$.secret',
      code: 'wrong_type',
      says: 'true 或 false',
    },
    {
      why: 'a list for a ticket’s caller',
      over: { citizen: [] },
      path: '$.citizen',
      code: 'wrong_type',
      says: '一组字段',
    },
    {
      why: 'a kind that is none',
      over: { kind: 'angry' },
      path: '$.kind',
      code: 'unknown_value',
      says: 'consultation',
    },
    {
      why: 'a misspelt field',
      over: { tittle: 'x' },
      path: '$.tittle',
      code: 'unknown_field',
      says: '是不是想写 title',
    },
    {
      why: 'a field of the prototype',
      over: JSON.parse('{"__proto__":{"a":1}}'),
      path: '$.__proto__',
      code: 'unknown_field',
      says: '没有这个字段',
    },
    {
      why: 'a phone that is none',
      over: { citizen: { phone: '打不通' } },
      path: '$.citizen.phone',
      code: 'unreadable_phone',
      says: '5 到 13 位',
    },
    {
      why: 'a hidden phone',
      over: { citizen: { phone: '138****0001' } },
      path: '$.citizen.phone',
      code: 'unreadable_phone',
      says: '不要写 citizen',
    },
    {
      why: 'a time without a zone',
      over: { platformDeadline: '2026-11-27 18:00' },
      path: '$.platformDeadline',
      code: 'unreadable_time',
      says: '带时区',
    },
    {
      why: 'a day that is none',
      over: { platformDeadline: '2026-02-30T18:00:00+08:00' },
      path: '$.platformDeadline',
      code: 'unreadable_time',
      says: '带时区',
    },
    {
      why: 'a village that is none',
      over: { village: '月球村' },
      path: '$.village',
      code: 'unknown_village',
      says: '艾老村',
    },
    {
      why: '10 000 signs for a title',
      over: { title: '灯'.repeat(10_000) },
      path: '$.title',
      code: 'too_long',
      says: '最多 200 个字，现在 10000 个',
    },
    {
      why: '20 001 signs of content',
      over: { content: '灯'.repeat(20_001) },
      path: '$.content',
      code: 'too_long',
      says: '最多 20000 个字',
    },
    {
      why: 'a NUL',
      over: { content: '路灯\u0000坏了' },
      path: '$.content',
      code: 'control_characters',
      says: '控制字符',
    },
    {
      why: 'half a sign',
      over: { content: '路灯\ud83d坏了' },
      path: '$.content',
      code: 'control_characters',
      says: '不完整的字符',
    },
    {
      why: 'a line end in the number',
      over: { number: 'A1\nB2' },
      path: '$.number',
      code: 'several_lines',
      says: '一行',
    },
  ])('$why', async ({ over, path, code, says }) => {
    const before = await countOf()
    const answer = await send({ ...lamp(), ...over })
    expect(answer.status).toBe(422)
    expect(answer.body.error.fields).toContainEqual({ path, code, message: expect.stringContaining(says) })
    expect(JSON.stringify(answer.body).length, 'an answer is short').toBeLessThan(2_000)
    expect(await countOf()).toBe(before)
  })

  test('everything that is wrong is told at once', async () => {
    const answer = await send({ number: '', kind: 'x', citizen: { phone: 1 }, more: {} })
    expect(answer.body.error.fields.map(({ path }: { path: string }) => path).sort()).toEqual([
      '$.citizen.phone',
      '$.content',
      '$.kind',
      '$.more',
      '$.number',
    ])
  })

  test.each([
    { why: 'broken JSON', body: '{"number": "A1", ', status: 400, code: 'broken_json' },
    { why: 'nothing', body: '', status: 400, code: 'broken_json' },
    { why: 'a list', body: '[]', status: 422, code: 'invalid' },
    { why: 'null', body: 'null', status: 422, code: 'invalid' },
    { why: 'a million brackets', body: '['.repeat(1_000_000), status: 400, code: 'broken_json' },
    {
      why: 'deep nesting',
      body: `${'['.repeat(400_000)}${']'.repeat(400_000)}`,
      status: 422,
      code: 'invalid',
    },
    {
      why: '10 MB',
      body: JSON.stringify({ content: 'x'.repeat(10 * 1024 * 1024) }),
      status: 413,
      code: 'too_large',
    },
    {
      why: 'a form',
      body: 'number=A1',
      type: 'application/x-www-form-urlencoded',
      status: 415,
      code: 'not_json',
    },
  ])('$why: $status', async ({ body, type, status, code }) => {
    const before = await countOf()
    const answer = await server.ask('/api/tickets', {
      body,
      ...(type && { headers: { 'Content-Type': type } }),
    })
    expect(answer).toMatchObject({ status, body: { error: { code } } })
    expect(await countOf()).toBe(before)
  })

  test('SQL, HTML and formulas are text, 10 000 signs of it too', async () => {
    const words = `=1+1 '); DROP TABLE ticket;-- <script>alert(1)</script> ${'灯'.repeat(10_000)}`
    const sent = lamp({ title: `'"); DROP TABLE ticket;--<b>`, content: words, number: `'<b>1` })
    expect((await send(sent)).status).toBe(201)
    const answer = await server.ask(`/api/tickets/${encodeURIComponent(sent.number)}`)
    expect(answer.body).toMatchObject({ number: sent.number, subject: `'"); DROP TABLE ticket;--<b>` })
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const ticket = await ticketByNumber(server.desk.db, sent.number)
    expect(await textBody(server.desk.db, server.desk.seal, ticket?.contentTextId ?? 0)).toBe(words)
  })

  test('without the right nothing is written', async () => {
    const before = await countOf()
    expect(await server.ask('/api/tickets', { as: '看板', body: lamp() })).toMatchObject({ status: 403 })
    expect(await server.ask('/api/tickets', { as: undefined, body: lamp() })).toMatchObject({ status: 401 })
    expect(await countOf()).toBe(before)
  })
})

describe('the description', () => {
  test('is valid OpenAPI 3.1, read without a token, and names every path that is served', async () => {
    const answer = await server.ask('/api/openapi.json', { as: undefined })
    expect(answer).toMatchObject({ status: 200, body: { openapi: '3.1.0' } })
    const validator = new Validator()
    expect(await validator.validate(answer.body)).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
    expect(Object.keys(answer.body.paths).sort()).toEqual([
      '/events',
      '/knowledge',
      '/knowledge/{id}',
      '/knowledge/{id}/restore',
      '/knowledge/{id}/versions',
      '/me',
      '/tickets',
      '/tickets/batch',
      '/tickets/{number}',
      '/tickets/{number}/events',
      '/tickets/{number}/reveal',
      '/unanswered-searches',
    ])
  })

  test('is what answers are held to: a field more, or one less, is noticed', () => {
    const exchange = { method: 'GET', path: '/api/me', status: 200 }
    const me = { name: '市平台', scopes: [], mustSign: false }
    server.described.check({ ...exchange, body: me })
    expect(() => server.described.check({ ...exchange, body: { ...me, phone: '1' } })).toThrow()
    expect(() => server.described.check({ ...exchange, body: { name: '市平台', scopes: [] } })).toThrow()
    expect(() => server.described.check({ ...exchange, status: 418, body: me })).toThrow()
  })
})
