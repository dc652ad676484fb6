import { expect, test } from 'vitest'
import { excerpt } from '../../src/templates/messages/words.ts'

test.each([
  { why: 'short', text: '路灯坏了', length: 10, cut: '路灯坏了' },
  { why: 'long', text: '路灯坏了一个星期', length: 5, cut: '路灯坏了…' },
  { why: 'in a phone', text: '电话13900001234找我', length: 10, cut: '电话…' },
  { why: 'in a phone in parts', text: '电话139-0000-1234找我', length: 10, cut: '电话…' },
  { why: 'right after a number', text: '坏了12天没人来修理', length: 5, cut: '坏了12…' },
])('$why: $cut', ({ text, length, cut }) => expect(excerpt(text, length)).toBe(cut))
