import { expect, test } from 'vitest'
import { dayWords, deadlineWords, momentWords } from '../../src/domain/deadline-words.ts'
import { createWorkingCalendar } from '../../src/domain/working-calendar.ts'
import { at } from '../support/time.ts'

const OFFICE = createWorkingCalendar({
  spans: [
    { fromMinute: 510, toMinute: 720 },
    { fromMinute: 810, toMinute: 1050 },
  ],
})

// 24 November 2026 is a Tuesday.
test.each([
  { now: '2026-11-24 09:00', deadline: '2026-11-26 17:30', words: '周四 17:30 前（还有 2 个工作日）' },
  { now: '2026-11-24 14:30', deadline: '2026-11-24 17:30', words: '今天 17:30 前（还有 3 小时）' },
  { now: '2026-11-24 15:40', deadline: '2026-11-24 17:30', words: '今天 17:30 前（还有 1 小时 50 分钟）' },
  { now: '2026-11-24 16:30', deadline: '2026-11-24 17:30', words: '今天 17:30 前（还有 1 小时）' },
  { now: '2026-11-24 16:50', deadline: '2026-11-24 17:30', words: '今天 17:30 前（还有 40 分钟）' },
  { now: '2026-11-24 17:30', deadline: '2026-11-24 17:30', words: '今天 17:30，时限已到' },
  { now: '2026-11-24 09:00', deadline: '2026-11-25 17:30', words: '明天 17:30 前（还有 1 个工作日）' },
  { now: '2026-11-27 09:00', deadline: '2026-11-30 17:30', words: '周一 17:30 前（还有 1 个工作日）' },
  { now: '2026-11-24 09:00', deadline: '2026-11-30 17:30', words: '周一 17:30 前（还有 4 个工作日）' },
  { now: '2026-11-24 18:00', deadline: '2026-12-01 17:30', words: '12月1日 17:30 前（还有 5 个工作日）' },
  { now: '2026-11-24 09:00', deadline: '2026-12-03 17:30', words: '12月3日 17:30 前（还有 7 个工作日）' },
  { now: '2026-12-31 09:00', deadline: '2027-01-07 08:05', words: '1月7日 08:05 前（还有 4 个工作日）' },
  {
    now: '2026-11-24 09:00',
    deadline: '2027-06-30 17:30',
    words: '2027年6月30日 17:30 前（还有 155 个工作日）',
  },
  { now: '2026-10-01 09:00', deadline: '2026-10-03 09:00', words: '周六 09:00 前（还有 2 天）' },
  { now: '2026-11-28 00:00', deadline: '2026-11-29 10:00', words: '明天 10:00 前（还有 34 小时）' },
  { now: '2026-11-24 18:10', deadline: '2026-11-24 17:30', words: '已超期 40 分钟' },
  { now: '2026-11-24 10:00', deadline: '2026-11-24 08:50', words: '已超期 1 小时 10 分钟' },
  { now: '2026-11-28 09:30', deadline: '2026-11-27 17:30', words: '已超期 16 小时' },
  { now: '2026-11-25 08:00', deadline: '2026-11-24 17:30', words: '已超期 1 个工作日（原定 昨天 17:30）' },
  { now: '2026-11-30 09:00', deadline: '2026-11-27 17:30', words: '已超期 1 个工作日（原定 周五 17:30）' },
  {
    now: '2026-12-03 09:00',
    deadline: '2026-11-24 17:30',
    words: '已超期 7 个工作日（原定 11月24日 17:30）',
  },
])('at $now due $deadline: $words', ({ now, deadline, words }) => {
  expect(deadlineWords(OFFICE, at(now), at(deadline))).toBe(words)
})

test('a second past the deadline is overdue', () => {
  const deadline = at('2026-11-24 17:30')
  expect(deadlineWords(OFFICE, deadline + 1000, deadline)).toBe('刚刚超期')
})

test.each([
  { why: 'the day before', now: '2026-11-24 00:10', moment: '2026-11-23 23:50', words: '昨天 23:50' },
  {
    why: 'minutes away, but after midnight',
    now: '2026-11-24 23:50',
    moment: '2026-11-25 00:10',
    words: '明天 00:10',
  },
  { why: 'six days back', now: '2026-11-24 09:00', moment: '2026-11-18 09:00', words: '周三 09:00' },
  { why: 'a week back', now: '2026-11-24 09:00', moment: '2026-11-17 09:00', words: '11月17日 09:00' },
  { why: 'a year back', now: '2026-11-24 09:00', moment: '2025-11-24 09:00', words: '2025年11月24日 09:00' },
])('$why', ({ now, moment, words }) => {
  expect(momentWords(at(now), at(moment))).toBe(words)
})

test('a day is said without zeros', () => {
  expect(dayWords(at('2026-03-05 00:00'))).toBe('3月5日')
})
