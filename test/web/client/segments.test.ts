import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segmentsOf } from '../../../src/web/client/text/segments.ts'

const shown = (text: string, names: string[] = [], mine: string[] = []) =>
  segmentsOf(text, names, mine).map((segment) =>
    segment.kind === 'mention'
      ? `${segment.me ? '我' : '人'}<${segment.text}>`
      : `${segment.kind}<${segment.text}>`,
  )

describe('the parts of a message', () => {
  test.each([
    {
      why: 'an @ of the reader',
      text: '@环卫所-李梅\u2005请看',
      names: ['环卫所-李梅'],
      mine: ['环卫所-李梅'],
      parts: ['我<@环卫所-李梅>', 'text<\u2005请看>'],
    },
    {
      why: 'a longer name is not cut to its beginning',
      text: '@李梅花 好',
      names: ['李梅', '李梅花'],
      mine: ['李梅'],
      parts: ['人<@李梅花>', 'text< 好>'],
    },
    { why: 'an @ of nobody', text: '见 a@李梅', names: [], mine: [], parts: ['text<见 a@李梅>'] },
    {
      why: 'a link ends at Chinese punctuation',
      text: '请点https://example.com/s?a=1，谢谢',
      names: [],
      mine: [],
      parts: ['text<请点>', 'link<https://example.com/s?a=1>', 'text<，谢谢>'],
    },
    {
      why: 'no other scheme is a link',
      text: 'javascript:alert(1)',
      names: [],
      mine: [],
      parts: ['text<javascript:alert(1)>'],
    },
  ])('$why', ({ text, names, mine, parts }) => {
    expect(shown(text, names, mine)).toEqual(parts)
  })

  test('nothing of the text is lost or added, whatever it and the names hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, names) => {
        expect(
          segmentsOf(text, names, [])
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
