import { describe, expect, test } from 'vitest'
import { readInterview } from '../../src/domain/spoken-interview.ts'
import { lastListedWeek, listTimeOf, spanOfWeek, weekOf } from '../../src/domain/weekly.ts'
import { findingsOf } from '../../src/domain/weekly-findings.ts'
import { eventsOfLife } from '../support/history.ts'
import { CALENDAR } from '../support/small-office.ts'
import { at, wallClock } from '../support/time.ts'

const NINE = 9 * 60
const START = 'opened 11-09 09:00; lead huanwei 11-09 09:00 due 11-16 17:30; signed 11-09 09:10'
/** Monday 16 to Sunday 22 November. */
const SPAN = spanOfWeek('2026-11-16')

describe('what a week is asked about', () => {
  test.each([
    {
      why: 'the limit passed in the week, no reply by its end',
      life: START,
      found: ['overdue huanwei 2026-11-16 17:30 late 1800'],
    },
    {
      why: 'replied just at the limit',
      life: `${START}; replied 11-16 17:30`,
      found: [],
    },
    {
      why: 'replied two working hours late',
      life: `${START}; replied 11-17 10:30`,
      found: ['overdue huanwei 2026-11-16 17:30 late 120'],
    },
    {
      why: 'overdue since the week before: it was on that list',
      life: START.replace('due 11-16', 'due 11-13'),
      found: [],
    },
    {
      why: 'a limit that stood still',
      life: `${START}; pauses 11-16 10:00; resumes 11-18 10:00 due 11-20 10:00; replied 11-19 10:00`,
      found: [],
    },
    {
      why: 'made urgent: the shorter limit passed',
      life: `${START.replace('due 11-16', 'due 11-26')}; raised 11-16 10:00 due 11-17 17:30; replied 11-18 09:30`,
      found: ['overdue huanwei 2026-11-17 17:30 late 60'],
    },
    {
      why: 'urgent no longer before that',
      life: `${START.replace('due 11-16', 'due 11-26')}; raised 11-16 10:00 due 11-17 17:30; lowered 11-17 09:00 due 11-26 17:30`,
      found: [],
    },
    {
      why: 'extended before it passed',
      life: `${START}; extended 11-16 10:00 due 11-26 17:30`,
      found: [],
    },
    {
      why: 'sent back after the limit: perfunctory, and overdue from then',
      life: `${START}; replied 11-16 10:00; rejected 11-18 09:00; replied 11-18 16:00`,
      found: [
        'perfunctory huanwei 2026-11-18 09:00',
        // From the limit itself: 8 hours and a half of Tuesday, 6 of Wednesday.
        'overdue huanwei 2026-11-18 09:00 late 810',
      ],
    },
    {
      why: 'a bad answer, and a good one after it',
      life: `${START}; replied 11-12 10:00; said unsolved dissatisfied 11-17 10:00; round 2 11-17 10:00 due 11-20 17:30; replied 11-19 10:00; said solved basic 11-20 10:00; closed satisfied 11-20 10:00`,
      found: ['dissatisfied huanwei 2026-11-17 10:00'],
    },
    {
      why: 'solved is not enough: two questions',
      life: `${START}; replied 11-12 10:00; said solved dissatisfied 11-17 10:00`,
      found: ['dissatisfied huanwei 2026-11-17 10:00'],
    },
    {
      why: 'overdue again in the second round',
      life: `${START}; replied 11-12 10:00; said unsolved dissatisfied 11-13 10:00; round 2 11-13 10:00 due 11-18 17:30`,
      found: ['overdue huanwei 2026-11-18 17:30 late 900'],
    },
    {
      why: 'returned twice: the second unit is asked',
      life: `${START}; returned huanwei 11-10 10:00; lead sifa 11-10 11:00 due 11-23 17:30; returned sifa 11-17 10:00; lead jianguan 11-17 11:00 due 11-23 17:30`,
      found: ['returned_twice sifa 2026-11-17 10:00'],
    },
    {
      why: 'returned once, and the station has it',
      life: `${START}; returned huanwei 11-16 10:00`,
      found: [],
    },
    { why: 'withdrawn before the limit', life: `${START}; closed withdrawn 11-16 10:00`, found: [] },
    {
      why: 'all of it after the week',
      life: `${START}; replied 11-13 10:00; rejected 11-23 00:00`,
      found: [],
    },
  ])('$why', ({ life, found }) => {
    const findings = findingsOf(eventsOfLife(life, { number: 'A1001' }), SPAN, CALENDAR)
    const words = findings.map((one) => {
      const late = one.kind === 'overdue' ? ` late ${one.lateMinutes}` : ''
      return `${one.kind} ${one.unitId} ${wallClock(one.at)}${late}`
    })
    expect(words).toEqual(found)
  })
})

describe('when the list is made', () => {
  test.each([
    { why: 'an ordinary Monday', week: '2026-11-16', time: '2026-11-23 09:00' },
    { why: 'after National Day: the first working day', week: '2026-09-28', time: '2026-10-08 09:00' },
    { why: 'over Spring Festival', week: '2026-02-09', time: '2026-02-24 09:00' },
    { why: 'a whole week off', week: '2026-02-16', time: '2026-02-24 09:00' },
  ])('$why', ({ week, time }) => {
    expect(wallClock(listTimeOf(week, CALENDAR, NINE))).toBe(time)
    expect(lastListedWeek(at(time) - 1, CALENDAR, NINE) < week).toBe(true)
    expect(lastListedWeek(at(time), CALENDAR, NINE) >= week).toBe(true)
  })

  test('a week begins on Monday', () => {
    expect(weekOf(at('2026-11-22 23:59'))).toBe('2026-11-16')
    expect(weekOf(at('2026-11-23 00:00'))).toBe('2026-11-23')
  })
})

test.each([
  { said: '11月24日 郭长河，承诺 11月30日前清完', day: '2026-11-24', dueDay: '2026-11-30' },
  { said: '郭长河 承诺11月30日前清完', day: '2026-11-24', dueDay: '2026-11-30' },
  { said: '昨天晚上 郭长河', day: '2026-11-24', dueDay: undefined },
  { said: '11月23日 郭长河谈了，11月27日办结', day: '2026-11-23', dueDay: '2026-11-27' },
  { said: '郭长河，11月30日前整改', day: '2026-11-24', dueDay: '2026-11-30' },
  { said: '今天 郭长河 要求周五前办好', day: '2026-11-24', dueDay: '2026-11-27' },
])('约谈 $said', ({ said, day, dueDay }) => {
  const read = readInterview(said, '2026-11-24')
  expect({ day: read.day, dueDay: read.dueDay }).toEqual({ day, dueDay })
})
