import { expect, test } from 'vitest'
import { shuffled } from '../../src/matching/shuffled.ts'
import { confidences, temperatureOf } from '../../src/matching/temperature.ts'

test('of what is said with 0.8, eight in ten are right', () => {
  // Scores one apart, and the higher one right in eight of ten.
  const judged = Array.from({ length: 100 }, (_, at) => ({
    scores: Float64Array.of(0, 1),
    truth: at % 10 < 8 ? 1 : 0,
  }))
  const factor = temperatureOf(judged)
  expect(confidences(Float64Array.of(0, 1), factor)[1]).toBeCloseTo(0.8, 3)
})

test('scores that are always right may be trusted as far as the factor goes', () => {
  const judged = [{ scores: Float64Array.of(0, 1), truth: 1 }]
  expect(temperatureOf(judged)).toBeCloseTo(30, 0)
})

test('shares sum to one however large the scores', () => {
  const shares = confidences(Float64Array.of(1_000, -1_000, 999), 5)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
})

test('an order holds each place once and depends on its seed', () => {
  const order = [...shuffled(1_000, 7)]
  expect([...order].sort((one, other) => one - other)).toEqual([...order.keys()])
  expect(order).not.toEqual([...order.keys()])
  expect([...shuffled(1_000, 7)]).toEqual(order)
  expect([...shuffled(1_000, 8)]).not.toEqual(order)
})
