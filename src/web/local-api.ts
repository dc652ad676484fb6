import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { LocalChat, LocalMessage } from '../bot/local/chat.ts'
import { ChatError } from '../bot/local/chat-error.ts'
import type { LocalClock } from '../clock.ts'
import { momentWords } from '../domain/deadline-words.ts'
import type { EpochMs } from '../domain/time.ts'
import { HOUR_MS } from '../domain/time.ts'
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
}

/** A 10 MB file in base64, and the text around it. */
const MAX_BODY_BYTES = 15 * 1024 * 1024
const PAGE_SIZE = 500
const HEARTBEAT_MS = 15_000

const id = z.string().min(1).max(200)
const newMessage = z.strictObject({
  as: id,
  room: id.optional(),
  text: z.string().max(20_000).optional(),
  quote: id.optional(),
  mentions: z.array(id).max(50).optional(),
  file: z
    .strictObject({ name: z.string().min(1).max(300), mediaType: z.string().max(200), base64: z.string() })
    .optional(),
})
const clockMove = z.union([
  z.strictObject({ advance: z.enum(['1h', 'workday', 'morning', 'next-reminder']) }),
  z.strictObject({ advanceMs: z.int().min(0) }),
  z.strictObject({ to: z.int() }),
])

/** The JSON API of the local chat, as docs/local-chat.md describes it. */
export function localApi(options: LocalApiOptions): Hono {
  const { chat } = options
  const api = new Hono()
  api.onError((error, c) => failure(c, error))
  api.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => failure(c, new ChatError('too_large', '请求太大，应小于 15 MB')),
    }),
  )
  api.get('/people', (c) => c.json(peopleOf(chat)))
  api.get('/rooms', (c) => c.json({ rooms: roomsOf(chat) }))
  api.get('/messages', (c) => c.json(messagesOf(chat, c.req.query())))
  api.post('/messages', async (c) => {
    const said = newMessage.parse(await body(c))
    const { as, room, text, quote, mentions, file } = said
    const message = chat.post({
      fromId: as,
      ...(room !== undefined && { roomId: room }),
      ...(text !== undefined && { text }),
      ...(quote !== undefined && { quoteId: quote }),
      ...(mentions && { mentionIds: mentions }),
      ...(file && { file: { name: file.name, bytes: Buffer.from(file.base64, 'base64') } }),
    })
    return c.json({ message: shown(message) }, 201)
  })
  api.post('/messages/:id/recall', async (c) => {
    const { as } = z.strictObject({ as: id }).parse(await body(c))
    return c.json({ message: shown(chat.recall(c.req.param('id'), as)) })
  })
  api.get('/files/:id', (c) => fileAnswer(c, chat))
  api.get('/clock', (c) => c.json(clockOf(options.clock)))
  api.post('/clock', async (c) => {
    const move = clockMove.parse(await body(c))
    const to = await targetOf(options, move)
    if (to < options.clock.now()) throw new ChatError('clock_goes_back', '时钟只能往前拨')
    options.clock.moveTo(to)
    await options.afterClockMoved()
    return c.json(clockOf(options.clock))
  })
  api.post('/settle', async (c) => {
    await options.settle()
    return c.json({ cursor: chat.messages.length })
  })
  api.get('/status', (c) => c.json(options.status()))
  api.get('/tutorial', async (c) => c.json({ stories: await options.tutorial() }))
  api.get('/stream', (c) => stream(c, options))
  return api
}

async function body(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    throw new ChatError('not_json', '请求应为 JSON')
  }
}

function failure(c: Context, error: unknown): Response {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues
    const field = issue?.path.join('.')
    return c.json(
      { error: { code: 'bad_request', message: `${field ?? ''} ${issue?.message ?? ''}`.trim(), field } },
      400,
    )
  }
  if (!(error instanceof ChatError)) throw error
  const { code, message, field } = error
  const status = code.startsWith('unknown_message')
    ? 404
    : code.includes('too_large')
      ? 413
      : code === 'not_settled'
        ? 408
        : 400
  return c.json({ error: { code, message, ...(field !== undefined && { field }) } }, status)
}

function peopleOf(chat: LocalChat) {
  const { botId, people, rooms } = chat.directory
  return {
    botId,
    people: people.map((person) => ({
      ...person,
      roomIds: rooms.filter(({ memberIds }) => memberIds.includes(person.id)).map((room) => room.id),
    })),
  }
}

function roomsOf(chat: LocalChat) {
  return chat.directory.rooms.map(({ id: roomId, topic, kind, memberIds }) => ({
    id: roomId,
    topic,
    kind,
    members: memberIds.flatMap((memberId) => {
      const person = chat.person(memberId)
      return person ? [{ id: person.id, name: person.name, alias: person.alias }] : []
    }),
  }))
}

const messageQuery = z.object({
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE).default(PAGE_SIZE),
  room: id.optional(),
  peer: id.optional(),
})

function messagesOf(chat: LocalChat, query: Record<string, string>) {
  const { since, limit, room, peer } = messageQuery.parse(query)
  const messages = chat.messagesSince(since, {
    limit,
    ...(room !== undefined && { roomId: room }),
    ...(peer !== undefined && { peerId: peer }),
  })
  const cursor = messages.length < limit ? chat.messages.length : (messages.at(-1)?.seq ?? since)
  return { cursor, messages: messages.map(shown) }
}

/** A message as the API shows it: its file has an address. */
function shown(message: LocalMessage) {
  return message.file
    ? { ...message, file: { ...message.file, url: `/local/api/files/${encodeURIComponent(message.id)}` } }
    : message
}

function fileAnswer(c: Context, chat: LocalChat): Response {
  const message = chat.message(c.req.param('id') ?? '')
  if (!message?.file) throw new ChatError('unknown_message', '没有这个文件')
  const isPicture = message.type === 'image'
  const bytes = Buffer.from(chat.fileOf(message.id))
  return c.body(bytes, 200, {
    'Content-Type': message.file.mediaType,
    'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(message.file.name)}`,
    'Cache-Control': 'private, max-age=86400',
  })
}

function clockOf(clock: LocalClock) {
  const now = clock.now()
  return { now, frozen: clock.isFrozen, text: momentWords(now, now) }
}

async function targetOf(options: LocalApiOptions, move: z.output<typeof clockMove>): Promise<EpochMs> {
  const now = options.clock.now()
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

/** Live events; a page that comes back names the last message it saw and gets the rest. */
function stream(c: Context, options: LocalApiOptions): Response {
  const { chat } = options
  return streamSSE(c, async (sse) => {
    const seen = Number(c.req.header('Last-Event-ID') ?? c.req.query('since') ?? chat.messages.length)
    const send = (event: string, data: unknown, eventId?: number): Promise<void> =>
      sse.writeSSE({
        event,
        data: JSON.stringify(data),
        ...(eventId !== undefined && { id: String(eventId) }),
      })
    const tellProgress = async (): Promise<void> => {
      await send('clock', clockOf(options.clock))
      await send('status', options.status())
      await send('tutorial', { stories: await options.tutorial() })
    }
    const unsubscribe = chat.subscribe((message) => {
      void send('message', shown(message), message.seq).then(tellProgress)
    })
    sse.onAbort(unsubscribe)
    for (const message of chat.messagesSince(Number.isFinite(seen) ? seen : 0, { limit: PAGE_SIZE })) {
      await send('message', shown(message), message.seq)
    }
    while (!sse.aborted) {
      await tellProgress()
      await sse.sleep(HEARTBEAT_MS)
    }
  })
}
