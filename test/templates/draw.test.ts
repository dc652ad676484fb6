import { expect, test } from 'vitest'
import { drawFactors } from '../../src/templates/knowledge/draw.ts'

const SCORES = new Map([
  ['水管', [9, 6]],
  ['路灯', [9, 0]],
  ['暖气', [9, 0]],
])
const QUERIES = [...SCORES.keys()]

function scoresOf(query: string) {
  return (SCORES.get(query) ?? [])
    .map((score, document) => ({ document, score }))
    .filter(({ score }) => score > 0)
}

test('a text that scores well for whatever is asked is lowered, the others rise', () => {
  const [hub = 0, plain = 0, never = 0] = drawFactors({ size: 3, scoresOf }, QUERIES, 0.5)
  expect(hub).toBeLessThan(1)
  expect(plain).toBeGreaterThan(hub)
  expect(never).toBeGreaterThan(plain)
})

test.each([
  { why: 'a power of nothing', size: 2, queries: QUERIES, power: 0 },
  { why: 'nothing asked yet', size: 2, queries: [], power: 0.5 },
  { why: 'queries that find nothing', size: 2, queries: ['燃气'], power: 0.5 },
])('$why changes nothing', ({ size, queries, power }) => {
  expect([...drawFactors({ size, scoresOf }, queries, power)]).toEqual([1, 1])
})
