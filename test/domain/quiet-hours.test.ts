import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuietTimes } from '../../src/domain/quiet-hours.ts'
import { beforeQuiet, isQuiet, reminderTime, sendTime } from '../../src/domain/quiet-hours.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'
import { CALENDAR } from '../support/small-office.ts'
import { at, wallClock } from '../support/time.ts'

const NIGHT: QuietTimes = { fromMinute: 20 * 60, toMinute: 8 * 60, daysOff: true }
const LONG_AGO = at('2026-01-01 00:00')

describe('what falls due in the quiet is said before it', () => {
  test.each([
    { why: 'by day it stays', due: '2026-11-24 10:00', said: '2026-11-24 10:00' },
    {
      why: 'in the evening half an hour before people go home',
      due: '2026-11-24 21:00',
      said: '2026-11-24 17:00',
    },
    { why: 'in the small hours on the day before', due: '2026-11-25 03:00', said: '2026-11-24 17:00' },
    { why: 'on a Sunday on Friday', due: '2026-11-29 12:00', said: '2026-11-27 17:00' },
    { why: 'on a Sunday that is worked it stays', due: '2026-09-20 10:00', said: '2026-09-20 10:00' },
    {
      why: 'in National Day on the last day of September',
      due: '2026-10-05 12:00',
      said: '2026-09-30 17:00',
    },
    {
      why: 'in Spring Festival on the Saturday that is worked for it',
      due: '2026-02-20 12:00',
      said: '2026-02-14 17:00',
    },
  ])('$why', ({ due, said }) => {
    expect(wallClock(beforeQuiet(NIGHT, CALENDAR, at(due), LONG_AGO))).toBe(said)
  })

  test('quiet from midnight on: before people go home, not a minute before midnight', () => {
    const small: QuietTimes = { fromMinute: 0, toMinute: 6 * 60, daysOff: true }
    expect(wallClock(beforeQuiet(small, CALENDAR, at('2026-11-30 03:00'), LONG_AGO))).toBe('2026-11-27 17:00')
    expect(wallClock(beforeQuiet(small, CALENDAR, at('2026-11-25 03:00'), LONG_AGO))).toBe('2026-11-24 17:00')
  })

  test('where the ticket came too late for that it waits for the end of the quiet', () => {
    const due = at('2026-11-24 21:00')
    expect(beforeQuiet(NIGHT, CALENDAR, due, at('2026-11-24 18:00'))).toBe(due)
    expect(wallClock(reminderTime(NIGHT, CALENDAR, due))).toBe('2026-11-25 08:00')
  })
})

test.each([
  { why: 'by day at once', now: '2026-11-24 10:00', goes: '2026-11-24 10:00' },
  { why: 'at night in the morning', now: '2026-11-24 23:00', goes: '2026-11-25 08:00' },
  { why: 'on Friday night on Monday', now: '2026-11-27 21:00', goes: '2026-11-30 08:00' },
  { why: 'in National Day when it is over', now: '2026-10-02 10:00', goes: '2026-10-08 08:00' },
])('a reminder written $why', ({ now, goes }) => {
  expect(wallClock(reminderTime(NIGHT, CALENDAR, at(now)))).toBe(goes)
})

const anyTime = fc
  .integer({ min: 0, max: 365 * 24 * 60 })
  .map((minutes) => at('2026-01-01 00:00') + minutes * MINUTE_MS)
/** At night, at noon, across midnight or not, with and without days off. */
const anyQuiet = fc
  .record({
    fromMinute: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 0, max: 14 * 60 }),
    daysOff: fc.boolean(),
  })
  .map(({ fromMinute, length, daysOff }) => ({ fromMinute, toMinute: (fromMinute + length) % 1440, daysOff }))

/** With no quiet hours `from` and `to` are the same, which no minute lies between. */
function disturbs(quiet: QuietTimes, time: number): boolean {
  return isQuiet(quiet, CALENDAR, time)
}

test('what is said before the quiet is said neither in it, nor after it was due, nor before the ticket came', () => {
  fc.assert(
    fc.property(anyQuiet, anyTime, fc.integer({ min: 0, max: 20_000 }), (quiet, due, minutes) => {
      const came = due - minutes * MINUTE_MS
      const said = beforeQuiet(quiet, CALENDAR, due, came)
      expect(said).toBeLessThanOrEqual(due)
      if (said === due) return
      expect(disturbs(quiet, due)).toBe(true)
      expect(said).toBeGreaterThan(came)
      expect(disturbs(quiet, said), wallClock(said)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

test('a reminder never goes out in the quiet, never before it is written, and at the first minute it may', () => {
  fc.assert(
    fc.property(anyQuiet, anyTime, (quiet, now) => {
      const goes = reminderTime(quiet, CALENDAR, now)
      expect(goes).toBeGreaterThanOrEqual(now)
      expect(disturbs(quiet, goes), wallClock(goes)).toBe(false)
      if (goes > now) expect(disturbs(quiet, goes - MINUTE_MS)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('a message waits at most for the end of the quiet hours, and not past its ticket’s deadline', () => {
  fc.assert(
    fc.property(anyQuiet, anyTime, fc.integer({ min: 1, max: 2_000 }), (quiet, now, minutes) => {
      const deadline = now + minutes * MINUTE_MS
      const goes = sendTime(quiet, now, deadline)
      expect(goes).toBeGreaterThanOrEqual(now)
      if (goes > now) expect(goes).toBeLessThanOrEqual(deadline)
      expect(goes - now).toBeLessThan(24 * 60 * MINUTE_MS)
    }),
    { numRuns: 2_000 },
  )
})
