import type { Context } from 'hono'
import { z } from 'zod'
import { MAX_TEXT_LENGTH } from '../bot/local/chat.ts'
import { ChatError } from '../bot/local/chat-error.ts'

/** Messages in one answer. */
export const PAGE_SIZE = 500
const MAX_MENTIONS = 50
/** What is wrong with a request is shown to people. */
const WORDS = { error: z.locales.zhCN().localeError }

const id = z.string().min(1).max(200)

export const newMessage = z.strictObject({
  as: id,
  room: id.optional(),
  text: z.string().max(MAX_TEXT_LENGTH).optional(),
  quote: id.optional(),
  mentions: z.array(id).max(MAX_MENTIONS).optional(),
  file: z
    .strictObject({
      name: z.string().min(1).max(300),
      // Taken for what it is, whatever the sender calls it.
      mediaType: z.string().max(200).optional(),
      base64: z.string(),
    })
    .optional(),
})

export const recall = z.strictObject({ as: id })

export const clockMove = z.union(
  [
    z.strictObject({ advance: z.enum(['1h', 'workday', 'morning', 'next-reminder']) }),
    z.strictObject({ advanceMs: z.int().min(0) }),
    z.strictObject({ to: z.int().min(0) }),
  ],
  '应为 {"advance":"1h"|"workday"|"morning"|"next-reminder"}、{"advanceMs"} 或 {"to"} 之一',
)
export type ClockMove = z.output<typeof clockMove>

export const messageQuery = z.object({
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE).default(PAGE_SIZE),
  room: id.optional(),
  peer: id.optional(),
})

/** What the request says, if it is what the schema expects. @throws {ChatError} `bad_request` naming the field */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value, WORDS)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.')
  throw new ChatError('bad_request', `${field ?? ''} ${issue?.message ?? ''}`.trim(), field || undefined)
}

/** The JSON body of the request. @throws {ChatError} `not_json`, `bad_request` */
export async function bodyOf<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  return checked(schema, await jsonOf(c))
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch (error) {
    // What a body over the limit throws is its limiter's to answer.
    if (!(error instanceof SyntaxError)) throw error
    throw new ChatError('not_json', '请求应为 JSON')
  }
}

/** @throws {ChatError} `bad_request` where the text is no Base64, which Node would read over in silence */
export function bytesOf(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.toString('base64').replace(/(?<!=)=+$/, '') !== base64.replace(/(?<!=)=+$/, '')) {
    throw new ChatError('bad_request', '文件内容应为 Base64', 'file.base64')
  }
  return bytes
}
