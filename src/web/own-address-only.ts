import type { MiddlewareHandler } from 'hono'

/**
 * Answers only requests that name this server's own address: a foreign page can neither post here (Origin)
 * nor reach it under a name of its own (Host, DNS rebinding).
 *
 * @param isOwn whether a host, with port, is the server's own
 */
export function ownAddressOnly(isOwn: (host: string) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('Host') ?? ''
    const origin = c.req.header('Origin')
    const isForeign = origin !== undefined && !isOwn(origin.replace(/^https?:\/\//, ''))
    if (!isOwn(host) || isForeign) {
      return c.json({ error: { code: 'foreign_request', message: '只接受本机页面的请求' } }, 403)
    }
    return next()
  }
}
