import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSpokenDays } from '../../src/domain/spoken-days.ts'
import { addDays } from '../../src/domain/time.ts'

// Monday, 23 November 2026.
const TODAY = '2026-11-23'

describe('days in plain words', () => {
  test.each([
    { said: '11月24日-26日', from: '2026-11-24', to: '2026-11-26' },
    { said: '11月24-26日', from: '2026-11-24', to: '2026-11-26' },
    { said: '11月24日到11月26日', from: '2026-11-24', to: '2026-11-26' },
    { said: '11月24-26', from: '2026-11-24', to: '2026-11-26' },
    { said: '11月24日（周二）至26日（周四）', from: '2026-11-24', to: '2026-11-26' },
    { said: '24-26号', from: '2026-11-24', to: '2026-11-26' },
    { said: '24号至26号', from: '2026-11-24', to: '2026-11-26' },
    { said: '11.24-11.26', from: '2026-11-24', to: '2026-11-26' },
    { said: '11/24~26', from: '2026-11-24', to: '2026-11-26' },
    { said: '十一月二十四日到二十六日', from: '2026-11-24', to: '2026-11-26' },
    { said: '2026-11-24 至 2026-11-26', from: '2026-11-24', to: '2026-11-26' },
    { said: '2026年11月24日', from: '2026-11-24', to: '2026-11-24' },
    { said: '11月30日-2日', from: '2026-11-30', to: '2026-12-02' },
    { said: '下月3日', from: '2026-12-03', to: '2026-12-03' },
    { said: '3号', from: '2026-12-03', to: '2026-12-03' },
    { said: '20号', from: '2026-11-20', to: '2026-11-20' },
    { said: '12月30日到1月2日', from: '2026-12-30', to: '2027-01-02' },
    { said: '1月4日', from: '2027-01-04', to: '2027-01-04' },
    { said: '11月2日', from: '2026-11-02', to: '2026-11-02' },
    { said: '明后天', from: '2026-11-24', to: '2026-11-25' },
    { said: '明后两天', from: '2026-11-24', to: '2026-11-25' },
    { said: '今天明天', from: '2026-11-23', to: '2026-11-24' },
    { said: '今天', from: '2026-11-23', to: '2026-11-23' },
    { said: '明天', from: '2026-11-24', to: '2026-11-24' },
    { said: '大后天', from: '2026-11-26', to: '2026-11-26' },
    { said: '明天、后天', from: '2026-11-24', to: '2026-11-25' },
    { said: '明天到周五', from: '2026-11-24', to: '2026-11-27' },
    { said: '周四到周五', from: '2026-11-26', to: '2026-11-27' },
    { said: '周五到周二', from: '2026-11-27', to: '2026-12-01' },
    { said: '周一', from: '2026-11-23', to: '2026-11-23' },
    { said: '下周一到周三', from: '2026-11-30', to: '2026-12-02' },
    { said: '周四到下周二', from: '2026-11-26', to: '2026-12-01' },
    { said: '这周日', from: '2026-11-29', to: '2026-11-29' },
    { said: '星期天', from: '2026-11-29', to: '2026-11-29' },
    { said: '到26日', from: '2026-11-23', to: '2026-11-26' },
    { said: '一直到下周三为止', from: '2026-11-23', to: '2026-12-02' },
    { said: '明天起3天', from: '2026-11-24', to: '2026-11-26' },
    { said: '从后天开始，请两天', from: '2026-11-25', to: '2026-11-26' },
    { said: '三天', from: '2026-11-23', to: '2026-11-25' },
  ])('$said', ({ said, from, to }) => {
    expect(readSpokenDays(said, TODAY)).toEqual({ from, to, rest: '' })
  })

  test('what was said beside them is kept', () => {
    expect(readSpokenDays('家里有事 从11月24日到26日 由他代', TODAY)?.rest).toBe('家里有事 由他代')
    expect(readSpokenDays('孩子 明天 住院', TODAY)?.rest).toBe('孩子 住院')
  })

  test.each([
    { why: 'no day', said: '家里有事' },
    { why: 'a day that does not exist', said: '11月31日' },
    { why: 'a month that does not exist', said: '13月1日' },
    { why: 'a last day that does not exist', said: '2月20日到2月30日' },
    { why: 'an end before its beginning', said: '2026-11-26 到 2026-11-24' },
  ])('nothing is read from $why', ({ said }) => {
    expect(readSpokenDays(said, TODAY)).toBeUndefined()
  })

  test('29 February is that of the next leap year, if near', () => {
    expect(readSpokenDays('2月29日', '2028-01-10')?.from).toBe('2028-02-29')
    expect(readSpokenDays('2月29日', '2027-01-10')).toBeUndefined()
  })
})

const today = fc.integer({ min: 0, max: 1500 }).map((count) => addDays('2026-01-01', count))

function parts(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, day: date }
}

test('a span written in any usual way is read as it was meant, over any end of month or year', () => {
  const ways = [
    (from: string, to: string) => `${from}至${to}`,
    (from: string, to: string) =>
      `${parts(from).year}年${parts(from).month}月${parts(from).day}日到${parts(to).year}年${parts(to).month}月${parts(to).day}日`,
    (from: string, to: string) =>
      `${parts(from).month}月${parts(from).day}日-${parts(to).month}月${parts(to).day}号`,
    (from: string, to: string) =>
      `${parts(from).month}.${parts(from).day} ~ ${parts(to).month}.${parts(to).day}`,
  ]
  fc.assert(
    fc.property(
      today,
      fc.integer({ min: -100, max: 150 }),
      fc.integer({ min: 0, max: 90 }),
      fc.constantFrom(...ways),
      (now, ahead, length, way) => {
        const from = addDays(now, ahead)
        const to = addDays(from, length)
        expect(readSpokenDays(way(from, to), now)).toEqual({ from, to, rest: '' })
      },
    ),
    { numRuns: 1_000 },
  )
})

test('whatever is said, the span is in order and its days exist', () => {
  const scrap = fc.constantFrom(
    ...[
      '1',
      '24',
      '31',
      '月',
      '日',
      '号',
      '-',
      '到',
      '周',
      '下',
      '一',
      '十',
      '天',
      '明天',
      '起',
      ' ',
      '2026',
      '年',
      '由',
    ],
  )
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 12 }), today, (words, now) => {
      const read = readSpokenDays(words.join(''), now)
      if (!read) return
      expect(read.from <= read.to).toBe(true)
      expect(addDays(read.from, 0)).toBe(read.from)
      expect(addDays(read.to, 0)).toBe(read.to)
    }),
    { numRuns: 3_000 },
  )
})
