import type { Hono } from 'hono'
import type { LocalChat } from '../../src/bot/local/chat.ts'
import type { LocalClock } from '../../src/clock.ts'
import { HOUR_MS } from '../../src/domain/time.ts'
import { localApi } from '../../src/web/local-api.ts'
import type { LoginStatus } from '../../src/web/login-status.ts'
import type { Story } from '../../src/web/tutorial.ts'
import { openSmallChat } from './small-chat.ts'

/** The API of the small street; the bot behind it is what a test makes of these. */
export interface SmallApi {
  api: Hono
  chat: LocalChat
  clock: LocalClock
  status: LoginStatus
  stories: Story[]
  /** What was to happen in the bot, in order. */
  calls: string[]
  reported: unknown[]
  /** The next reminder, if any. */
  reminderAt: number | undefined
  /** Makes the bot fail. */
  failure: Error | undefined
  get(path: string): Promise<{ status: number; body: Body }>
  post(path: string, body: unknown): Promise<{ status: number; body: Body }>
}

// biome-ignore lint/suspicious/noExplicitAny: what the API answers is what the tests look at
type Body = any

export function openSmallApi(dir: string): SmallApi {
  const { chat, clock } = openSmallChat(dir)
  const calls: string[] = []
  const does = (call: string) => async () => {
    calls.push(call)
    if (small.failure) throw small.failure
  }
  const small: Omit<SmallApi, 'api' | 'get' | 'post'> = {
    chat,
    clock,
    calls,
    status: { state: 'starting', text: '正在连接群聊…' },
    stories: [],
    reported: [],
    reminderAt: undefined,
    failure: undefined,
  }
  const api = localApi({
    chat,
    clock,
    settle: does('settle'),
    afterClockMoved: does('afterClockMoved'),
    nextWorkday: (now) => now + 24 * HOUR_MS,
    nextMorning: (now) => now + 12 * HOUR_MS,
    nextReminder: async () => small.reminderAt,
    status: () => small.status,
    tutorial: async () => small.stories,
    report: (error) => small.reported.push(error),
  })
  const asked = async (path: string, init?: RequestInit) => {
    const response = await api.request(path, init)
    return { status: response.status, body: (await response.json()) as Body }
  }
  return Object.assign(small, {
    api,
    get: (path: string) => asked(path),
    post: (path: string, body: unknown) =>
      asked(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  })
}
