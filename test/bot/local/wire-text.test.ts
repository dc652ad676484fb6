import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LocalChat, LocalMessage } from '../../../src/bot/local/chat.ts'
import { wireText } from '../../../src/bot/local/wire-text.ts'
import { splitQuote } from '../../../src/bot/quoted-text.ts'
import { openSmallChat, PNG, tempDir } from '../../support/small-chat.ts'

const DIVIDER = '- - - - - - - - - - - - - - -'

let temp: ReturnType<typeof tempDir>
let chat: LocalChat

beforeEach(() => {
  temp = tempDir()
  chat = openSmallChat(temp.dir).chat
})

afterEach(() => temp.remove())

function says(
  text: string,
  more: { mentionIds?: string[]; quoteId?: string; fromId?: string } = {},
): LocalMessage {
  return chat.post({ fromId: 'li', roomId: 'r-huanwei', text, ...more })
}

test.each([
  { why: 'chosen from the list', text: '@工作站-周敏\u2005请看', wire: '@工作站-周敏\u2005请看' },
  { why: 'typed, with a space', text: '请 @工作站-周敏 看', wire: '请 @工作站-周敏\u2005看' },
  { why: 'typed, without one', text: '@工作站-周敏请看', wire: '@工作站-周敏\u2005请看' },
  { why: 'at the end', text: '请看@工作站-周敏', wire: '请看@工作站-周敏\u2005' },
  { why: 'by the plain name', text: '@周敏 请看', wire: '@工作站-周敏\u2005请看' },
  { why: 'not written out', text: '请看', wire: '@工作站-周敏\u2005请看' },
])('a mention $why', ({ text, wire }) => {
  expect(wireText(chat, says(text, { mentionIds: ['zhou'] }))).toBe(wire)
})

test('a mention is not taken from the beginning of a longer name', () => {
  const both = says('@环卫所-李强刚 和 @环卫所-李强 都去', { fromId: 'zhou', mentionIds: ['li', 'li-gang'] })
  expect(wireText(chat, both)).toBe('@环卫所-李强刚\u2005和 @环卫所-李强\u2005都去')
})

test('an @ that mentions nobody stays as it is', () => {
  expect(wireText(chat, says('@工作站-周敏 a@b.cn'))).toBe('@工作站-周敏 a@b.cn')
})

test('a quote comes in the very text of real puppets, and is read back', () => {
  const card = chat.post({ fromId: 'huisheng', roomId: 'r-huanwei', text: '#17 〔投诉〕\n垃圾倾倒' })
  const wire = wireText(chat, says('收到', { quoteId: card.id }))
  expect(wire).toBe(`「接诉小助手：#17 〔投诉〕\n垃圾倾倒」\n${DIVIDER}\n收到`)
  expect(splitQuote(wire)).toEqual({
    quote: { name: '接诉小助手', text: '#17 〔投诉〕\n垃圾倾倒' },
    text: '收到',
  })
})

test('a quote of a quote nests', () => {
  const first = says('第一句', { fromId: 'zhou' })
  const second = says('第二句', { quoteId: first.id })
  const third = says('第三句', { fromId: 'zhou', quoteId: second.id })
  expect(wireText(chat, third)).toBe(
    `「环卫所-李强：「工作站-周敏：第一句」\n${DIVIDER}\n第二句」\n${DIVIDER}\n第三句`,
  )
  expect(splitQuote(wireText(chat, third)).text).toBe('第三句')
})

test('a chain of quotes is passed on three deep', () => {
  let last = says('0')
  for (let index = 1; index <= 50; index += 1) last = says(String(index), { quoteId: last.id })
  expect(wireText(chat, last).split('「')).toHaveLength(4)
})

test('a quoted picture is the word 图片, in a private chat by the plain name', () => {
  const photo = chat.post({ fromId: 'li', file: { name: 'a.png', bytes: PNG } })
  const wire = wireText(chat, chat.post({ fromId: 'li', text: '已清理', quoteId: photo.id }))
  expect(wire).toBe(`「李强：图片」\n${DIVIDER}\n已清理`)
})
