import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfWidth, MAX_TEXT_LENGTH, normalise } from '../../src/domain/plain-text.ts'

test.each([
  { why: 'full-width digits and signs', text: '＃１７ ＯＫ', plain: '#17 OK' },
  {
    why: 'Chinese punctuation keeps its width',
    text: '收到，１７！好吗？（急）：；',
    plain: '收到，17！好吗？（急）：；',
  },
  { why: 'the space that puppets put after an @', text: '@李强\u2005收到', plain: '@李强 收到' },
  { why: 'ideographic and no-break spaces', text: '收到\u300017\u00a018', plain: '收到 17 18' },
  { why: 'zero width characters inside a word', text: '签\u200b收\ufeff 1\u200d7', plain: '签收 17' },
  { why: 'text direction marks', text: '\u202e收到\u202c \u206717\u2069', plain: '收到 17' },
  { why: 'control characters', text: '收\u0000到\u0007\u001b 17\u007f', plain: '收到 17' },
  { why: 'a keycap', text: '1️⃣', plain: '1' },
  { why: 'a keycap without its selector', text: '4\u20e3', plain: '4' },
  { why: 'keycaps side by side are one number', text: '收到 1️⃣7️⃣', plain: '收到 17' },
  { why: 'a keycap hash', text: '#️⃣17', plain: '#17' },
  { why: 'the keycap ten', text: '🔟', plain: '10' },
  { why: 'a circled digit', text: '②', plain: '2' },
  { why: 'what input methods offer for two', text: '⑵ ⒉ ❷ ➁ ➋ ⓶', plain: '2 2 2 2 2 2' },
  { why: 'circled numbers above nine', text: '⑰ ⑩ ❿ ➉ ⓾ ⒛', plain: '17 10 10 10 10 20' },
  { why: 'a circled digit is no part of a number', text: '17①②3', plain: '17 1 2 3' },
  { why: 'mathematical digits', text: '𝟏𝟕', plain: '17' },
  { why: 'radicals out of a PDF', text: '⼯单⽇期', plain: '工单日期' },
  { why: 'line ends of other systems', text: '一\r\n二\r三\u2028四\u0085五', plain: '一\n二\n三\n四\n五' },
  { why: 'blanks at both ends', text: ' \n\t收到 \u3000\n', plain: '收到' },
  { why: 'a tab inside stays', text: '17\t已办', plain: '17\t已办' },
  { why: 'an emoji stays', text: '👍收到', plain: '👍收到' },
  { why: 'half a character is dropped', text: '收到\ud83d', plain: '收到' },
  { why: 'marks of lost characters are dropped', text: '收\ufffd到\ufffc', plain: '收到' },
  { why: 'square metres stay square', text: '3m²', plain: '3m²' },
  { why: 'nothing but invisible characters', text: '\u200b\u3164\u2060\ufe0f', plain: '' },
])('$why', ({ text, plain }) => {
  expect(normalise(text)).toBe(plain)
})

test('a long text is cut, never through a character', () => {
  expect(normalise('长'.repeat(20_000))).toHaveLength(MAX_TEXT_LENGTH)
  expect(normalise(`${'长'.repeat(MAX_TEXT_LENGTH - 1)}👍`)).toHaveLength(MAX_TEXT_LENGTH - 1)
  expect(normalise('①'.repeat(MAX_TEXT_LENGTH)).length).toBeLessThanOrEqual(MAX_TEXT_LENGTH)
})

test('half-width letters stand where the full-width ones stood', () => {
  expect(halfWidth('ＪＮ１７，好')).toBe('JN17，好')
})

describe('for any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(...'1９①⒈⓾❿➀🔟\u20e3\ufe0f\u200b\u202e 　\r\n\u2028签收，＃\ud83d\ude00'),
      maxLength: 40,
    }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )
  const holds = (property: fc.IProperty<unknown>): void => fc.assert(property, { seed: 4, numRuns: 1000 })

  test('normalising twice is normalising once', () => {
    holds(fc.property(text, (said) => normalise(normalise(said)) === normalise(said)))
  })

  test('nothing is left that cannot be seen, stored or compared', () => {
    holds(
      fc.property(text, (said) => {
        const plain = normalise(said)
        expect(plain).toBe(plain.trim())
        expect(plain.isWellFormed()).toBe(true)
        expect(plain).not.toMatch(/[\p{Cf}\u0000-\u0008\u000b-\u001f①-⒛❶-❿🔟０-９\u3000]/u)
      }),
    )
  })
})
