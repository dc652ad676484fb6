import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DeskError } from '../../src/domain/errors.ts'
import { addDays, MINUTE_MS } from '../../src/domain/time.ts'
import {
  addWorkingDays,
  addWorkingMinutes,
  applyLimit,
  createWorkingCalendar,
  isWorkingDay,
  isWorkingTime,
  limitBefore,
  nextWorkdayMorning,
  subtractWorkingMinutes,
  workingDaysBefore,
  workingDaysLeft,
  workingMinutesBetween,
  yearsWithoutData,
} from '../../src/domain/working-calendar.ts'
import { at, wallClock } from '../support/time.ts'

const SPANS = [
  { fromMinute: 510, toMinute: 720 },
  { fromMinute: 810, toMinute: 1050 },
]
/** 08:30–12:00 and 13:30–17:30, nothing decided by the office itself. */
const OFFICE = createWorkingCalendar({ spans: SPANS, daysOff: [], workdays: [] })
/** Every day is off for two years. */
const CLOSED = createWorkingCalendar({
  spans: SPANS,
  daysOff: Array.from({ length: 740 }, (_, index) => addDays('2026-01-01', index)),
})

function expectExhausted(act: () => unknown): void {
  expect(act).toThrow(expect.objectContaining({ name: 'DeskError', code: 'calendar_exhausted' }))
}

describe('working days', () => {
  test.each([
    { why: 'a plain Monday', day: '2026-01-05', works: true },
    { why: 'a plain Saturday', day: '2026-01-10', works: false },
    { why: '元旦, a Thursday', day: '2026-01-01', works: false },
    { why: '调休 Sunday after 元旦', day: '2026-01-04', works: true },
    { why: '调休 Saturday before Spring Festival', day: '2026-02-14', works: true },
    { why: '除夕, a Monday', day: '2026-02-16', works: false },
    { why: 'last day of Spring Festival', day: '2026-02-23', works: false },
    { why: 'first day after Spring Festival', day: '2026-02-24', works: true },
    { why: '调休 Saturday after Spring Festival', day: '2026-02-28', works: true },
    { why: '清明 moved to a Monday', day: '2026-04-06', works: false },
    { why: '调休 Saturday after 劳动节', day: '2026-05-09', works: true },
    { why: '调休 Sunday before National Day', day: '2026-09-20', works: true },
    { why: '中秋', day: '2026-09-25', works: false },
    { why: 'last day of National Day', day: '2026-10-07', works: false },
    { why: '调休 Saturday after National Day', day: '2026-10-10', works: true },
    { why: '元旦 2027, fixed by law although its notice is not known', day: '2027-01-01', works: false },
    { why: 'a plain Monday of a year without data', day: '2027-01-04', works: true },
    { why: 'a Saturday of a year without data', day: '2027-01-09', works: false },
    { why: '除夕 2027: unknown, so a plain Friday', day: '2027-02-05', works: true },
    { why: 'a leap day', day: '2024-02-29', works: true },
  ])('$day $why', ({ day, works }) => {
    expect(isWorkingDay(OFFICE, day)).toBe(works)
  })

  test('the office overrides the country either way, and a workday wins over a day off', () => {
    const calendar = createWorkingCalendar({
      spans: SPANS,
      daysOff: ['2026-03-05', '2026-10-02'],
      workdays: ['2026-10-01', '2026-10-02'],
    })
    expect(isWorkingDay(calendar, '2026-03-05')).toBe(false)
    expect(isWorkingDay(calendar, '2026-10-01')).toBe(true)
    expect(isWorkingDay(calendar, '2026-10-02')).toBe(true)
    expect(isWorkingDay(calendar, '2026-03-06')).toBe(true)
  })

  // Counted in the State Council's notices: 国办发明电 for 2024 and 2026.
  test.each([
    { year: 2024, makeUpDays: 8 },
    { year: 2025, makeUpDays: 5 },
    { year: 2026, makeUpDays: 6 },
  ])('$year has $makeUpDays make-up days', ({ year, makeUpDays }) => {
    const weekends = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter(
      (day) => day.startsWith(String(year)) && [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
    )
    expect(weekends.filter((day) => isWorkingDay(OFFICE, day))).toHaveLength(makeUpDays)
  })
})

test.each([
  { why: 'at the opening', moment: '2026-01-05 08:30', works: true },
  { why: 'a minute before it', moment: '2026-01-05 08:29', works: false },
  { why: 'at the close before lunch', moment: '2026-01-05 12:00', works: false },
  { why: 'at lunch', moment: '2026-01-05 12:59', works: false },
  { why: 'at the close of business', moment: '2026-01-05 17:30', works: false },
  { why: 'on a Sunday', moment: '2026-01-11 10:00', works: false },
  { why: 'on a 调休 Sunday', moment: '2026-01-04 10:00', works: true },
])('working time $why', ({ moment, works }) => {
  expect(isWorkingTime(OFFICE, at(moment))).toBe(works)
})

describe('working minutes', () => {
  test.each([
    { why: 'within a span', from: '2026-01-05 09:00', minutes: 30, due: '2026-01-05 09:30' },
    { why: 'over lunch', from: '2026-01-05 11:50', minutes: 30, due: '2026-01-05 13:50' },
    {
      why: 'ends exactly at the close before lunch',
      from: '2026-01-05 11:30',
      minutes: 30,
      due: '2026-01-05 12:00',
    },
    {
      why: 'ends exactly at the close of business',
      from: '2026-01-05 17:00',
      minutes: 30,
      due: '2026-01-05 17:30',
    },
    { why: 'one minute past a close', from: '2026-01-05 11:30', minutes: 31, due: '2026-01-05 13:31' },
    { why: 'starts at lunch', from: '2026-01-05 12:30', minutes: 30, due: '2026-01-05 14:00' },
    { why: 'starts at the very close', from: '2026-01-05 12:00', minutes: 1, due: '2026-01-05 13:31' },
    { why: 'starts before the opening', from: '2026-01-05 06:00', minutes: 30, due: '2026-01-05 09:00' },
    { why: 'on Friday evening', from: '2026-01-09 20:10', minutes: 30, due: '2026-01-12 09:00' },
    { why: 'over a weekend', from: '2026-01-09 17:20', minutes: 30, due: '2026-01-12 08:50' },
    { why: 'over 元旦 into a 调休 Sunday', from: '2025-12-31 17:20', minutes: 30, due: '2026-01-04 08:50' },
    { why: 'starts on a holiday', from: '2026-10-03 10:00', minutes: 60, due: '2026-10-08 09:30' },
    { why: 'a whole day of 450 minutes', from: '2026-01-05 08:30', minutes: 450, due: '2026-01-05 17:30' },
    { why: 'over Spring Festival', from: '2026-02-14 17:00', minutes: 60, due: '2026-02-24 09:00' },
    { why: 'into 2027 past 元旦', from: '2026-12-31 17:20', minutes: 30, due: '2027-01-04 08:50' },
    { why: 'no time at all, at night', from: '2026-01-05 23:00', minutes: 0, due: '2026-01-05 23:00' },
    // China kept summer time in 1986–1991 only; the clocks of other countries change on this day.
    { why: 'over a night of DST elsewhere', from: '2026-03-27 17:20', minutes: 30, due: '2026-03-30 08:50' },
  ])('$why', ({ from, minutes, due }) => {
    expect(wallClock(addWorkingMinutes(OFFICE, at(from), minutes))).toBe(due)
  })

  test('seconds are kept', () => {
    expect(addWorkingMinutes(OFFICE, at('2026-01-05 11:59') + 1500, 2)).toBe(at('2026-01-05 13:31') + 1500)
  })

  test.each([
    { why: 'within a span', mark: '2026-01-05 09:30', minutes: 30, from: '2026-01-05 09:00' },
    { why: 'over lunch', mark: '2026-01-05 13:50', minutes: 30, from: '2026-01-05 11:50' },
    { why: 'used up exactly at an opening', mark: '2026-01-05 14:00', minutes: 30, from: '2026-01-05 13:30' },
    { why: 'back over a weekend', mark: '2026-01-12 08:50', minutes: 30, from: '2026-01-09 17:20' },
    { why: 'back over Spring Festival', mark: '2026-02-24 09:00', minutes: 60, from: '2026-02-14 17:00' },
    { why: 'from a mark at night', mark: '2026-01-05 23:00', minutes: 30, from: '2026-01-05 17:00' },
    { why: 'no time at all', mark: '2026-01-11 10:00', minutes: 0, from: '2026-01-11 10:00' },
  ])('subtracted: $why', ({ mark, minutes, from }) => {
    expect(wallClock(subtractWorkingMinutes(OFFICE, at(mark), minutes))).toBe(from)
  })

  test.each([
    { why: 'lunch does not count', from: '2026-01-05 11:00', to: '2026-01-05 14:00', minutes: 90 },
    { why: 'a night does not count', from: '2026-01-05 17:00', to: '2026-01-06 09:00', minutes: 60 },
    { why: 'a holiday does not count', from: '2026-02-14 17:30', to: '2026-02-24 08:30', minutes: 0 },
    {
      why: 'a part of a minute does not count',
      from: '2026-01-05 09:00',
      to: '2026-01-05 09:00',
      minutes: 0,
    },
    { why: 'backwards is nothing', from: '2026-01-06 09:00', to: '2026-01-05 09:00', minutes: 0 },
  ])('between: $why', ({ from, to, minutes }) => {
    expect(workingMinutesBetween(OFFICE, at(from), at(to))).toBe(minutes)
  })
})

describe('working days as a limit', () => {
  test.each([
    { why: 'the first day is not counted', from: '2026-01-05 09:00', days: 5, due: '2026-01-12 17:30' },
    { why: 'nor late in the evening', from: '2026-01-05 22:00', days: 1, due: '2026-01-06 17:30' },
    { why: 'Friday evening', from: '2026-01-09 20:10', days: 1, due: '2026-01-12 17:30' },
    { why: 'starts on a Saturday', from: '2026-01-10 10:00', days: 1, due: '2026-01-12 17:30' },
    { why: 'starts on a holiday', from: '2026-10-03 10:00', days: 2, due: '2026-10-09 17:30' },
    { why: 'a 调休 Saturday counts', from: '2026-10-08 10:00', days: 2, due: '2026-10-10 17:30' },
    // 12, 13 and 14 February, then 24 and 25: nine days of holiday in between.
    { why: 'five days over Spring Festival', from: '2026-02-11 10:00', days: 5, due: '2026-02-25 17:30' },
    { why: 'with the 调休 day after it', from: '2026-02-24 10:00', days: 4, due: '2026-02-28 17:30' },
    { why: 'into 2027 past 元旦', from: '2026-12-31 10:00', days: 1, due: '2027-01-04 17:30' },
    { why: 'none: today’s close', from: '2026-01-05 10:00', days: 0, due: '2026-01-05 17:30' },
    { why: 'none, exactly at the close', from: '2026-01-05 17:30', days: 0, due: '2026-01-05 17:30' },
    {
      why: 'none, after the close: the next one',
      from: '2026-01-09 18:00',
      days: 0,
      due: '2026-01-12 17:30',
    },
  ])('$why', ({ from, days, due }) => {
    expect(wallClock(addWorkingDays(OFFICE, at(from), days))).toBe(due)
  })

  test.each([
    { why: '黄牌 on the day before', mark: '2026-01-06 17:30', days: 1, from: '2026-01-05 17:30' },
    { why: 'over a weekend', mark: '2026-01-12 17:30', days: 1, from: '2026-01-09 17:30' },
    { why: 'over National Day', mark: '2026-10-08 17:30', days: 1, from: '2026-09-30 17:30' },
    { why: 'to a 调休 Saturday', mark: '2026-10-12 17:30', days: 1, from: '2026-10-10 17:30' },
    { why: 'from a mark on a day off', mark: '2026-01-11 10:00', days: 1, from: '2026-01-09 10:00' },
    { why: 'none', mark: '2026-01-11 10:00', days: 0, from: '2026-01-11 10:00' },
  ])('before: $why', ({ mark, days, from }) => {
    expect(wallClock(workingDaysBefore(OFFICE, at(mark), days))).toBe(from)
  })

  test.each([
    { why: 'later today', now: '2026-01-05 09:00', deadline: '2026-01-05 17:30', left: 0 },
    { why: 'tomorrow', now: '2026-01-05 23:00', deadline: '2026-01-06 17:30', left: 1 },
    { why: 'after a weekend', now: '2026-01-09 09:00', deadline: '2026-01-12 17:30', left: 1 },
    { why: 'with a 调休 Saturday', now: '2026-10-08 09:00', deadline: '2026-10-12 17:30', left: 3 },
    { why: 'on a day off', now: '2026-01-09 09:00', deadline: '2026-01-10 09:00', left: 0 },
    { why: 'past', now: '2026-01-09 09:00', deadline: '2026-01-05 17:30', left: 0 },
  ])('left: $why', ({ now, deadline, left }) => {
    expect(workingDaysLeft(OFFICE, at(now), at(deadline))).toBe(left)
  })
})

test.each([
  { why: 'before it opens, still today', now: '2026-01-05 07:00', morning: '2026-01-05 08:30' },
  { why: 'as it opens', now: '2026-01-05 08:30', morning: '2026-01-06 08:30' },
  { why: 'on Friday', now: '2026-01-09 15:00', morning: '2026-01-12 08:30' },
  { why: 'before Spring Festival', now: '2026-02-14 15:00', morning: '2026-02-24 08:30' },
  { why: 'before a 调休 Saturday', now: '2026-02-13 15:00', morning: '2026-02-14 08:30' },
])('next morning $why', ({ now, morning }) => {
  expect(wallClock(nextWorkdayMorning(OFFICE, at(now)))).toBe(morning)
})

describe('years without data', () => {
  test.each([
    { why: 'all is known', from: '2025-12-01 09:00', to: '2026-12-31 17:30', years: [] },
    { why: 'a deadline over the border', from: '2026-12-30 09:00', to: '2027-01-07 17:30', years: [2027] },
    { why: 'several', from: '2026-12-30 09:00', to: '2028-01-07 17:30', years: [2027, 2028] },
    { why: 'before the data begins', from: '2003-05-01 09:00', to: '2004-05-01 09:00', years: [2003] },
    { why: 'backwards', from: '2028-05-01 09:00', to: '2027-05-01 09:00', years: [] },
  ])('$why', ({ from, to, years }) => {
    expect(yearsWithoutData(OFFICE, at(from), at(to))).toEqual(years)
  })

  test('a year that the office filled in itself is known', () => {
    const calendar = createWorkingCalendar({ spans: SPANS, daysOff: ['2027-02-05'] })
    expect(yearsWithoutData(calendar, at('2026-12-30 09:00'), at('2027-01-07 17:30'))).toEqual([])
    expect(isWorkingDay(calendar, '2027-02-05')).toBe(false)
  })
})

test('a limit ends by days, working minutes or the clock, and is taken back the same way', () => {
  const start = at('2026-01-09 17:20')
  expect(wallClock(applyLimit(OFFICE, start, { workingDays: 1 }))).toBe('2026-01-12 17:30')
  expect(wallClock(applyLimit(OFFICE, start, { workingMinutes: 30 }))).toBe('2026-01-12 08:50')
  expect(wallClock(applyLimit(OFFICE, start, { minutes: 30 }))).toBe('2026-01-09 17:50')
  const mark = at('2026-01-12 08:50')
  expect(wallClock(limitBefore(OFFICE, mark, { workingDays: 1 }))).toBe('2026-01-09 08:50')
  expect(wallClock(limitBefore(OFFICE, mark, { workingMinutes: 30 }))).toBe('2026-01-09 17:20')
  expect(wallClock(limitBefore(OFFICE, mark, { minutes: 60 }))).toBe('2026-01-12 07:50')
})

describe('what cannot be computed', () => {
  test('a calendar without a working day is said, not searched for ever', () => {
    const start = at('2026-03-15 09:00')
    expectExhausted(() => addWorkingMinutes(CLOSED, start, 1))
    expectExhausted(() => subtractWorkingMinutes(CLOSED, at('2027-12-15 09:00'), 1))
    expectExhausted(() => addWorkingDays(CLOSED, start, 0))
    expectExhausted(() => workingDaysBefore(CLOSED, at('2027-12-15 09:00'), 1))
    expectExhausted(() => nextWorkdayMorning(CLOSED, start))
    expect(workingMinutesBetween(CLOSED, start, at('2027-01-15 09:00'))).toBe(0)
  })

  test('the error names its arguments', () => {
    const calendar = createWorkingCalendar({ spans: [] })
    try {
      addWorkingDays(calendar, 0, 5)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(DeskError)
      expect(error).toMatchObject({ code: 'calendar_exhausted', params: { start: 0, days: 5 } })
    }
  })

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%s is no count', (count) => {
    expect(() => addWorkingMinutes(OFFICE, 0, count)).toThrow(RangeError)
    expect(() => subtractWorkingMinutes(OFFICE, 0, count)).toThrow(RangeError)
    expect(() => addWorkingDays(OFFICE, 0, count)).toThrow(RangeError)
    expect(() => workingDaysBefore(OFFICE, 0, count)).toThrow(RangeError)
  })
})

describe('for any start and length', () => {
  const instant = fc.integer({ min: at('2024-01-01 00:00'), max: at('2028-06-01 00:00') })
  const minutes = fc.integer({ min: 0, max: 20_000 })
  const calendar = fc
    .record({
      cuts: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 }),
      daysOff: fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 40 }),
      workdays: fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 40 }),
    })
    .map(({ cuts, daysOff, workdays }) => {
      const edges = cuts.toSorted((one, other) => one - other)
      const day = (index: number): string => addDays('2025-01-01', index)
      return createWorkingCalendar({
        spans: edges.flatMap((fromMinute, index) => {
          const toMinute = edges[index + 1]
          return index % 2 === 0 && toMinute !== undefined ? [{ fromMinute, toMinute }] : []
        }),
        daysOff: daysOff.map(day),
        workdays: workdays.map(day),
      })
    })
    .filter((made) => workingMinutesBetween(made, at('2026-03-02 00:00'), at('2026-03-07 00:00')) >= 1500)

  function holds(property: fc.IProperty<unknown>): void {
    fc.assert(property, { seed: 20_260_105, numRuns: 300 })
  }

  test('a due instant is never before the start, and lies in working time', () => {
    holds(
      fc.property(calendar, instant, minutes, (made, start, length) => {
        const due = addWorkingMinutes(made, start, length)
        expect(due).toBeGreaterThanOrEqual(start)
        if (length > 0) expect(isWorkingTime(made, due - 1)).toBe(true)
      }),
    )
  })

  test('more minutes are due later, and a later start never earlier', () => {
    holds(
      fc.property(calendar, instant, minutes, fc.nat(10_000), (made, start, length, more) => {
        const due = addWorkingMinutes(made, start, length)
        expect(addWorkingMinutes(made, start, length + more)).toBeGreaterThanOrEqual(due)
        expect(addWorkingMinutes(made, start + more * 977, length)).toBeGreaterThanOrEqual(due)
      }),
    )
  })

  test('two lengths one after the other are one length', () => {
    holds(
      fc.property(calendar, instant, minutes, minutes, (made, start, first, second) => {
        const inTwo = addWorkingMinutes(made, addWorkingMinutes(made, start, first), second)
        expect(inTwo).toBe(addWorkingMinutes(made, start, first + second))
      }),
    )
  })

  test('exactly the minutes added lie between, and lie between after taking them back', () => {
    holds(
      fc.property(calendar, instant, minutes, (made, start, length) => {
        expect(workingMinutesBetween(made, start, addWorkingMinutes(made, start, length))).toBe(length)
        const from = subtractWorkingMinutes(made, start, length)
        expect(from).toBeLessThanOrEqual(start)
        expect(workingMinutesBetween(made, from, start)).toBe(length)
      }),
    )
  })

  test('taking back what was added comes back, from inside working time', () => {
    holds(
      fc.property(
        calendar,
        instant,
        minutes,
        fc.integer({ min: 1, max: 9000 }),
        (made, start, first, length) => {
          fc.pre(first > 0)
          const from = addWorkingMinutes(made, start, first) - 1
          const due = addWorkingMinutes(made, from, length)
          expect(subtractWorkingMinutes(made, due, length)).toBe(from)
        },
      ),
    )
  })

  test('a day limit ends at a close, n working days after the day it began', () => {
    holds(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (start, days) => {
        const due = addWorkingDays(OFFICE, start, days)
        expect(wallClock(due)).toMatch(/ 17:30$/)
        expect(workingDaysLeft(OFFICE, start, due)).toBe(days)
        expect(workingDaysLeft(OFFICE, workingDaysBefore(OFFICE, due, days), due)).toBe(days)
      }),
    )
  })
})

test('a deadline costs microseconds once the days are known', () => {
  const rounds = 2000
  const start = at('2026-02-11 10:00')
  const run = (): number => {
    const from = performance.now()
    for (let round = 0; round < rounds; round += 1) addWorkingDays(OFFICE, start + round * MINUTE_MS, 5)
    return ((performance.now() - from) * 1000) / rounds
  }
  run()
  // A fortnight is walked; measured 1 µs, the bound leaves room for a busy machine.
  expect(Math.min(run(), run(), run())).toBeLessThan(50)
})
