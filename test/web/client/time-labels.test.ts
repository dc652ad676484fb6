import { expect, test } from 'vitest'
import { longDate, momentLabel, shortLabel } from '../../../src/web/client/text/time-labels.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const NOW = at('2026-01-05 09:00')

test.each([
  { why: 'today', said: '2026-01-05 00:05', moment: '00:05', short: '00:05' },
  {
    why: 'yesterday, though only an hour ago',
    said: '2026-01-04 23:59',
    moment: '昨天 23:59',
    short: '昨天',
  },
  { why: 'within the week', said: '2026-01-01 10:00', moment: '星期四 10:00', short: '星期四' },
  { why: 'earlier', said: '2025-12-20 10:00', moment: '2025年12月20日 10:00', short: '2025年12月20日' },
  {
    why: 'later, after the clock of an older chat',
    said: '2026-03-01 10:00',
    moment: '3月1日 10:00',
    short: '3月1日',
  },
])('$why', ({ said, moment, short }) => {
  expect(momentLabel(at(said), NOW)).toBe(moment)
  expect(shortLabel(at(said), NOW)).toBe(short)
})

test('the clock names day and weekday', () => {
  expect(longDate(NOW)).toBe('2026年1月5日 星期一')
})
