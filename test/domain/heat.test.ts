import { expect, test } from 'vitest'
import type { Report } from '../../src/domain/heat.ts'
import { heatOf } from '../../src/domain/heat.ts'
import { DAY_MS } from '../../src/domain/time.ts'

const report = (person: string, day: number): Report => ({ person, at: day * DAY_MS })
const many = (people: number, everyDays: number): Report[] =>
  Array.from({ length: people }, (_, at) => report(`p${at}`, at * everyDays))
const ten = Array.from({ length: 10 }, (_, day) => report('one', day))

// Hotter first.
test.each([
  { why: 'three people are more than one who calls ten times', hot: many(3, 1), cold: ten },
  { why: 'who calls again is heard, a little', hot: [...many(3, 1), report('p0', 4)], cold: many(3, 1) },
  { why: 'within a month is hotter than over a year', hot: many(5, 5), cold: many(5, 80) },
  { why: 'more people, even over a longer time', hot: many(12, 10), cold: many(4, 2) },
])('$why', ({ hot, cold }) => {
  expect(heatOf(hot, 0.6)).toBeGreaterThan(heatOf(cold, 0.6))
})

test('a loose heap is less of a matter than one where each says the same; order of reports is nothing', () => {
  expect(heatOf(many(5, 5), 0.8)).toBeGreaterThan(heatOf(many(5, 5), 0.4))
  expect(heatOf(many(5, 5).reverse(), 0.8)).toBe(heatOf(many(5, 5), 0.8))
})
