import { expect, test } from 'vitest'
import type { Inbound, Sender } from '../../src/bot/handler.ts'
import { MAX_TEXT_LENGTH, normalise } from '../../src/domain/plain-text.ts'
import { handlers } from '../../src/handlers/index.ts'

const CLERK: Sender = {
  kind: 'staff',
  person: {
    id: 'zhou-min',
    name: '周敏',
    alias: '工作站-周敏',
    positions: [
      { unitId: 'station', role: 'clerk' },
      { unitId: 'huanwei', role: 'member' },
    ],
  },
}
const SENDERS: readonly Sender[] = [CLERK, { kind: 'citizen', citizenId: 'wang', contact: 'w' }]

// A pattern that is tried anew at each sign of a run would keep everybody waiting, here until the test's time is over.
test.each(['。', '，', '、', '~', '！', '\n', '1', '12 ', '3天', '我', '王大娘', '收到', '工单编号：', '('])(
  'a line of nothing but %j is read at once by every intent',
  (sign) => {
    const longest = normalise(`收到 17 ${sign.repeat(MAX_TEXT_LENGTH / sign.length - 10)}x`)
    const said: Omit<Inbound, 'sender'> = {
      messageId: 'm1',
      place: { kind: 'private' },
      type: 'text',
      text: longest,
      mentionsBot: true,
      mentioned: [],
      files: [],
      at: 0,
    }
    const reads = SENDERS.flatMap((sender) => handlers.map((handler) => handler.match({ ...said, sender })))
    expect(reads).toHaveLength(SENDERS.length * handlers.length)
  },
)
