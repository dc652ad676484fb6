import { expect, test } from 'vitest'
import { addMonths } from '../../src/domain/months.ts'
import { likeSpans } from '../../src/domain/period.ts'
import { readSpokenMonth } from '../../src/domain/spoken-month.ts'
import { readSpokenWeek } from '../../src/domain/spoken-week.ts'
import { at } from '../support/time.ts'

test.each([
  { said: '10月', month: '2026-10', rest: '' },
  { said: '十月份', month: '2026-10', rest: '' },
  { said: '11月', month: '2026-11', rest: '' },
  { said: '12月', month: '2025-12', rest: '', why: 'has not begun this year' },
  { said: '十二月 环卫所', month: '2025-12', rest: '环卫所' },
  { said: '去年10月', month: '2025-10', rest: '' },
  { said: '2024年3月 按村', month: '2024-03', rest: '按村' },
  { said: '2024-03月', month: '2024-03', rest: '' },
  { said: '环卫所 上月', month: '2026-10', rest: '环卫所' },
  { said: '上个月', month: '2026-10', rest: '' },
  { said: '上上月', month: '2026-09', rest: '' },
  { said: '本月', month: '2026-11', rest: '' },
])('$said is $month', ({ said, month, rest }) => {
  expect(readSpokenMonth(said, '2026-11')).toEqual({ month, rest })
})

test.each(['环卫所', '13月', '10月5日', '满月'])('%s names no month', (said) => {
  expect(readSpokenMonth(said, '2026-11')).toBeUndefined()
})

test('months over the turn of a year', () => {
  expect(addMonths('2026-01', -1)).toBe('2025-12')
  expect(addMonths('2026-11', 14)).toBe('2028-01')
})

test('a month that goes on is compared with as many days of another', () => {
  const { span, like, isWhole } = likeSpans({ month: '2026-03' }, at('2026-03-30 09:00'))
  expect({ span, isWhole }).toEqual({
    span: { from: at('2026-03-01'), until: at('2026-03-30 09:00') + 1 },
    isWhole: false,
  })
  // February is over before.
  expect(like({ month: '2026-02' })).toEqual({ from: at('2026-02-01'), until: at('2026-03-01') })
  expect(like({ month: '2025-03' }).until).toBe(at('2025-03-30 09:00') + 1)
})

// Monday 23 November 2026.
test.each([
  { said: '上周', week: '2026-11-16', rest: '' },
  { said: '本周 环卫所', week: '2026-11-23', rest: '环卫所' },
  { said: '按村 上个星期', week: '2026-11-16', rest: '按村' },
  { said: '上上周', week: '2026-11-09', rest: '' },
  { said: '这礼拜', week: '2026-11-23', rest: '' },
])('$said is the week of $week', ({ said, week, rest }) => {
  expect(readSpokenWeek(said, at('2026-11-23 09:00'))).toEqual({ week, rest })
})

test.each(['上周三', '本周日', '周清单', '上月', '环卫所'])('%s names no week', (said) => {
  expect(readSpokenWeek(said, at('2026-11-23 09:00'))).toBeUndefined()
})

test('a week that goes on is compared with as many days of the one before', () => {
  const { span, like } = likeSpans({ week: '2026-11-23' }, at('2026-11-25 12:00'))
  expect(span).toEqual({ from: at('2026-11-23'), until: at('2026-11-25 12:00') + 1 })
  expect(like({ week: '2026-11-16' })).toEqual({ from: at('2026-11-16'), until: at('2026-11-18 12:00') + 1 })
})
