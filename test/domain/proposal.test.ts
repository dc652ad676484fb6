import { describe, expect, test } from 'vitest'
import type { LearnedGuess } from '../../src/domain/proposal.ts'
import { optionsFor, secrecyWords, urgentWords } from '../../src/domain/proposal.ts'
import type { ReturnRecord } from '../../src/domain/returns.ts'

const LIST = {
  matters: [
    { matter: '垃圾清运', leadUnitId: 'huanwei', assistUnitIds: ['zhifa'], keywords: ['垃圾桶', '没人拉'] },
    { matter: '路灯', leadUnitId: 'jianguan', assistUnitIds: [], keywords: ['灯杆', '灯不亮'] },
    { matter: '灌溉', leadUnitId: 'nongye', assistUnitIds: [], keywords: ['机井'] },
  ],
}

function guess(unitId: string, sureness: number): LearnedGuess {
  return { unitId, sureness, words: ['灯泡'], similar: { codes: [3, 2], count: 2 } }
}

function returned(unitId: string, outcome: 'granted' | 'refused', toUnitId?: string): ReturnRecord {
  return { unitId, at: 0, reason: 'not_ours', textId: 1, outcome, ...(toUnitId && { toUnitId }) }
}

describe('who is proposed', () => {
  test.each([
    {
      why: 'the platform’s own matter goes first, whatever else is said',
      ticket: { matter: '路灯', text: '垃圾桶没人拉' },
      guesses: [guess('nongye', 0.99)],
      leads: ['jianguan', 'huanwei', 'nongye'],
    },
    {
      why: 'more keywords go ahead of fewer',
      ticket: { text: '灯杆旁边的垃圾桶没人拉' },
      guesses: [],
      leads: ['huanwei', 'jianguan'],
    },
    {
      why: 'sure experience goes ahead of keywords',
      ticket: { text: '灯杆旁边的垃圾桶没人拉' },
      guesses: [guess('jianguan', 0.95)],
      leads: ['jianguan', 'huanwei'],
    },
    {
      why: 'unsure experience does not',
      ticket: { text: '灯杆旁边的垃圾桶没人拉' },
      guesses: [guess('jianguan', 0.8)],
      leads: ['huanwei', 'jianguan'],
    },
    {
      why: 'a guess that is noise is not said',
      ticket: { text: '别的' },
      guesses: [guess('jianguan', 0.1)],
      leads: [],
    },
    {
      why: 'whoever gave it back and was right is not asked again, and whom they named is',
      ticket: { text: '垃圾桶没人拉', returns: [returned('huanwei', 'granted', 'sifa')] },
      guesses: [],
      leads: ['sifa'],
    },
    {
      why: 'whoever gave it back and was wrong still is',
      ticket: { text: '垃圾桶没人拉', returns: [returned('huanwei', 'refused', 'sifa')] },
      guesses: [],
      leads: ['huanwei'],
    },
    {
      why: 'a unit that was named and gave it back itself is not',
      ticket: {
        text: '别的',
        returns: [returned('sifa', 'granted'), returned('huanwei', 'granted', 'sifa')],
      },
      guesses: [],
      leads: [],
    },
  ])('$why', ({ ticket, guesses, leads }) => {
    expect(optionsFor(LIST, ticket, guesses).map(({ leadUnitId }) => leadUnitId)).toEqual(leads)
  })

  test('keywords and experience that agree are one choice with both reasons', () => {
    const [first, ...others] = optionsFor(LIST, { text: '灯不亮' }, [guess('jianguan', 0.95)])
    expect(others).toEqual([])
    expect(first?.reasons.map(({ kind }) => kind)).toEqual(['keywords', 'similar', 'learned'])
  })
})

test.each([
  { text: '楼道里着火了', words: '着火' },
  { text: '井盖丢了好几天', words: '井盖丢' },
  { text: '老人晕倒在路边', words: '晕倒' },
  { text: '垃圾没人清运', words: undefined },
  { text: '路灯不亮', words: undefined },
])('「$text」 is urgent for $words', ({ text, words }) => {
  expect(urgentWords(text)).toBe(words)
})

test.each([
  { text: '请为我保密', words: '保密' },
  { text: '怕被打击报复', words: '怕被打击报复' },
  { text: '不要透露我的电话', words: '不要透露' },
  { text: '公示栏没有公开账目', words: undefined },
])('「$text」 asks for secrecy by $words', ({ text, words }) => {
  expect(secrecyWords(text)).toBe(words)
})
