import type { Clock, ClockMove, Message, NewMessage, Person, Room, Status, Story } from './types.ts'

/** What the server refused, in words that can be shown to the user. */
export class ApiError extends Error {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const init: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`/local/api/${path}`, init).catch(() => {
    throw new ApiError(0, '连不上服务，请看看程序是不是还开着。')
  })
  const answer = await response.json().catch(() => ({}))
  if (response.ok) return answer as T
  throw new ApiError(response.status, answer.error?.message ?? `服务出错（${response.status}）。`)
}

/** One page of messages holds at most this many. */
const PAGE_SIZE = 500

export const api = {
  /** Undefined when the bot works on a real platform: then there is no chat to show. */
  people: () =>
    call<{ botId: string; people: Person[] }>('people').catch((error: ApiError) => {
      if (error.status !== 404) throw error
      return undefined
    }),
  rooms: () => call<{ rooms: Room[] }>('rooms'),
  status: () => call<Status>('status'),
  tutorial: () => call<{ stories: Story[] }>('tutorial'),
  clock: () => call<Clock>('clock'),
  moveClock: (advance: ClockMove) => call<Clock>('clock', { advance }),
  post: (message: NewMessage) => call<{ message: Message }>('messages', message),
  recall: (id: string, as: string) =>
    call<{ message: Message }>(`messages/${encodeURIComponent(id)}/recall`, { as }),

  /** The message that follows `seq`, if there is one. */
  async messageAfter(seq: number): Promise<Message | undefined> {
    return (await call<{ messages: Message[] }>(`messages?since=${seq}&limit=1`)).messages[0]
  },

  /** Every message after `since`, however many pages that takes. */
  async messagesSince(since: number): Promise<Message[]> {
    const all: Message[] = []
    for (let cursor = since; ; ) {
      const page = await call<{ messages: Message[] }>(`messages?since=${cursor}&limit=${PAGE_SIZE}`)
      all.push(...page.messages)
      const last = page.messages.at(-1)
      if (!last || page.messages.length < PAGE_SIZE) return all
      cursor = last.seq
    }
  },
}
