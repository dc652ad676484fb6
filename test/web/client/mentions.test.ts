import { describe, expect, test } from 'vitest'
import { insertMention, mentionedIds, mentionQuery } from '../../../src/web/client/text/mentions.ts'

const MEMBERS = [
  { id: 'bot', name: '回声筒', alias: '' },
  { id: 'li', name: '李梅', alias: '环卫所-李梅' },
  { id: 'hua', name: '李梅花', alias: '' },
]

describe('typing an @', () => {
  test.each([
    { why: 'right after the @', text: '请@', asked: '' },
    { why: 'while the name is typed', text: '请 @回声', asked: '回声' },
    { why: 'not after the name has ended', text: '@回声筒\u2005看', asked: undefined },
    { why: 'not inside a mail address', text: 'li.mei@exam', asked: undefined },
  ])('$why', ({ text, asked }) => {
    expect(mentionQuery(text, text.length)).toBe(asked)
  })

  test('the chosen name replaces what was typed, and the caret follows it', () => {
    expect(insertMention('请 @回声看一下', 5, '回声筒')).toEqual({ text: '请 @回声筒\u2005看一下', caret: 7 })
  })
})

describe('who is mentioned', () => {
  test.each([
    { why: 'chosen from the list', text: '@环卫所-李梅\u2005请看', ids: ['li'] },
    { why: 'typed by hand, at the end', text: '在吗 @回声筒', ids: ['bot'] },
    { why: 'not a name that only begins like it', text: '@李梅花 请看', ids: ['hua'] },
    { why: 'not without a space', text: '@回声筒已办结', ids: [] },
  ])('$why', ({ text, ids }) => {
    expect(mentionedIds(text, MEMBERS)).toEqual(ids)
  })
})
