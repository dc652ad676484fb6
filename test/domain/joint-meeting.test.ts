import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposedMeeting } from '../../src/domain/joint-meeting.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'
import { isWorkingTime } from '../../src/domain/working-calendar.ts'
import { CALENDAR } from '../support/small-office.ts'
import { at } from '../support/time.ts'

// 8:30–12:00 and 13:30–17:30.
test.each([
  { why: 'half a working day ahead', now: '2026-11-23 09:00', meeting: '2026-11-23 14:30' },
  { why: 'on a full half hour', now: '2026-11-23 09:05', meeting: '2026-11-23 15:00' },
  { why: 'not so late that an hour has no room', now: '2026-11-23 11:40', meeting: '2026-11-24 09:00' },
  { why: 'after a weekend', now: '2026-11-27 16:00', meeting: '2026-11-30 11:00' },
])('$why', ({ now, meeting }) => {
  expect(proposedMeeting(CALENDAR, at(now))).toBe(at(meeting))
})

test('units always have an hour of working time for it, at least half a day from now', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * 24 * 60 }), (minutes) => {
      const now = at('2026-11-01 00:00') + minutes * MINUTE_MS
      const meeting = proposedMeeting(CALENDAR, now)
      expect(meeting).toBeGreaterThan(now)
      expect(isWorkingTime(CALENDAR, meeting)).toBe(true)
      expect(isWorkingTime(CALENDAR, meeting + 59 * MINUTE_MS)).toBe(true)
    }),
  )
})
