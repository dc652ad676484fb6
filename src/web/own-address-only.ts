import { isIP } from 'node:net'
import { hostname } from 'node:os'
import type { MiddlewareHandler } from 'hono'

/**
 * Answers only requests that name this server's own address, so that a foreign page can neither post here
 * (Origin) nor reach it under a name of its own (Host, DNS rebinding).
 *
 * @param isOwn whether a `Host` header is the server's own
 */
export function ownAddressOnly(isOwn: (host: string) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const host = (c.req.header('Host') ?? '').toLowerCase()
    const origin = c.req.header('Origin')?.toLowerCase()
    const isSame = origin === undefined || origin === `http://${host}` || origin === `https://${host}`
    if (isOwn(host) && isSame) return next()
    return c.json({ error: { code: 'foreign_request', message: '只接受本机页面的请求' } }, 403)
  }
}

/**
 * Whether a `Host` header names a server that listens on `host` and `port`. One that listens everywhere is
 * known by any number or by the machine's name: a rebound name is neither.
 */
export function isOwnAddress(header: string, server: { host: string; port: number }): boolean {
  const [, name = '', port = '80'] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d{1,5}))?$/.exec(header) ?? []
  if (name === '' || Number(port) !== server.port) return false
  const bare = name.replace(/^\[|\]$/g, '')
  if (['127.0.0.1', 'localhost', '::1', server.host.toLowerCase()].includes(bare)) return true
  const isEverywhere = server.host === '0.0.0.0' || server.host === '::'
  const machine = hostname().toLowerCase()
  return isEverywhere && (isIP(bare) !== 0 || bare === machine || bare === `${machine}.local`)
}
