import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ApiRefusal, refusalAnswer } from './api-refusal.ts'
import type { ApiAccess, ApiEnv } from './api-token.ts'
import { callersOnly } from './api-token.ts'

/** What other offices' programs send: a ticket with a long text is some 20 KiB. */
const MAX_BODY_BYTES = 256 * 1024

/** What is served below `/api` to other programs, each known by its token. */
export function httpApi(options: { access: ApiAccess; report: (error: unknown) => void }): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>()
  api.onError((error, c) => refusalAnswer(c, error, options.report))
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }))
  api.use(callersOnly(options.access))
  api.get('/me', (c) => {
    const { name, scopes, mustSign } = c.get('caller')
    return c.json({ name, scopes, mustSign })
  })
  api.all('*', () => {
    throw new ApiRefusal(404, 'unknown_path', '没有这个接口')
  })
  return api
}

function tooLarge(): never {
  throw new ApiRefusal(413, 'too_large', `请求太大，应小于 ${MAX_BODY_BYTES / 1024} KiB`)
}
