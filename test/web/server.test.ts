import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isOwnAddress } from '../../src/web/own-address-only.ts'
import { startWeb, webApp } from '../../src/web/server.ts'
import { tempDir } from '../support/small-chat.ts'

const OWN = '127.0.0.1:8012'
const api = new Hono()
  .get('/stream', () => new Response(new ReadableStream()))
  .get('/status', (c) => c.json({ state: 'online' }))
  .post('/messages', (c) => c.json({}))

let temp: ReturnType<typeof tempDir>

beforeEach(() => {
  temp = tempDir()
})

afterEach(() => temp.remove())

function get(
  path: string,
  headers: { Host?: string; Origin?: string } = {},
  method = 'GET',
): Promise<Response> {
  const app = webApp({ api, isOwn: (host) => host === OWN, pageDir: join(temp.dir, 'web') })
  return Promise.resolve(app.request(`http://${OWN}${path}`, { method, headers: { Host: OWN, ...headers } }))
}

function buildPage(): void {
  mkdirSync(join(temp.dir, 'web/assets'), { recursive: true })
  writeFileSync(join(temp.dir, 'web/index.html'), '<!doctype html>')
  writeFileSync(join(temp.dir, 'web/assets/index-3f2a.js'), 'export {}')
  writeFileSync(join(temp.dir, 'web/icon.svg'), '<svg/>')
  writeFileSync(join(temp.dir, 'web/notes.md'), 'not a page')
  writeFileSync(join(temp.dir, 'secret.js'), 'outside')
}

describe('the built page', () => {
  test('is asked for again each time, its assets never', async () => {
    buildPage()
    const page = await get('/')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const script = await get('/assets/index-3f2a.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await get('/icon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })

  test('runs nothing from elsewhere and stands in no frame', async () => {
    buildPage()
    const { headers } = await get('/')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('says how to build it, until it is', async () => {
    const page = await get('/')
    expect(page.status).toBe(503)
    expect(await page.text()).toContain('npm run build:page')
  })

  test.each([
    '/nothing.js',
    '/notes.md',
    '/assets/',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%ff',
    '/a%00.js',
  ])('has no %s', async (path) => {
    buildPage()
    expect((await get(path)).status).toBe(404)
  })
})

describe('a request is answered only to the own address', () => {
  test.each([
    { why: 'from the page', headers: { Origin: `http://${OWN}` }, status: 200 },
    { why: 'from a script, which sends no origin', headers: {}, status: 200 },
    { why: 'from another site', headers: { Origin: 'http://evil.example' }, status: 403 },
    { why: 'from another program here', headers: { Origin: 'http://127.0.0.1:3000' }, status: 403 },
    { why: 'from a file or a sandbox', headers: { Origin: 'null' }, status: 403 },
    { why: 'by a name that was bound to this machine', headers: { Host: 'evil.example:8012' }, status: 403 },
  ])('$why', async ({ headers, status }) => {
    expect((await get('/local/api/messages', { ...headers }, 'POST')).status).toBe(status)
  })

  test.each([
    { host: '127.0.0.1', header: '127.0.0.1:8012', own: true },
    { host: '127.0.0.1', header: 'localhost:8012', own: true },
    { host: '127.0.0.1', header: '[::1]:8012', own: true },
    { host: '127.0.0.1', header: '127.0.0.1', own: false },
    { host: '127.0.0.1', header: '127.0.0.1:8013', own: false },
    { host: '127.0.0.1', header: '192.168.1.5:8012', own: false },
    { host: '127.0.0.1', header: '', own: false },
    { host: '127.0.0.1', header: 'localhost:8012@evil.example:8012', own: false },
    { host: '192.168.1.5', header: '192.168.1.5:8012', own: true },
    { host: '0.0.0.0', header: '192.168.1.5:8012', own: true },
    { host: '0.0.0.0', header: '[fd00::5]:8012', own: true },
    { host: '0.0.0.0', header: `${hostname().toLowerCase()}:8012`, own: true },
    { host: '0.0.0.0', header: 'evil.example:8012', own: false },
    { host: '::', header: '10.0.0.5:8012', own: true },
  ])('listening on $host, “$header” is own: $own', ({ host, header, own }) => {
    expect(isOwnAddress(header, { host, port: 8012 })).toBe(own)
  })
})

describe('listening', () => {
  test('prints an address that answers, and closes with a page still listening', async () => {
    const web = await startWeb({ host: '127.0.0.1', port: 0, api })
    expect(web.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const answer = await fetch(`${web.url}/local/api/status`)
    expect(await answer.json()).toEqual({ state: 'online' })
    const page = fetch(`${web.url}/local/api/stream`).then((open) => open.text())
    const gone = expect(page).rejects.toThrow()
    await web.close()
    await gone
    await expect(fetch(`${web.url}/local/api/status`)).rejects.toThrow()
  })

  test('says which port is taken and what to do', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(startWeb({ host: '127.0.0.1', port, api })).rejects.toThrow(`端口 ${port} 已被占用`)
    await new Promise((resolve) => other.close(resolve))
  })

  test('says that the host is none of this machine', async () => {
    await expect(startWeb({ host: '203.0.113.1', port: 0, api })).rejects.toThrow(/HOST=203\.0\.113\.1/)
  })
})
