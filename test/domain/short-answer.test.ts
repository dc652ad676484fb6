import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCourtesy, shortAnswer } from '../../src/domain/short-answer.ts'

describe('a short line of somebody who was told of a ticket', () => {
  test.each([
    { said: '好的', means: 'assent' },
    { said: '好的 知道了', means: 'assent' },
    { said: '收到 谢谢领导', means: 'assent' },
    { said: '👌', means: 'assent' },
    { said: '中', means: 'assent' },
    { said: '好的收到 马上安排人去', means: 'begun', words: '马上安排人去' },
    { said: '在弄了', means: 'begun', words: '在弄了' },
    { said: '已派人', means: 'begun', words: '已派人' },
    { said: '知道了，我打电话问问', means: 'begun', words: '我打电话问问' },
    { said: '搞定', means: 'done', words: '搞定' },
    { said: '好的，都弄完了', means: 'done', words: '都弄完了' },
    { said: '收到，明早七点去拉', means: 'told', words: '明早七点去拉' },
  ])('$said', ({ said, means, words = '' }) => {
    expect(shortAnswer(said)).toEqual({ means, words })
  })

  test.each([
    { said: '好的，中午一起吃饭', why: 'the rest is something else' },
    { said: '收到了老王的电话，我去看看', why: 'what was received is something else' },
    { said: '收到群众反映，西边也有', why: 'the same' },
    { said: '派车去拉一下', why: 'an order to a colleague' },
    { said: '1', why: 'a number' },
    { said: '是', why: 'answers a question of its own' },
    { said: '我去办公室', why: 'where somebody goes' },
    { said: '谢谢', why: 'politeness says nothing of a ticket' },
  ])('$said: $why', ({ said }) => {
    expect(shortAnswer(said)).toBeUndefined()
  })

  test('politeness is known as such', () => {
    for (const said of ['谢谢', '谢谢领导', '好的', '辛苦了', '知道了']) expect(isCourtesy(said)).toBe(true)
    for (const said of ['', '谢谢，帮我看看 1', '在弄了']) expect(isCourtesy(said)).toBe(false)
  })

  test('reads long rows of such words as fast as any', () => {
    const words = fc.constantFrom('去', '看看', '马上', '正在', '好的', '收到', '办', '了', ' ', '吃')
    fc.assert(
      fc.property(fc.array(words, { maxLength: 300 }), (row) => {
        shortAnswer(row.join(''))
      }),
      { seed: 7 },
    )
  })
})
