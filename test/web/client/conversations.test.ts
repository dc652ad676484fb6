import { describe, expect, test } from 'vitest'
import type { Message, Person, Room } from '../../../src/web/client/api/types.ts'
import { conversationsOf, inOneLine, unreadOf } from '../../../src/web/client/state/conversations.ts'

const message = (seq: number, given: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  seq,
  at: seq * 1000,
  roomId: 'water',
  fromId: 'bot',
  type: 'text',
  text: `第${seq}条`,
  mentionIds: [],
  recalled: false,
  ...given,
})

const person = (id: string, roomIds: string[]): Person => ({
  id,
  name: id,
  alias: id,
  kind: 'staff',
  unit: '',
  title: '',
  roomIds,
})

const room = (id: string): Room => ({ id, topic: `${id}群`, kind: 'department', members: [] })

describe('unread messages', () => {
  const thread = [message(1), message(2, { fromId: 'li' }), message(3, { recalled: true }), message(4)]

  test.each([
    { why: 'all of the others, at first', readSeq: 0, seqs: [1, 4] },
    { why: 'those after the mark', readSeq: 1, seqs: [4] },
    { why: 'none when all is read', readSeq: 4, seqs: [] },
  ])('$why', ({ readSeq, seqs }) => {
    expect(unreadOf(thread, 'li', readSeq).map(({ seq }) => seq)).toEqual(seqs)
  })
})

describe('the list of conversations', () => {
  const threads = new Map([
    ['room:water', [message(1), message(3, { mentionIds: ['li'] })]],
    ['peer:li', [message(2, { roomId: undefined, peerId: 'li' })]],
    ['room:road', [message(9, { roomId: 'road' })]],
  ])
  const list = conversationsOf(person('li', ['quiet', 'water']), {
    bot: person('bot', []),
    rooms: [room('road'), room('quiet'), room('water')],
    thread: (key) => threads.get(key) ?? [],
    readSeq: () => 1,
  })

  test("holds one's own groups and the private chat, the latest first", () => {
    expect(list.map(({ key }) => key)).toEqual(['room:water', 'peer:li', 'room:quiet'])
  })

  test('says where somebody calls', () => {
    expect(list.map(({ unread, calledForMe }) => [unread, calledForMe])).toEqual([
      [1, true],
      [1, false],
      [0, false],
    ])
  })
})

test('a message in one line hides what was recalled', () => {
  expect(inOneLine(message(1, { text: '一\n二' }))).toBe('一 二')
  expect(inOneLine(message(1, { type: 'image' }))).toBe('［图片］')
  expect(inOneLine(message(1, { recalled: true }))).toBe('撤回了一条消息')
})
