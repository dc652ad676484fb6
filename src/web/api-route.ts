import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ZodObject, ZodType, z } from 'zod'
import type { ApiCaller, ApiScope } from '../domain/api-caller.ts'
import { ApiRefusal } from './api-refusal.ts'
import { fieldErrors } from './field-errors.ts'

/** What is said about an answer in the description; a refusal needs no more than its status. */
export interface AnswerSpec {
  description: string
  schema: ZodType
}

/** One thing that other programs can ask: served and described from the same lines, so that neither lags behind. */
export interface ApiRoute {
  method: 'get' | 'post' | 'put' | 'delete'
  /** Below `/api`: `/tickets/{number}`. */
  path: string
  operationId: string
  summary: string
  description?: string
  /** Nothing but a token is asked for if absent. */
  scope?: ApiScope
  params?: ZodObject
  query?: ZodObject
  body?: ZodType
  answers: Readonly<Partial<Record<200 | 201, AnswerSpec>>>
  /** Statuses of refusals beside those that any request can meet. */
  refusals?: readonly (404 | 409 | 422)[]
  answer(asked: Asked): Promise<ApiAnswer>
}

interface Asked {
  caller: ApiCaller
  // biome-ignore lint/suspicious/noExplicitAny: checked by the route's schemas; `defineRoute` gives their types
  params: any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  query: any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  body: any
}

export interface ApiAnswer {
  status: ContentfulStatusCode
  body: unknown
}

type Output<Schema> = Schema extends ZodType ? z.output<Schema> : undefined

/** A route whose `answer` gets what its schemas have checked. */
export function defineRoute<
  Params extends ZodObject | undefined = undefined,
  Query extends ZodObject | undefined = undefined,
  Body extends ZodType | undefined = undefined,
>(
  route: Omit<ApiRoute, 'params' | 'query' | 'body' | 'answer'> & {
    params?: Params
    query?: Query
    body?: Body
    answer(asked: {
      caller: ApiCaller
      params: Output<Params>
      query: Output<Query>
      body: Output<Body>
    }): Promise<ApiAnswer>
  },
): ApiRoute {
  return route as unknown as ApiRoute
}

/** What the request asks for, checked; everything that is wrong with it is said at once. */
export async function askedOf(c: Context, route: ApiRoute, caller: ApiCaller): Promise<Asked> {
  return {
    caller,
    params: route.params && checked(route.params, c.req.param()),
    query: route.query && checked(route.query, c.req.query()),
    body: route.body && checked(route.body, await jsonOf(c)),
  }
}

/** @throws {ApiRefusal} 422 `invalid` with `fields`: path, code and message of each fault */
function checked(schema: ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const fields = fieldErrors(result.error.issues, schema)
  throw new ApiRefusal(422, 'invalid', `有 ${fields.length} 处不对，什么也没有改动，请改好再发`, { fields })
}

async function jsonOf(c: Context): Promise<unknown> {
  const type = c.req.header('Content-Type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    throw new ApiRefusal(415, 'not_json', '请用 JSON 发送，请求头写 Content-Type: application/json')
  }
  const bytes = await c.req.arrayBuffer()
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const isText = error instanceof SyntaxError
    throw new ApiRefusal(
      400,
      'broken_json',
      isText ? 'JSON 不完整或写错了，读不懂' : '正文不是 UTF-8 编码，请转成 UTF-8 再发',
    )
  }
}
