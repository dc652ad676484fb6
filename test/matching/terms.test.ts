import { expect, test } from 'vitest'
import { decidingWords } from '../../src/matching/deciding-words.ts'
import { termsOf } from '../../src/matching/terms.ts'

test.each([
  { why: 'numbers count as one digit', text: '3号楼、15号楼', holds: ['0号', '号楼'], not: ['3', '15', '1'] },
  { why: 'pairs do not reach over punctuation', text: '垃圾。桶满', holds: ['垃圾', '桶满'], not: ['圾桶'] },
  { why: 'wide and narrow letters are one', text: 'ＡＢ栋', holds: ['ab', 'b栋'], not: ['ＡＢ'] },
  {
    why: 'rare characters of four bytes are one character',
    text: '𬭬𬭬村',
    holds: ['𬭬𬭬', '𬭬村'],
    not: ['\ud872'],
  },
])('$why', ({ text, holds, not }) => {
  const terms = termsOf({ title: '', detail: text })
  for (const term of holds) expect([...terms.keys()]).toContain(term)
  for (const term of not) expect([...terms.keys()]).not.toContain(term)
})

test('the title speaks apart from the detail', () => {
  const terms = termsOf({ title: '路灯', detail: '路灯 路灯' })
  expect([...terms.values()].sort()).toEqual([1, 1, 1, 2, 2, 2])
})

test('overlapping pairs are read as one word', () => {
  const worth = new Map([
    ['垃圾', 3],
    ['圾清', 1],
    ['清运', 2],
    ['没人', 0.5],
    ['我们', -1],
  ])
  const text = { title: '', detail: '我们村垃圾清运没人管' }
  expect(decidingWords(text, worth, 4)).toEqual(['垃圾清运', '没人'])
  expect(decidingWords({ title: '', detail: '垃圾，清运' }, worth, 1)).toEqual(['垃圾'])
})
