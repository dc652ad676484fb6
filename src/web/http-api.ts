import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Desk } from '../desk/desk.ts'
import { DeskError } from '../domain/errors.ts'
import { ApiRefusal, refusalAnswer } from './api-refusal.ts'
import type { ApiRoute } from './api-route.ts'
import { askedOf, defineRoute } from './api-route.ts'
import type { ApiAccess, ApiEnv } from './api-token.ts'
import { callersOnly, requires } from './api-token.ts'
import { knowledgeRefusal, knowledgeRoutes } from './knowledge-api.ts'
import { openApiOf } from './open-api.ts'
import { callerView } from './ticket-schemas.ts'
import { ticketRoutes } from './tickets-api.ts'

/** What other offices' programs send: a ticket with a long text is some 20 KiB, a hundred of the usual ones 200. */
const MAX_BODY_BYTES = 1024 * 1024

/** What is served below `/api` to other programs, each known by its token. */
export function httpApi(options: {
  desk: Desk
  access: ApiAccess
  report: (error: unknown) => void
}): Hono<ApiEnv> {
  const { desk, access, report } = options
  const routes = [whoAmI(), ...ticketRoutes(desk), ...knowledgeRoutes(desk)]
  const api = new Hono<ApiEnv>()
  api.onError((error, c) => refusalAnswer(c, asRefusal(error), report))
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }))
  // Whoever writes a program for it has no token yet; it tells of no office and no ticket.
  const description = openApiOf(routes)
  api.get('/openapi.json', (c) => c.json(description))
  api.use(callersOnly(access))
  for (const route of routes) serve(api, route)
  api.all('*', () => {
    throw new ApiRefusal(404, 'unknown_path', '没有这个接口，接口说明在 /api/openapi.json')
  })
  return api
}

function serve(api: Hono<ApiEnv>, route: ApiRoute): void {
  const path = route.path.replace(/\{(\w+)\}/g, ':$1')
  if (route.scope) api.on(route.method, path, requires(route.scope))
  api.on(route.method, path, async (c) => {
    const { status, body } = await route.answer(await askedOf(c, route, c.get('caller')))
    return c.json(body, status)
  })
}

function whoAmI(): ApiRoute {
  return defineRoute({
    method: 'get',
    path: '/me',
    operationId: 'whoAmI',
    summary: '这个令牌是谁的，有哪些权限',
    answers: { 200: { description: '调用方。', schema: callerView } },
    answer: async ({ caller: { name, scopes, mustSign } }) => ({
      status: 200,
      body: { name, scopes, mustSign },
    }),
  })
}

/** What the desk refuses is said to the caller; everything else is the program's own fault. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof DeskError)) return error
  const refusal = error.params.refusal as { code?: string } | undefined
  if (error.code === 'refused' && refusal?.code === 'caller_is_secret')
    return new ApiRefusal(409, 'caller_is_secret', '诉求人要求保密（或为举报），只有工作站能看')
  if (error.code === 'refused')
    return new ApiRefusal(409, 'not_now', '工单现在的状态不能这样做', { refusal: refusal?.code })
  return knowledgeRefusal(error) ?? error
}

function tooLarge(): never {
  throw new ApiRefusal(413, 'too_large', `请求太大，应小于 ${MAX_BODY_BYTES / 1024 / 1024} MB`)
}
