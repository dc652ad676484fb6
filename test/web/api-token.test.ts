import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusalAnswer } from '../../src/web/api-refusal.ts'
import type { ApiEnv } from '../../src/web/api-token.ts'
import { callersOnly, requires } from '../../src/web/api-token.ts'
import type { ApiServer } from '../support/api-client.ts'
import { callerOf, openApiServer, signed } from '../support/api-client.ts'
import { freshFolder } from '../support/sample-street.ts'

const PLATFORM = callerOf('市平台', ['tickets:read', 'tickets:write'])
const SIGNER = callerOf('省平台', ['tickets:read'], true)
const CALLERS = [PLATFORM, SIGNER]

let server: ApiServer

beforeEach(async () => {
  server = await openApiServer(CALLERS)
})

afterEach(async () => {
  expect(server.reported).toEqual([])
  await server.close()
})

describe('a token', () => {
  test('of a known caller opens the door', async () => {
    const answer = await server.ask('/api/me')
    expect(answer).toMatchObject({ status: 200, body: { name: '市平台', mustSign: false } })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    { why: 'none', headers: {}, code: 'token_missing' },
    { why: 'of nobody', headers: { Authorization: 'Bearer hs_nobody' }, code: 'token_unknown' },
    { why: 'empty', headers: { Authorization: 'Bearer ' }, code: 'token_missing' },
    { why: 'its hash', headers: { Authorization: `Bearer ${PLATFORM.tokenHash}` }, code: 'token_unknown' },
    { why: 'the wrong way', headers: { Authorization: 'Basic aHM6aHM=' }, code: 'token_missing' },
  ])('$why: 401 in words', async ({ headers, code }) => {
    const answer = await fetch(`${server.url}/api/me`, { headers })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(await answer.json()).toMatchObject({ error: { code, message: expect.stringMatching(/令牌/) } })
  })

  test('without the right: 403 that names it', async () => {
    const { db, seal, clock } = server.desk
    const api = new Hono<ApiEnv>()
    api.onError((error, c) => refusalAnswer(c, error, (unforeseen) => server.reported.push(unforeseen)))
    const scope = (c: { req: { query(name: string): string | undefined } }) => c.req.query('token')
    api.use(callersOnly({ callers: CALLERS, db, seal, clock }, scope))
    api.get('/write', requires('tickets:write'), (c) => c.text('written'))
    api.get('/reveal', requires('citizens:read'), (c) => c.text('revealed'))
    const token = `hs_${Buffer.from('市平台').toString('hex')}`
    expect((await api.request(`/write?token=${token}`)).status).toBe(200)
    const refused = await api.request(`/reveal?token=${token}`)
    expect(refused.status).toBe(403)
    expect(await refused.json()).toEqual({
      error: {
        code: 'scope_missing',
        message: '调用方「市平台」没有 citizens:read 权限',
        scope: 'citizens:read',
      },
    })
    expect((await api.request('/write')).status).toBe(401)
  })

  test('is asked for before a path is known to be none', async () => {
    expect((await fetch(`${server.url}/api/nothing`)).status).toBe(401)
    expect(await server.ask('/api/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'unknown_path' } },
    })
  })

  test('counts under any name of the server: a proxy has its own', async () => {
    const { hostname, port } = new URL(server.url)
    const raw = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      let told = ''
      socket.on('data', (chunk) => {
        told += chunk.toString()
      })
      socket.on('end', () => resolve(told))
      socket.on('error', reject)
      socket.write('GET /api/me HTTP/1.1\r\nHost: rexian.example.gov.cn\r\nConnection: close\r\n\r\n')
    })
    expect(raw).toMatch(/^HTTP\/1.1 401/)
  })
})

describe('a signature', () => {
  const GET_ME = { as: '省平台', method: 'GET', path: '/api/me?x=%E5%91%A8' }
  const ask = (headers: Record<string, string>, path = GET_ME.path) =>
    server.ask(path, { as: '省平台', headers })
  const sign = (over: Partial<Parameters<typeof signed>[1]> = {}) =>
    signed(server.desk.seal, { ...GET_ME, at: server.machineNow(), nonce: 'nonce-0000000001', ...over })

  test('is taken once, and refused when it comes again', async () => {
    const headers = sign()
    expect((await ask(headers)).status).toBe(200)
    expect(await ask(headers)).toMatchObject({ status: 401, body: { error: { code: 'signature_replayed' } } })
    expect((await ask(sign({ nonce: 'nonce-0000000002' }))).status).toBe(200)
  })

  test.each([
    { why: 'there is none', headers: () => ({}), code: 'signature_missing' },
    {
      why: 'it is six minutes old',
      headers: () => sign({ at: server.machineNow() - 360_000 }),
      code: 'signature_expired',
    },
    {
      why: 'it is of the future',
      headers: () => sign({ at: server.machineNow() + 360_000 }),
      code: 'signature_expired',
    },
    { why: 'the path is another', headers: () => sign({ path: '/api/me?x=1' }), code: 'signature_wrong' },
    { why: 'the method is another', headers: () => sign({ method: 'POST' }), code: 'signature_wrong' },
    { why: 'there was a body', headers: () => sign({ body: '{}' }), code: 'signature_wrong' },
    { why: 'another signed', headers: () => sign({ as: '市平台' }), code: 'signature_wrong' },
    {
      why: 'the nonce was changed',
      headers: () => ({ ...sign(), 'X-Signature-Nonce': 'nonce-0000000009' }),
      code: 'signature_wrong',
    },
    {
      why: 'the time was changed',
      headers: () => ({
        ...sign(),
        'X-Signature-Timestamp': String(Math.floor(server.machineNow() / 1000) + 1),
      }),
      code: 'signature_wrong',
    },
    {
      why: 'it is no hex',
      headers: () => ({ ...sign(), 'X-Signature': `v1=${'z'.repeat(64)}` }),
      code: 'signature_wrong',
    },
    { why: 'the nonce is short', headers: () => sign({ nonce: 'short' }), code: 'signature_wrong' },
  ])('is refused where $why', async ({ headers, code }) => {
    expect(await ask(headers())).toMatchObject({ status: 401, body: { error: { code } } })
  })

  test('of two that come at the same time one is taken', async () => {
    const headers = sign()
    const answers = await Promise.all([ask(headers), ask(headers), ask(headers)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  test('is optional for who need not sign, and then checked all the same', async () => {
    const path = '/api/me'
    const wrong = sign({ as: '省平台', path })
    expect(await server.ask(path, { headers: wrong })).toMatchObject({ status: 401 })
    expect((await server.ask(path, { headers: sign({ as: '市平台', path }) })).status).toBe(200)
  })
})

test('a replayed signature is refused after a restart too', async () => {
  const dir = await freshFolder()
  const path = '/api/me'
  const open = () => openApiServer(CALLERS, { dir })
  const first = await open()
  const headers = signed(first.desk.seal, {
    as: '省平台',
    method: 'GET',
    path,
    at: first.machineNow(),
    nonce: 'nonce-0000000001',
  })
  expect((await first.ask(path, { as: '省平台', headers })).status).toBe(200)
  await first.close()
  const second = await open()
  const again = await second.ask(path, { as: '省平台', headers })
  expect(again).toMatchObject({ status: 401, body: { error: { code: 'signature_replayed' } } })
  // A day later nobody would take it anyway, and it is forgotten.
  second.machineTo('2026-11-24 09:01')
  await second.ask(path, {
    as: '省平台',
    headers: signed(second.desk.seal, {
      as: '省平台',
      method: 'GET',
      path,
      at: second.machineNow(),
      nonce: 'nonce-0000000002',
    }),
  })
  const kept = await second.desk.db.selectFrom('api_signature').selectAll().execute()
  expect(kept).toHaveLength(1)
  await second.close()
  rmSync(dir, { recursive: true })
})

describe('a body of 10 MB', () => {
  test('is refused before it is read', async () => {
    const answer = await server.ask('/api/me', { body: `"${'x'.repeat(10 * 1024 * 1024)}"` })
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } })
  })

  test('of unknown length is refused where it passes the limit', async () => {
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        sent += 65_536
        if (sent > 10 * 1024 * 1024) controller.close()
        else controller.enqueue(new Uint8Array(65_536))
      },
    })
    const response = await fetch(`${server.url}/api/me`, { method: 'POST', body, duplex: 'half' }).catch(
      () => undefined,
    )
    // The client may see the door shut before it reads why.
    if (response) expect(response.status).toBe(413)
    expect(sent).toBeLessThan(10 * 1024 * 1024)
  })
})
