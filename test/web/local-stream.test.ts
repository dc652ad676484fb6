import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SmallApi } from '../support/small-api.ts'
import { openSmallApi } from '../support/small-api.ts'
import { tempDir } from '../support/small-chat.ts'

interface Heard {
  event: string
  id?: string
  // biome-ignore lint/suspicious/noExplicitAny: what the API sends is what the tests look at
  data: any
}

/** A page that listens. */
class Listener {
  readonly #reader: ReadableStreamDefaultReader<string>
  #rest = ''
  readonly #heard: Heard[] = []

  private constructor(reader: ReadableStreamDefaultReader<string>) {
    this.#reader = reader
  }

  static async open(it: SmallApi, headers: Record<string, string> = {}): Promise<Listener> {
    const response = await it.api.request('/stream', { headers })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    if (!response.body) throw new Error('no stream')
    const text = response.body.pipeThrough(
      new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>,
    )
    const listener = new Listener(text.getReader())
    listeners.push(listener)
    return listener
  }

  async next(): Promise<Heard> {
    for (;;) {
      const heard = this.#heard.shift()
      if (heard) return heard
      const { value, done } = await this.#reader.read()
      if (done) throw new Error('the stream has ended')
      const blocks = (this.#rest + value).split('\n\n')
      this.#rest = blocks.pop() ?? ''
      for (const block of blocks) this.#heard.push(parsed(block))
    }
  }

  /** The next event of this kind; others are passed over. */
  async nextOf(event: string): Promise<Heard> {
    for (;;) {
      const heard = await this.next()
      if (heard.event === event) return heard
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel()
  }
}

function parsed(block: string): Heard {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(': ', 1)[0], line.replace(/^\w+: /, '')]),
  )
  const id = fields.get('id')
  return {
    event: fields.get('event') ?? '',
    ...(id !== undefined && { id }),
    data: JSON.parse(fields.get('data') ?? 'null'),
  }
}

let temp: ReturnType<typeof tempDir>
let it: SmallApi
let listeners: Listener[] = []

beforeEach(() => {
  temp = tempDir()
  it = openSmallApi(temp.dir)
})

afterEach(async () => {
  for (const listener of listeners) await listener.close()
  listeners = []
  temp.remove()
})

const say = (text: string) => it.chat.post({ fromId: 'li', roomId: 'r-huanwei', text })

test('a page hears how things stand, and then what happens', async () => {
  say('之前说的')
  const page = await Listener.open(it)
  expect(await page.next()).toMatchObject({ event: 'clock', data: { text: '2026-01-05 09:00' } })
  expect(await page.next()).toMatchObject({ event: 'status', data: { state: 'starting' } })
  expect(await page.next()).toMatchObject({ event: 'tutorial', data: { stories: [] } })
  const { id } = say('现在说的')
  expect(await page.next()).toMatchObject({ event: 'message', id: '2', data: { seq: 2, text: '现在说的' } })
  it.chat.recall(id, 'li')
  expect(await page.next()).toMatchObject({ event: 'message', id: '3', data: { seq: 2, recalled: true } })
})

test('a page that comes back gets what it missed, recalls too, in order and once', async () => {
  const { id } = say('一')
  say('二')
  it.chat.recall(id, 'li')
  for (let index = 0; index < 1_200; index += 1) say(String(index))
  const page = await Listener.open(it, { 'Last-Event-ID': '1' })
  expect((await page.next()).data).toMatchObject({ text: '二' })
  expect((await page.next()).data).toMatchObject({ seq: 1, recalled: true })
  say('最后')
  const seqs: number[] = []
  while (seqs.at(-1) !== 1_203) seqs.push((await page.nextOf('message')).data.seq)
  expect(seqs).toEqual(Array.from({ length: 1_201 }, (_, index) => index + 3))
})

test('a page of a chat that was deleted meanwhile hears the new one from its start', async () => {
  say('一')
  const page = await Listener.open(it, { 'Last-Event-ID': '99' })
  expect((await page.nextOf('message')).data.text).toBe('一')
})

test('a last event that is no number counts as none', async () => {
  say('一')
  const page = await Listener.open(it, { 'Last-Event-ID': 'x' })
  say('二')
  expect((await page.nextOf('message')).data.text).toBe('二')
})

test('every page learns at once that the clock was moved', async () => {
  const [one, other] = [await Listener.open(it), await Listener.open(it)]
  await one.nextOf('tutorial')
  await other.nextOf('tutorial')
  await it.post('/clock', { advance: '1h' })
  expect((await one.next()).data.text).toBe('2026-01-05 10:00')
  expect((await other.next()).data.text).toBe('2026-01-05 10:00')
})

test('a page learns of a login and of a step of the guide without anything said', async () => {
  const page = await Listener.open(it)
  await page.nextOf('tutorial')
  it.status.state = 'online'
  it.stories.push({ id: 's', title: '一件工单', steps: [] })
  expect((await page.next()).data.state).toBe('online')
  expect((await page.next()).data.stories).toHaveLength(1)
})
