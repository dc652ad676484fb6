import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ZodType, z } from 'zod'
import type { Desk } from '../../desk/desk.ts'
import { responsibilitiesNow } from '../../desk/responsibilities.ts'
import { ApiRefusal } from '../api-refusal.ts'
import type { ApiAccess, ApiEnv } from '../api-token.ts'
import { bearerToken, callersOnly, requires } from '../api-token.ts'
import { fieldErrors } from '../field-errors.ts'
import type { Format } from './format.ts'
import { FORMATS, rowAnswer, rowsAnswer } from './format.ts'
import {
  newRequest,
  openRequest,
  requestById,
  requestFilter,
  requestRow,
  requestsFor,
} from './service-requests.ts'

const MAX_BODY_BYTES = 256 * 1024
const REQUESTS = { list: 'service_requests', row: 'request' }

/**
 * Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2) for what maps: the responsibility list's matters are
 * services, tickets are requests. `api_key` is a caller's token; requests are told to nobody without one.
 */
export function open311Api(options: {
  desk: Desk
  access: ApiAccess
  report: (error: unknown) => void
  /** The one that clients may name; any if absent. */
  jurisdiction?: string
}): Hono<ApiEnv> {
  const { desk, access, report, jurisdiction } = options
  const api = new Hono<ApiEnv>()
  api.onError((error, c) => refused(c, error, report))
  api.notFound(() => notFound('没有这个接口'))
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }))
  api.use('/v2/*', async (c, next) => {
    const named = await parameter(c, 'jurisdiction_id')
    if (jurisdiction !== undefined && named !== undefined && named !== jurisdiction)
      notFound('没有这个 jurisdiction_id')
    await next()
  })
  const callers = callersOnly(access, async (c) => (await parameter(c, 'api_key')) ?? bearerToken(c))
  api.use('/v2/:path{(?:requests|tokens)[./].*}', callers)
  for (const format of FORMATS) {
    api.get(`/discovery.${format}`, (c) => discovery(c, format))
    services(api, desk, format)
    requests(api, desk, format)
  }
  return api
}

function services(api: Hono<ApiEnv>, desk: Desk, format: Format): void {
  api.get(`/v2/services.${format}`, async (c) => {
    const { matters } = await responsibilitiesNow(desk)
    const rows = matters.map(({ matter, path = [], keywords, basis }) => ({
      service_code: matter,
      service_name: matter,
      description: basis ?? path.join(' > '),
      metadata: false,
      type: 'realtime',
      keywords: keywords.join(','),
      group: path[0] ?? '',
    }))
    return rowsAnswer(c, rows, { format, names: { list: 'services', row: 'service' } })
  })
  api.get(`/v2/services/:code{.+\\.${format}}`, async (c) => {
    const code = nameIn(c.req.param('code'), format)
    const { matters } = await responsibilitiesNow(desk)
    if (!matters.some(({ matter }) => matter === code)) notFound('没有这个 service_code')
    // No service asks for more than the common fields.
    return rowAnswer(c, { service_code: code, attributes: [] }, { format, name: 'service_definition' })
  })
}

function requests(api: Hono<ApiEnv>, desk: Desk, format: Format): void {
  api.post(`/v2/requests.${format}`, requires('tickets:write'), async (c) => {
    if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('Content-Type') ?? ''))
      throw new ApiRefusal(400, 'not_a_form', '请用 application/x-www-form-urlencoded 发送')
    const given = checked(newRequest, filled(await c.req.parseBody()))
    const { matters } = await responsibilitiesNow(desk)
    if (!matters.some(({ matter }) => matter === given.service_code)) notFound('没有这个 service_code')
    const row = await openRequest(desk, c.get('caller'), given)
    return rowsAnswer(c, [row], { format, names: REQUESTS })
  })
  api.get(`/v2/requests.${format}`, requires('tickets:read'), async (c) => {
    const rows = await requestsFor(desk, checked(requestFilter, filled(c.req.query())))
    if (!rows) throw new ApiRefusal(400, 'wrong_span', 'start_date 要早于 end_date，相隔不超过 90 天')
    return rowsAnswer(c, rows, { format, names: REQUESTS })
  })
  api.get(`/v2/requests/:id{.+\\.${format}}`, requires('tickets:read'), async (c) => {
    const ticket = await requestById(desk, nameIn(c.req.param('id'), format))
    if (!ticket) return notFound('没有这个 service_request_id')
    return rowsAnswer(c, [requestRow(desk, ticket)], { format, names: REQUESTS })
  })
  // Requests have their number at once: a token is that number.
  api.get(`/v2/tokens/:id{.+\\.${format}}`, requires('tickets:read'), async (c) => {
    const id = nameIn(c.req.param('id'), format)
    if (!(await requestById(desk, id))) notFound('没有这个 token')
    return rowsAnswer(c, [{ service_request_id: id, token: id }], { format, names: REQUESTS })
  })
}

const CHANGESET = '2026-11-28T00:00:00+08:00'

function discovery(c: Context, format: Format): Response {
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${new URL(c.req.url).origin}/open311/v2`,
    changeset: CHANGESET,
    type: 'production',
    formats: ['text/xml', 'application/json'],
  }
  const row = {
    changeset: CHANGESET,
    key_service: '向街道热线工作站申请令牌，作为 api_key',
    endpoints: [endpoint],
  }
  return rowAnswer(c, row, { format, name: 'discovery' })
}

/** From the query, or from the form of a POST. */
async function parameter(c: Context, name: string): Promise<string | undefined> {
  const asked = c.req.query(name)
  if (asked !== undefined || c.req.method !== 'POST') return asked
  const written = (await c.req.parseBody())[name]
  return typeof written === 'string' ? written : undefined
}

/** `路灯` of `路灯.json`. */
function nameIn(file: string, format: Format): string {
  return file.slice(0, -format.length - 1)
}

/** A form sends a field that was left empty as an empty text. */
function filled(form: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
}

function checked<Schema extends ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const words = fieldErrors(result.error.issues, schema).map(
    ({ path, message }) => `${path.replace(/^\$\./, '')} ${message}`,
  )
  throw new ApiRefusal(400, 'invalid', words.join('；'))
}

function notFound(words: string): never {
  throw new ApiRefusal(404, 'not_found', words)
}

function tooLarge(): never {
  throw new ApiRefusal(413, 'too_large', '请求太大')
}

/** In the specification's words: a wrong or missing api_key is 403, a wrong field 400. */
function refused(c: Context, error: unknown, report: (error: unknown) => void): Response {
  const isXml = c.req.path.endsWith('.xml')
  const isForeseen = error instanceof ApiRefusal
  if (!isForeseen) report(error)
  const said = isForeseen ? (STATUS[error.status] ?? error.status) : 500
  const row = { code: said, description: isForeseen ? error.message : '程序出错了，请稍后重试' }
  return rowsAnswer(c, [row], {
    format: isXml ? 'xml' : 'json',
    names: { list: 'errors', row: 'error' },
    status: said,
  })
}

const STATUS: Readonly<Partial<Record<number, ContentfulStatusCode>>> = { 401: 403, 422: 400 }
