import { expect, test } from 'vitest'
import { Repeats } from '../src/repeats.ts'

test('the same error is told once, and after a while with how many came since', () => {
  let now = 0
  const repeats = new Repeats(1000, () => now)
  expect(repeats.heldBack('no network')).toBe(0)
  for (now = 100; now < 1000; now += 100) expect(repeats.heldBack('no network')).toBeUndefined()
  expect(repeats.heldBack('another'), 'another is told at once').toBe(0)
  expect(repeats.heldBack('no network')).toBe(9)
  expect(repeats.heldBack('no network')).toBeUndefined()
})

test('errors that all differ are all told, and are not kept for ever', () => {
  const repeats = new Repeats(1000, () => 0)
  for (let nth = 0; nth < 500; nth += 1) expect(repeats.heldBack(`error ${nth}`)).toBe(0)
})
