import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LocalChat, LocalMessage } from '../../../src/bot/local/chat.ts'
import { MAX_TEXT_LENGTH } from '../../../src/bot/local/chat.ts'
import type { LocalClock } from '../../../src/clock.ts'
import { MINUTE_MS } from '../../../src/domain/time.ts'
import { openSmallChat, PNG, SMALL_STREET, tempDir } from '../../support/small-chat.ts'

let temp: ReturnType<typeof tempDir>
let chat: LocalChat
let clock: LocalClock

beforeEach(() => {
  temp = tempDir()
  ;({ chat, clock } = openSmallChat(temp.dir))
})

afterEach(() => temp.remove())

const inRoom = (text: string): LocalMessage => chat.post({ fromId: 'li', roomId: 'r-huanwei', text })
const logPath = (): string => join(temp.dir, 'chat', 'messages.jsonl')
const restart = (directory = SMALL_STREET): LocalChat => openSmallChat(temp.dir, directory).chat
const refused = (code: string, field?: string): unknown =>
  expect.objectContaining(field === undefined ? { code } : { code, field })

describe('what is said', () => {
  test('is numbered over all conversations and told to whoever listens', () => {
    const heard: string[] = []
    const stop = chat.subscribe(({ text }) => heard.push(text))
    expect(inRoom('收到 17').seq).toBe(1)
    expect(chat.post({ fromId: 'wang', text: '在吗' })).toMatchObject({
      seq: 2,
      peerId: 'wang',
      type: 'text',
    })
    stop()
    inRoom('没人听')
    expect(heard).toEqual(['收到 17', '在吗'])
  })

  test('is read back by conversation and from a place on', () => {
    inRoom('一')
    chat.post({ fromId: 'wang', text: '二' })
    chat.post({ fromId: 'huisheng', peerId: 'wang', text: '三' })
    inRoom('四')
    const texts = (filter: { roomId?: string; peerId?: string }, since = 0, limit = 10): string[] =>
      chat.messagesSince(since, { ...filter, limit }).map(({ text }) => text)
    expect(texts({})).toEqual(['一', '二', '三', '四'])
    expect(texts({}, 1, 2)).toEqual(['二', '三'])
    expect(texts({ roomId: 'r-huanwei' })).toEqual(['一', '四'])
    expect(texts({ peerId: 'wang' })).toEqual(['二', '三'])
    expect(texts({}, 99)).toEqual([])
  })

  test('a text with a file is two messages, the text first', () => {
    const quoted = inRoom('#17 的卡片')
    const last = chat.post({
      fromId: 'zhou',
      roomId: 'r-huanwei',
      text: '到场 17',
      quoteId: quoted.id,
      file: { name: '现场.png', bytes: PNG },
    })
    expect(chat.messages.slice(1).map(({ type, text }) => [type, text])).toEqual([
      ['text', '到场 17'],
      ['image', ''],
    ])
    expect(last.file).toEqual({ name: '现场.png', mediaType: 'image/png', size: PNG.length })
    expect(chat.messages[1]?.quote).toEqual({ id: quoted.id, name: '环卫所-李强', text: '#17 的卡片' })
    expect(Buffer.from(chat.fileOf(last.id))).toEqual(PNG)
  })

  test('mentions count in groups only, each once', () => {
    const mentionIds = ['zhou', 'zhou']
    expect(chat.post({ fromId: 'li', roomId: 'r-huanwei', text: '@', mentionIds }).mentionIds).toEqual([
      'zhou',
    ])
    expect(chat.post({ fromId: 'li', text: '@', mentionIds: ['huisheng'] }).mentionIds).toEqual([])
  })
})

describe('what is refused leaves nothing behind', () => {
  test.each([
    { why: 'a stranger', said: { fromId: 'nobody', text: '在' }, code: 'unknown_person', field: 'as' },
    { why: 'no such group', said: { fromId: 'li', roomId: 'r-x', text: '在' }, code: 'unknown_room' },
    {
      why: 'not in the group',
      said: { fromId: 'wang', roomId: 'r-huanwei', text: '在' },
      code: 'not_a_member',
    },
    { why: 'spaces only', said: { fromId: 'li', text: ' \n' }, code: 'empty', field: 'text' },
    {
      why: 'too long',
      said: { fromId: 'li', text: '长'.repeat(MAX_TEXT_LENGTH + 1) },
      code: 'text_too_long',
    },
    {
      why: 'the bot to itself',
      said: { fromId: 'huisheng', peerId: 'huisheng', text: '在' },
      code: 'unknown_person',
    },
    { why: 'the bot to nobody', said: { fromId: 'huisheng', text: '在' }, code: 'unknown_person' },
    {
      why: 'mentions somebody elsewhere',
      said: { fromId: 'li', roomId: 'r-huanwei', text: '@', mentionIds: ['wu'] },
      code: 'unknown_mention',
    },
    { why: 'quotes nothing', said: { fromId: 'li', text: '好', quoteId: 'm1' }, code: 'unknown_quote' },
    {
      why: 'quotes without a word, which no chat app lets one do',
      said: { fromId: 'li', quoteId: 'm1', file: { name: 'a.png', bytes: PNG } },
      code: 'quote_without_text',
    },
    {
      why: 'a text whose file is refused',
      said: { fromId: 'li', text: '到场', file: { name: 'a.exe', bytes: PNG } },
      code: 'file_not_allowed',
    },
  ])('$why', ({ said, code, field }) => {
    expect(() => chat.post(said)).toThrow(refused(code, field))
    expect(chat.messages).toEqual([])
    expect(restart().messages).toEqual([])
  })

  test('a quote of another conversation', () => {
    const { id } = inRoom('群里的话')
    expect(() => chat.post({ fromId: 'li', text: '好', quoteId: id })).toThrow(refused('unknown_quote'))
  })
})

describe('a recall', () => {
  test('takes words, quote and file away, for the author and for two minutes', () => {
    const photo = chat.post({ fromId: 'li', roomId: 'r-huanwei', file: { name: 'a.png', bytes: PNG } })
    clock.moveTo(clock.now() + 2 * MINUTE_MS)
    expect(() => chat.recall(photo.id, 'zhou')).toThrow(refused('not_the_author'))
    expect(chat.recall(photo.id, 'li')).toMatchObject({ recalled: true, type: 'text', text: '' })
    expect(() => chat.fileOf(photo.id)).toThrow(refused('unknown_message'))
    expect(restart().message(photo.id)).toEqual(chat.message(photo.id))
  })

  test('comes too late after that, and happens once', () => {
    const { id } = inRoom('写错了')
    const late = inRoom('也写错了')
    const heard: LocalMessage[] = []
    chat.subscribe((message) => heard.push(message))
    chat.recall(id, 'li')
    chat.recall(id, 'li')
    expect(heard).toHaveLength(1)
    clock.moveTo(clock.now() + 2 * MINUTE_MS + 1)
    expect(() => chat.recall(late.id, 'li')).toThrow(refused('too_late'))
    expect(() => chat.recall('m99', 'li')).toThrow(refused('unknown_message'))
  })

  test('counts as a change, so that whoever was away hears of it', () => {
    const { id } = inRoom('一')
    inRoom('二')
    chat.recall(id, 'li')
    expect(chat.version).toBe(3)
    expect(chat.changesSince(1, 10).map(({ seq, recalled }) => [seq, recalled])).toEqual([
      [2, false],
      [1, true],
    ])
    expect(restart().version).toBe(3)
  })
})

describe('a restart', () => {
  test('shows the same chats, files and remarks, and goes on counting', () => {
    inRoom('一')
    const photo = chat.post({ fromId: 'wang', file: { name: 'a.png', bytes: PNG } })
    chat.setRemark('wang', '诉求人-17')
    const again = restart()
    expect(again.messages).toEqual(chat.messages)
    expect(Buffer.from(again.fileOf(photo.id))).toEqual(PNG)
    expect(again.remarkOf('wang')).toBe('诉求人-17')
    expect(again.post({ fromId: 'li', text: '三' }).seq).toBe(3)
  })

  test('cuts off a line torn by a crash in the middle of a letter', () => {
    inRoom('一')
    const whole = readFileSync(logPath())
    appendFileSync(logPath(), Buffer.from('{"message":{"id":"m2","text":"半').subarray(0, -1))
    const again = restart()
    expect(again.messages.map(({ text }) => text)).toEqual(['一'])
    expect(readFileSync(logPath())).toEqual(whole)
    again.post({ fromId: 'li', text: '二' })
    expect(restart().messages.map(({ text }) => text)).toEqual(['一', '二'])
  })

  test('names the line that is damaged, and counts anew once it is cut out', () => {
    for (const text of ['一', '二', '三']) inRoom(text)
    const lines = readFileSync(logPath(), 'utf8').split('\n')
    writeFileSync(logPath(), [lines[0], '{"mess', lines[2], ''].join('\n'))
    expect(() => restart()).toThrow(/第 2 行已损坏/)
    writeFileSync(logPath(), [lines[0], lines[2], ''].join('\n'))
    expect(restart().messages.map(({ seq, text }) => [seq, text])).toEqual([
      [1, '一'],
      [2, '三'],
    ])
  })

  test('never gives a lost message’s id to another one', () => {
    const { id } = inRoom('断电时丢了')
    writeFileSync(logPath(), '')
    expect(restart().post({ fromId: 'li', text: '新的' }).id).not.toBe(id)
  })

  test('takes names and groups from the roster of now', () => {
    inRoom('一')
    const [li, ...others] = SMALL_STREET.people
    const renamed = { ...SMALL_STREET, people: [...others, { ...li, id: 'li', alias: '环卫所长-李强' }] }
    expect(restart(renamed as typeof SMALL_STREET).person('li')?.alias).toBe('环卫所长-李强')
    const without = restart({ ...SMALL_STREET, people: others })
    expect(without.messages.map((message) => without.isKnown(message))).toEqual([false])
    expect(without.missed()).toEqual([])
  })
})

describe('the disk', () => {
  test('is readable by its owner only', () => {
    const photo = chat.post({ fromId: 'li', file: { name: 'a.png', bytes: PNG } })
    const mode = (path: string): number => statSync(join(temp.dir, path)).mode & 0o777
    expect(mode('chat')).toBe(0o700)
    expect(mode('chat/files')).toBe(0o700)
    expect(mode('chat/messages.jsonl')).toBe(0o600)
    expect(mode(`chat/files/${photo.id}`)).toBe(0o600)
    expect(mode('clock.json')).toBe(0o600)
  })

  test.skipIf(process.platform === 'win32')('that is full refuses the message and spoils no other', () => {
    inRoom('一')
    const said = sayOnFullDisk()
    expect(said).toMatchObject({ code: 'not_stored', kept: expect.any(Number) })
    const again = restart()
    expect(again.messages).toHaveLength(1 + said.kept)
    expect(again.messages.at(-1)?.text).toBe('短的')
    again.post({ fromId: 'li', text: '腾出空间了' })
    expect(restart().messages.at(-1)?.text).toBe('腾出空间了')
  })
})

/** Fills the log in a process whose files may hold 4 kB, so that a write really stops half-way; then says a short word. */
function sayOnFullDisk(): { kept: number; code: string } {
  const script = `
    const { openSmallChat } = await import(${JSON.stringify(join(import.meta.dirname, '../../support/small-chat.ts'))})
    const { chat } = openSmallChat(${JSON.stringify(temp.dir)})
    const before = chat.messages.length
    let code
    try {
      for (;;) chat.post({ fromId: 'li', text: '满'.repeat(300) })
    } catch (error) {
      code = error.code
    }
    chat.post({ fromId: 'li', text: '短的' })
    console.log(JSON.stringify({ kept: chat.messages.length - before, code }))`
  const limited = 'ulimit -f 8; exec "$0" --input-type=module -e "$1"'
  return JSON.parse(execFileSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8' }))
}
