import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A request over HTTP that is not granted: `code` is for the program, `message` for the people who wrote it. */
export class ApiRefusal extends Error {
  readonly status: ContentfulStatusCode
  readonly code: string
  /** More for the program: which field, what differs. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/**
 * The error as JSON; what was not foreseen is said in general words.
 *
 * @param report hears of what was not foreseen
 */
export function refusalAnswer(c: Context, error: unknown, report: (error: unknown) => void): Response {
  if (error instanceof ApiRefusal) {
    const { status, code, message, details } = error
    if (status === 401) c.header('WWW-Authenticate', 'Bearer')
    return c.json({ error: { code, message, ...details } }, status)
  }
  report(error)
  return c.json(
    { error: { code: 'internal', message: '程序出错了，请稍后重试；仍不行请联系管理员看日志' } },
    500,
  )
}
