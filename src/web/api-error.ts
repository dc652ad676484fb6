import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ChatError } from '../bot/local/chat-error.ts'

/** Every code that is not a plain 400. */
const STATUS: Readonly<Record<string, ContentfulStatusCode>> = {
  not_a_member: 403,
  not_the_author: 403,
  not_the_bot: 403,
  unknown_path: 404,
  unknown_message: 404,
  not_settled: 408,
  too_large: 413,
  file_too_large: 413,
  not_stored: 507,
}

/**
 * The error as JSON; what was not foreseen is said in general words.
 *
 * @param report hears of what was not foreseen
 */
export function errorAnswer(c: Context, error: unknown, report: (error: unknown) => void): Response {
  if (!(error instanceof ChatError)) {
    report(error)
    return c.json({ error: { code: 'internal', message: '程序出错了，请看日志' } }, 500)
  }
  const { code, message, field } = error
  const status = Object.hasOwn(STATUS, code) ? STATUS[code] : undefined
  return c.json({ error: { code, message, ...(field !== undefined && { field }) } }, status ?? 400)
}
