import fc from 'fast-check'
import Fuse from 'fuse.js'
import { expect, test } from 'vitest'
import { spellingOf } from '../../src/templates/knowledge/spelling.ts'

const MOST = 10
// Few signs, so that texts often nearly hold the query; capitals, because Fuse.js does not tell them apart.
const signs = fc.constantFrom(...'路灯不亮停水电费Aa')
const text = (minLength: number, maxLength: number) =>
  fc.array(signs, { minLength, maxLength }).map((one) => one.join(''))
const entry = fc.record({
  title: text(1, 14),
  keywords: fc.array(text(1, 4), { maxLength: 4 }),
  asks: fc.array(text(1, 16), { maxLength: 4 }),
})
const entries = fc
  .array(entry, { maxLength: 12 })
  .map((all) => all.map((one, at) => ({ id: String(at), ...one })))

test('texts that Fuse.js cannot find are not looked at, and it finds the others as if all were', () => {
  fc.assert(
    fc.property(text(2, 12), entries, (query, all) => {
      const fuse = new Fuse(all, {
        keys: ['title', 'keywords', 'asks'],
        includeScore: true,
        ignoreLocation: true,
        threshold: 0.45,
        minMatchCharLength: 2,
      })
      const found = fuse.search(query).map(({ item, score = 1 }) => [item.id, MOST * (1 - score)] as const)
      expect(spellingOf(query, all, MOST)).toEqual(new Map(found))
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  { why: 'one sign could be anything', query: '灯' },
  { why: 'in a sentence a wrong sign matters little', query: '村口的路灯已经有半个月不亮了' },
])('nothing is added where $why', ({ query }) => {
  expect(spellingOf(query, [{ id: '1', title: query, keywords: [], asks: [] }], MOST).size).toBe(0)
})
