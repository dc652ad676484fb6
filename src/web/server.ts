import { join } from 'node:path'
import type { ServerType } from '@hono/node-server'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { ApiEnv } from './api-token.ts'
import { builtPage } from './built-page.ts'
import { isOwnAddress, ownAddressOnly } from './own-address-only.ts'

export interface WebServer {
  url: string
  close(): Promise<void>
}

const PAGE_DIR = join(import.meta.dirname, '../../dist/web')

/**
 * Serves the built page, the local chat's API below `/local/api`, the one for programs below `/api`, and what operators ask at `/healthz` and `/metrics`.
 *
 * @param options.port 0 for any free one
 * @throws {Error} in Chinese if the port is taken or may not be used, or the host is none of this machine
 */
export async function startWeb(options: {
  host: string
  port: number
  api: Hono
  /** What other programs ask at `/api`. */
  httpApi?: Hono<ApiEnv>
  /** The same in the words of Open311, at `/open311`. */
  open311?: Hono<ApiEnv>
  operations?: Hono
}): Promise<WebServer> {
  const { host, port: _port, ...apis } = options
  const at = { host, port: options.port }
  const server = await listen(webApp({ ...apis, isOwn: (header) => isOwnAddress(header, at) }), at)
  const address = server.address()
  if (typeof address === 'object' && address) at.port = address.port
  return { url: `http://${reachable(host)}:${at.port}`, close: () => closed(server) }
}

/** Page and API without a socket; tests use it too. */
export function webApp(options: {
  api: Hono
  /** What other programs ask at `/api`. */
  httpApi?: Hono<ApiEnv>
  /** The same in the words of Open311, at `/open311`. */
  open311?: Hono<ApiEnv>
  operations?: Hono
  isOwn: (host: string) => boolean
  pageDir?: string
}): Hono {
  const { api, isOwn, pageDir = PAGE_DIR } = options
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    }),
  )
  // Before the look at the address: callers bear a token, which no foreign page has, and may come by a proxy's name.
  if (options.httpApi) app.route('/api', options.httpApi)
  if (options.open311) app.route('/open311', options.open311)
  app.use(ownAddressOnly(isOwn))
  app.route('/local/api', api)
  if (options.operations) app.route('/', options.operations)
  app.get('/*', (c) => builtPage(pageDir, c.req.path))
  return app
}

/** Where a browser on this machine finds a server that listens there. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function listen(app: Hono, at: { host: string; port: number }): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: at.host, port: at.port }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const words = listenWords(error.code, at)
      reject(words === undefined ? error : new Error(words))
    })
  })
}

function listenWords(code: string | undefined, { host, port }: { host: string; port: number }) {
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用：请关掉占用它的程序，或用 PORT=8013 npm start 换一个`
    case 'EACCES':
      return `没有权限使用端口 ${port}：请换一个 1024 以上的，例如 PORT=8013 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} 不是这台机器的地址：请改成 127.0.0.1，或 0.0.0.0（局域网里也能打开）`
    default:
      return undefined
  }
}

/** Ends open streams too: a page left open must not keep the process. */
function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
