import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binomialTail, surpriseOf } from '../../src/domain/count-tests.ts'

// Worked out by hand: sums of n over k times p^k (1-p)^(n-k).
test.each([
  { why: 'two heads or more of three throws: (3 + 1) / 8', k: 2, n: 3, p: 0.5, tail: 4 / 8 },
  { why: 'a six in two throws: 1 - (5/6)²', k: 1, n: 2, p: 1 / 6, tail: 11 / 36 },
  { why: 'all of four', k: 4, n: 4, p: 0.1, tail: 0.0001 },
  { why: 'three of five: 10·8/243·… = 192/243', k: 3, n: 5, p: 2 / 3, tail: 192 / 243 },
  { why: 'none is always reached', k: 0, n: 7, p: 0.3, tail: 1 },
  { why: 'more than there are is never', k: 8, n: 7, p: 0.3, tail: 0 },
  { why: 'no time, no ticket', k: 1, n: 7, p: 0, tail: 0 },
  { why: 'all the time, every ticket', k: 7, n: 7, p: 1, tail: 1 },
])('$why', ({ k, n, p, tail }) => {
  expect(binomialTail(k, n, p)).toBeCloseTo(tail, 12)
})

// How surprising the last days are after a year of 364, by hand.
test.each([
  { why: '3 in a week, none in the year: (7/371)³', count: 3, days: 7, past: 0, chance: 6.717e-6 },
  { why: '2 in a week, none in the year: (7/371)²', count: 2, days: 7, past: 0, chance: 3.56e-4 },
  { why: '1 in a week, one in the year: 1 - (364/371)²', count: 1, days: 7, past: 1, chance: 0.03738 },
  {
    why: '1 in a week, one a week in the year: 1 - (364/371)⁵³',
    count: 1,
    days: 7,
    past: 52,
    chance: 0.6358,
  },
])('$why', ({ count, days, past, chance }) => {
  const surprise = surpriseOf({ count, days, past, pastDays: 364 })
  expect(surprise / chance).toBeGreaterThan(0.999)
  expect(surprise / chance).toBeLessThan(1.001)
})

test('is the plain sum of the chances of each number, and falls with each ticket more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
      const chances = [(1 - p) ** n]
      for (let k = 1; k <= n; k += 1)
        chances.push((((chances[k - 1] ?? 0) * (n - k + 1)) / k) * (p / (1 - p)))
      let tail = 0
      for (let k = n; k >= 1; k -= 1) {
        tail += chances[k] ?? 0
        expect(Math.abs(binomialTail(k, n, p) - tail)).toBeLessThan(1e-9)
        expect(binomialTail(k, n, p) + 1e-12).toBeGreaterThanOrEqual(binomialTail(k + 1, n, p))
      }
    }),
    { numRuns: 60 },
  )
})

test('stays a number where the terms are tiny or the counts large', () => {
  expect(binomialTail(500, 1000, 0.5)).toBeGreaterThan(0.5)
  expect(binomialTail(200, 100_000, 0.001)).toBeLessThan(1e-15)
  expect(binomialTail(200, 100_000, 0.001)).toBeGreaterThan(0)
})
