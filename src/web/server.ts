import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { ServerType } from '@hono/node-server'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { ownAddressOnly } from './own-address-only.ts'

export interface WebServer {
  url: string
  close(): Promise<void>
}

const PAGE_DIR = join(import.meta.dirname, '../../dist/web')
const NOT_BUILT = '页面还没有生成，请运行 npm run build:page 后刷新'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Serves the built page and the API below `/local/api`.
 *
 * @throws {Error} in Chinese if the port is taken
 */
export async function startWeb(options: { host: string; port: number; api: Hono }): Promise<WebServer> {
  const { host } = options
  let ownPort = options.port
  const names = new Set(['127.0.0.1', 'localhost', '[::1]', host])
  const isOwn = (address: string): boolean => {
    const [, name = '', port = '80'] = /^(\[[^\]]+\]|[^:]*)(?::(\d+))?$/.exec(address) ?? []
    return (host === '0.0.0.0' || names.has(name)) && Number(port) === ownPort
  }
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  )
  app.use(ownAddressOnly(isOwn))
  app.route('/local/api', options.api)
  app.get('/*', (c) => page(c.req.path))
  const server = await listen(app, host, options.port)
  const address = server.address()
  ownPort = typeof address === 'object' && address ? address.port : options.port
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${ownPort}`,
    close: () => closed(server),
  }
}

function listen(app: Hono, host: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(
        isTaken
          ? new Error(`端口 ${port} 已被占用：请关掉占用它的程序，或用 PORT=8013 npm start 换一个`)
          : error,
      )
    })
  })
}

async function page(path: string): Promise<Response> {
  const name = normalize(path).replace(/^[/\\]+/, '') || 'index.html'
  const file = join(PAGE_DIR, name)
  if (!existsSync(join(PAGE_DIR, 'index.html'))) return new Response(NOT_BUILT, { status: 503 })
  const mediaType = MEDIA_TYPES[extname(file)]
  if (!file.startsWith(PAGE_DIR + sep) || mediaType === undefined || !existsSync(file)) {
    return new Response('没有这个页面', { status: 404 })
  }
  const isHashed = name.startsWith('assets')
  return new Response(new Uint8Array(await readFile(file)), {
    headers: {
      'Content-Type': mediaType,
      'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}

/** Ends open streams too: a page left open must not keep the process. */
function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
