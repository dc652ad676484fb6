import { expect, test } from 'vitest'
import {
  addDays,
  DAY_MS,
  instantOn,
  localDayOf,
  midnightOf,
  minuteOfDay,
  weekdayOf,
} from '../../src/domain/time.ts'

test.each([
  { why: 'a day begins in Beijing at 16:00 UTC', utc: '2026-01-04T16:00:00Z', day: '2026-01-05', minute: 0 },
  { why: 'the minute before it', utc: '2026-01-04T15:59:59.999Z', day: '2026-01-04', minute: 1439 },
  { why: 'the afternoon is the same day', utc: '2026-01-05T09:30:00Z', day: '2026-01-05', minute: 1050 },
  { why: 'before 1970', utc: '1969-12-31T15:59:00Z', day: '1969-12-31', minute: 1439 },
])('$why', ({ utc, day, minute }) => {
  const at = Date.parse(utc)
  expect(localDayOf(at)).toBe(day)
  expect(minuteOfDay(at)).toBe(minute)
  expect(midnightOf(at)).toBe(instantOn(day, 0))
  expect(at - midnightOf(at)).toBeLessThan(DAY_MS)
})

test('days run over months, years and leap days, both ways', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
  expect(weekdayOf('2026-01-04')).toBe(0)
})
