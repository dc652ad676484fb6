import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import type { ApiCaller, ApiScope } from '../../src/domain/api-caller.ts'
import type { Seal } from '../../src/store/seal.ts'
import { signingKey } from '../../src/web/api-signature.ts'
import { tokenHash } from '../../src/web/api-token.ts'
import { httpApi } from '../../src/web/http-api.ts'
import { open311Api } from '../../src/web/open311/open311-api.ts'
import type { WebServer } from '../../src/web/server.ts'
import { startWeb } from '../../src/web/server.ts'
import type { Description } from './described.ts'
import { Described } from './described.ts'
import type { TestDesk } from './desk.ts'
import { openDesk } from './desk.ts'
import { at } from './time.ts'

/** A caller with its token, as an office registers it. */
export function callerOf(name: string, scopes: readonly ApiScope[], mustSign = false): ApiCaller {
  return { name, scopes, mustSign, tokenHash: tokenHash(tokenOf(name)) }
}

export function tokenOf(name: string): string {
  return `hs_${Buffer.from(name).toString('hex')}`
}

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: what the API answers is what the tests look at
  body: any
}

export interface ApiServer extends TestDesk {
  /** Moves the clock by which signatures are checked. */
  machineTo(words: string): void
  machineNow(): number
  url: string
  described: Described
  /** Asks as the caller; `as: undefined` sends no token. Whatever is answered must be as /api/openapi.json says. */
  ask(path: string, options?: Asking): Promise<Answer>
  reported: unknown[]
}

export interface Asking {
  as?: string | undefined
  method?: string
  /** Sent as JSON; a string as it is. */
  body?: unknown
  headers?: Record<string, string>
}

/** The real server on loopback, over a real database file. */
export async function openApiServer(
  callers: readonly ApiCaller[],
  options: { dir?: string; jurisdiction?: string } = {},
): Promise<ApiServer> {
  const { jurisdiction, ...place } = options
  const test = await openDesk(place)
  const reported: unknown[] = []
  let machine = at('2026-11-23 09:00')
  const access = { callers, db: test.desk.db, seal: test.desk.seal, clock: { now: () => machine } }
  const programs = { desk: test.desk, access, report: (error: unknown) => reported.push(error) }
  const web: WebServer = await startWeb({
    host: '127.0.0.1',
    port: 0,
    api: new Hono(),
    httpApi: httpApi(programs),
    open311: open311Api({ ...programs, ...(jurisdiction !== undefined && { jurisdiction }) }),
  })
  const description = await (await fetch(`${web.url}/api/openapi.json`)).json()
  const described = new Described(description as Description)
  return {
    ...test,
    url: web.url,
    described,
    reported,
    machineTo: (words) => {
      machine = at(words)
    },
    machineNow: () => machine,
    async ask(path, { method, body, headers = {}, ...asking } = {}) {
      const as = 'as' in asking ? asking.as : callers[0]?.name
      const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
      const does = method ?? (body === undefined ? 'GET' : 'POST')
      const response = await fetch(`${web.url}${path}`, {
        method: does,
        headers: {
          ...(as !== undefined && { Authorization: `Bearer ${tokenOf(as)}` }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(sent !== undefined && { body: sent }),
      })
      const words = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json')
      const answer = { status: response.status, body: isJson ? JSON.parse(words) : words }
      if (isJson) described.check({ method: does, path, sent: body, ...answer })
      return { headers: response.headers, ...answer }
    },
    async close() {
      await web.close()
      await test.close()
    },
  }
}

/** The headers with which the caller signs this request. */
export function signed(
  seal: Seal,
  request: { as: string; method: string; path: string; body?: string; at: number; nonce: string },
): Record<string, string> {
  const timestamp = String(Math.floor(request.at / 1000))
  const key = signingKey(seal, { tokenHash: tokenHash(tokenOf(request.as)) })
  const words = [timestamp, request.nonce, request.method, request.path, request.body ?? ''].join('\n')
  return {
    'X-Signature-Timestamp': timestamp,
    'X-Signature-Nonce': request.nonce,
    'X-Signature': `v1=${createHmac('sha256', key).update(words).digest('hex')}`,
  }
}

let numbers = 0

/** A ticket as a platform sends it, each with a number of its own. */
export function lamp(over: Record<string, unknown> = {}) {
  numbers += 1
  return {
    number: `3701002026112310${String(numbers).padStart(4, '0')}`,
    title: '艾老村 路灯不亮',
    content: '艾老村3排12号门口的路灯坏了一个星期。',
    citizen: { name: '王桂兰', phone: '13800000001', address: '艾老村3排12号' },
    ...over,
  }
}
