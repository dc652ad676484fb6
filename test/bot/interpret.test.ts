import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RawMessage } from '../../src/bot/gateway.ts'
import { interpret } from '../../src/bot/interpret.ts'
import { saveLeave } from '../../src/store/leaves.ts'
import type { TestDesk } from '../support/desk.ts'
import { openDesk } from '../support/desk.ts'
import { at } from '../support/time.ts'

let it: TestDesk

beforeAll(async () => {
  it = await openDesk()
})

afterAll(async () => {
  await it.close()
})

function raw(text: string): RawMessage {
  return {
    messageId: 'm1',
    roomTopic: '孙耿街道·环卫所',
    contactId: 'c1',
    senderName: '环卫所-李强',
    type: 'text',
    text,
    mentionsBot: false,
    at: at('2026-11-23 09:00'),
  }
}

test.each([
  { why: 'chosen', text: '@环卫所-李强\u2005催一下 17', said: '催一下 17', mentioned: ['环卫所-李强'] },
  { why: 'typed', text: '请假 @李强 明天', said: '请假 明天', mentioned: ['李强'] },
  { why: 'at the end', text: '催办 17 @李强', said: '催办 17', mentioned: ['李强'] },
  {
    why: 'two, in order',
    text: '请假 @李强 明天 由@赵春燕\u2005代',
    said: '请假 明天 由代',
    mentioned: ['李强', '赵春燕'],
  },
  { why: 'nobody', text: '收到 17', said: '收到 17', mentioned: [] },
  {
    why: 'a mail address is none',
    text: '回复 17 已发到 a@qq.com 请查收',
    said: '回复 17 已发到 a@qq.com 请查收',
    mentioned: [],
  },
])('who is mentioned: $why', async ({ text, said, mentioned }) => {
  const inbound = await interpret(it.desk, { raw: raw(text) }, 'li-qiang')
  expect(inbound.text).toBe(said)
  expect(inbound.mentioned).toEqual(mentioned)
})

test('a deputy writes with the positions of whom they stand in for, on those days', async () => {
  const leave = { personId: 'shen-jianjun', deputyId: 'fan-kai', fromDay: '2026-11-23', toDay: '2026-11-24' }
  await saveLeave(it.desk.db, leave, { at: it.desk.clock.now(), by: 'shen-jianjun' })
  const units = async (): Promise<string[]> => {
    const { sender } = await interpret(it.desk, { raw: raw('收到 1') }, 'fan-kai')
    return sender.kind === 'staff' ? sender.person.positions.map(({ unitId }) => unitId) : []
  }
  expect(await units()).toEqual(['yingji', 'yanhe', 'yingji'])
  it.windTo('2026-11-25 09:00')
  expect(await units()).toEqual(['yingji'])
})
