import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openLocalClock } from '../src/clock.ts'
import { HOUR_MS, MINUTE_MS } from '../src/domain/time.ts'
import { tempDir } from './support/small-chat.ts'
import { at } from './support/time.ts'

const NOW = at('2026-11-23 20:00')
const MORNING = at('2026-11-24 08:30')

let temp: ReturnType<typeof tempDir>

beforeEach(() => {
  temp = tempDir()
  vi.useFakeTimers({ now: NOW })
})

afterEach(() => {
  vi.useRealTimers()
  temp.remove()
})

describe('a clock that runs', () => {
  const open = () => openLocalClock(temp.dir, MORNING, false)

  test('starts where it is told and goes on over a restart', () => {
    const clock = open()
    expect([clock.now(), clock.isFrozen]).toEqual([MORNING, false])
    vi.setSystemTime(NOW + HOUR_MS)
    expect(clock.now()).toBe(MORNING + HOUR_MS)
    clock.moveTo(MORNING + 5 * HOUR_MS)
    vi.setSystemTime(NOW + 2 * HOUR_MS)
    expect(open().now()).toBe(MORNING + 6 * HOUR_MS)
  })

  test('never goes back, not even when the machine’s clock does', () => {
    const clock = open()
    expect(() => clock.moveTo(MORNING - 1)).toThrow(RangeError)
    expect(() => clock.moveTo(Number.NaN)).toThrow(RangeError)
    vi.setSystemTime(NOW - HOUR_MS)
    expect(clock.now()).toBe(MORNING)
    expect(open().now()).toBe(MORNING)
    vi.setSystemTime(NOW + MINUTE_MS)
    expect(clock.now()).toBe(MORNING + MINUTE_MS)
  })
})

test('a clock that stands still moves only when told, and a folder keeps it so', () => {
  const clock = openLocalClock(temp.dir, MORNING, true)
  vi.setSystemTime(NOW + HOUR_MS)
  expect(clock.now()).toBe(MORNING)
  clock.moveTo(MORNING + MINUTE_MS)
  const again = openLocalClock(temp.dir, NOW, false)
  expect([again.now(), again.isFrozen]).toEqual([MORNING + MINUTE_MS, true])
  expect(() => again.moveTo(MORNING)).toThrow(RangeError)
})
