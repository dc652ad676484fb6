import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { LocalChat } from '../bot/local/chat.ts'
import { ChatError } from '../bot/local/chat-error.ts'
import type { LocalClock } from '../clock.ts'
import type { EpochMs } from '../domain/time.ts'
import { DAY_MS, HOUR_MS } from '../domain/time.ts'
import { errorAnswer } from './api-error.ts'
import type { ClockMove } from './local-requests.ts'
import { bodyOf, bytesOf, checked, clockMove, messageQuery, newMessage, recall } from './local-requests.ts'
import { LiveStreams } from './local-stream.ts'
import { clockView, messageView, peopleView, roomsView } from './local-views.ts'
import type { LoginStatus } from './login-status.ts'
import type { Story } from './tutorial.ts'

/** What the API needs besides the chat itself; the app wires it. */
export interface LocalApiOptions {
  chat: LocalChat
  clock: LocalClock
  /** Resolves when every message posted is handled and everything due is sent. @throws when it takes too long */
  settle(): Promise<void>
  /** Says what fell due after the clock was moved, and settles. */
  afterClockMoved(): Promise<void>
  nextWorkday(now: EpochMs): EpochMs
  nextMorning(now: EpochMs): EpochMs
  nextReminder(): Promise<EpochMs | undefined>
  status(): LoginStatus
  tutorial(): Promise<Story[]>
  /** Hears of errors that were not foreseen. */
  report(error: unknown): void
}

/** A 10 MB file in base64, and the text around it. */
const MAX_BODY_BYTES = 15 * 1024 * 1024
/** Time never goes back: a slip of the finger must not take the street into another decade for good. */
const MAX_STEP_MS = 366 * DAY_MS

/** The JSON API of the local chat, as docs/local-chat.md describes it. */
export function localApi(options: LocalApiOptions): Hono {
  const { chat, clock } = options
  const streams = new LiveStreams(options)
  const api = new Hono()
  api.onError((error, c) => errorAnswer(c, error, options.report))
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }))
  api.get('/people', (c) => c.json(peopleView(chat)))
  api.get('/rooms', (c) => c.json(roomsView(chat)))
  api.get('/messages', (c) => c.json(messagesOf(chat, c.req.query())))
  api.post('/messages', async (c) => c.json({ message: await post(c, chat) }, 201))
  api.post('/messages/:id/recall', async (c) => {
    const { as } = await bodyOf(c, recall)
    return c.json({ message: messageView(chat.recall(c.req.param('id'), as)) })
  })
  api.get('/files/:id', (c) => fileAnswer(c, chat, c.req.param('id')))
  api.get('/clock', (c) => c.json(clockView(clock)))
  api.post('/clock', async (c) => {
    const to = await targetOf(options, await bodyOf(c, clockMove))
    clock.moveTo(to)
    streams.clockMoved()
    await options.afterClockMoved()
    return c.json(clockView(clock))
  })
  api.post('/settle', async (c) => {
    await options.settle()
    return c.json({ cursor: chat.messages.length })
  })
  api.get('/status', (c) => c.json(options.status()))
  api.get('/tutorial', async (c) => c.json({ stories: await options.tutorial() }))
  api.get('/stream', (c) => streams.open(c))
  api.all('*', () => {
    throw new ChatError('unknown_path', '没有这个接口')
  })
  return api
}

function tooLarge(): never {
  throw new ChatError('too_large', '请求太大，应小于 15 MB')
}

async function post(c: Context, chat: LocalChat) {
  const { as, room, text, quote, mentions, file } = await bodyOf(c, newMessage)
  if (as === chat.directory.botId) throw new ChatError('not_the_bot', '机器人的话由它自己说', 'as')
  const message = chat.post({
    fromId: as,
    ...(room !== undefined && { roomId: room }),
    ...(text !== undefined && { text }),
    ...(quote !== undefined && { quoteId: quote }),
    ...(mentions && { mentionIds: mentions }),
    ...(file && { file: { name: file.name, bytes: bytesOf(file.base64) } }),
  })
  return messageView(message)
}

function messagesOf(chat: LocalChat, query: Record<string, string>) {
  const { since, limit, room, peer } = checked(messageQuery, query)
  const messages = chat.messagesSince(since, {
    limit,
    ...(room !== undefined && { roomId: room }),
    ...(peer !== undefined && { peerId: peer }),
  })
  const last = messages.at(-1)
  // A full page may have more behind it; a short one has been read to the end.
  const cursor = last && messages.length === limit ? last.seq : chat.messages.length
  return { cursor, messages: messages.map(messageView) }
}

/** Pictures are shown, everything else is saved; nothing is ever taken for a page. */
function fileAnswer(c: Context, chat: LocalChat, messageId: string): Response {
  const bytes = Buffer.from(chat.fileOf(messageId))
  const message = chat.message(messageId)
  const name = encodeURIComponent(message?.file?.name ?? '').replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return c.body(bytes, 200, {
    'Content-Type': message?.file?.mediaType ?? 'application/octet-stream',
    'Content-Disposition': `${message?.type === 'image' ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=86400',
  })
}

/** @throws {ChatError} `clock_goes_back`, `clock_too_far` */
async function targetOf(options: LocalApiOptions, move: ClockMove): Promise<EpochMs> {
  const now = options.clock.now()
  const to = await namedTime(options, move, now)
  if (to < now) throw new ChatError('clock_goes_back', '时钟只能往前拨')
  if (to - now > MAX_STEP_MS) throw new ChatError('clock_too_far', '一次最多往前拨一年，拨过去就回不来了')
  // The clock may run on while a name was looked up.
  return Math.max(to, options.clock.now())
}

async function namedTime(options: LocalApiOptions, move: ClockMove, now: EpochMs): Promise<EpochMs> {
  if ('to' in move) return move.to
  if ('advanceMs' in move) return now + move.advanceMs
  switch (move.advance) {
    case '1h':
      return now + HOUR_MS
    case 'workday':
      return options.nextWorkday(now)
    case 'morning':
      return options.nextMorning(now)
    case 'next-reminder':
      return Math.max(now, (await options.nextReminder()) ?? now)
  }
}
