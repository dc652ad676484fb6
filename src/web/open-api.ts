import type { ZodType } from 'zod'
import { z } from 'zod'
import type { ApiRoute } from './api-route.ts'
import { refusal, webhookBody } from './ticket-schemas.ts'

type JsonSchema = Readonly<Record<string, unknown>>

const REFUSALS: Readonly<Record<number, string>> = {
  400: '正文不是完整的 JSON，或不是 UTF-8。',
  401: '没有令牌、令牌不对，或签名不对、过期、已用过。',
  403: '这个调用方没有所需的权限。',
  404: '没有找到。',
  409: '现在的状态不允许：工单不到这一步，或资料期间有了新的一版。',
  413: '请求太大（上限 1 MB）。',
  415: '正文不是 JSON。',
  422: '字段有误，逐个列在 error.fields 里；什么也没有改动。',
  500: '程序出错，稍后重试。',
}

/** The description of the routes, as OpenAPI 3.1, from the schemas by which they check and answer. */
export function openApiOf(routes: readonly ApiRoute[]) {
  const schemas = new Schemas()
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '回声筒 HTTP 接口',
      version: '1.0.0',
      description:
        '给 12345 平台等系统送工单、查进展、查改资料库用。令牌由街道生成；要求签名的调用方，每个请求带 X-Signature（见 docs/http-api.md）。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    paths,
    webhooks: { ticketChanged: { post: webhookOf(schemas) } },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '令牌。' } },
      schemas: schemas.named,
    },
  }
}

function operationOf(route: ApiRoute, schemas: Schemas): object {
  const { operationId, summary, scope, body, answers } = route
  const description = [route.description, scope && `需要权限 ${scope}。`].filter(Boolean).join('')
  const refusals = [
    401,
    500,
    ...(scope ? [403] : []),
    ...(body ? [400, 413, 415] : []),
    ...(route.refusals ?? []),
  ]
  const parameters = [...parametersOf(route, 'path', schemas), ...parametersOf(route, 'query', schemas)]
  const json = (schema: ZodType, io: 'input' | 'output') => ({
    'application/json': { schema: schemas.of(schema, io) },
  })
  return {
    operationId,
    summary,
    ...(description !== '' && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: json(body, 'input') } }),
    responses: Object.fromEntries([
      ...Object.entries(answers).map(([status, answer]) => [
        status,
        { description: answer.description, content: json(answer.schema, 'output') },
      ]),
      ...refusals.map((status) => [
        status,
        { description: REFUSALS[status], content: json(refusal, 'output') },
      ]),
    ]),
  }
}

/** What we send where http-api.yaml says. */
function webhookOf(schemas: Schemas): object {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  })
  return {
    operationId: 'ticketChanged',
    summary: '工单到了新的状态、新的一次办理，或换了主办单位',
    description:
      '按 Standard Webhooks 签名。同一件工单按先后推，至少一次：凭 webhook-id 去重。10 秒内答 2xx 算收到；别的都重试约四天，410 不再重试；不跟随跳转。',
    security: [],
    parameters: [
      header('webhook-id', '这条推送的 id。'),
      header('webhook-timestamp', 'Unix 秒数。'),
      header(
        'webhook-signature',
        'v1, 加 HMAC-SHA256（base64），对 id.timestamp.正文；换密钥时有两个，空格隔开。',
      ),
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemas.of(webhookBody, 'output') } },
    },
    responses: { '2XX': { description: '收到了。' } },
  }
}

function parametersOf(route: ApiRoute, place: 'path' | 'query', schemas: Schemas): object[] {
  const object = place === 'path' ? route.params : route.query
  return Object.entries(object?.shape ?? {}).map(([name, field]) => {
    const { description, ...schema } = schemas.of(field as ZodType, 'input')
    return {
      name,
      in: place,
      required: place === 'path',
      ...(description !== undefined && { description }),
      schema,
    }
  })
}

/** JSON schemas of zod's, those with a name gathered and referred to. */
class Schemas {
  readonly named: Record<string, JsonSchema> = {}

  of(schema: ZodType, io: 'input' | 'output'): JsonSchema {
    // As a part of something, a schema with a name is a reference like any other.
    const whole = z.toJSONSchema(z.object({ it: schema }), { io, reused: 'inline' })
    const placed = JSON.parse(
      JSON.stringify(whole).replaceAll('"#/$defs/', '"#/components/schemas/'),
    ) as typeof whole
    for (const [name, part] of Object.entries(placed.$defs ?? {}))
      this.named[name] = withoutId(part as JsonSchema)
    return placed.properties?.it as JsonSchema
  }
}

function withoutId({ id: _id, $id: _uri, ...schema }: JsonSchema): JsonSchema {
  return schema
}
