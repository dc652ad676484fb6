import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSpokenDeadline } from '../../src/domain/spoken-deadline.ts'
import { localDayOf } from '../../src/domain/time.ts'
import { CALENDAR } from '../support/small-office.ts'
import { at, wallClock } from '../support/time.ts'

// Monday, ten past ten; the office works 8:30–12:00 and 13:30–17:30.
const NOW = at('2026-11-23 10:10')

function read(words: string, now = NOW): string | undefined {
  const deadline = readSpokenDeadline(words, now, CALENDAR)
  return deadline === undefined ? undefined : wallClock(deadline)
}

describe('by when something is wanted', () => {
  test.each([
    ['请明天中午前上门', '2026-11-24 12:00'],
    ['今天下班前', '2026-11-23 17:30'],
    ['下班前给我结果', '2026-11-23 17:30'],
    ['中午前办完', '2026-11-23 12:00'],
    ['后天', '2026-11-25 17:30'],
    ['11月24日', '2026-11-24 17:30'],
    ['11月24日前办结', '2026-11-24 17:30'],
    ['2026年11月24日（周二）上午10点30分前答复', '2026-11-24 10:30'],
    ['周五前', '2026-11-27 17:30'],
    ['下周一上午', '2026-11-30 12:00'],
    ['两小时内', '2026-11-23 12:10'],
    ['一个半小时内到现场', '2026-11-23 11:40'],
    ['半小时内', '2026-11-23 10:40'],
    ['三天内办结', '2026-11-26 17:30'],
    ['3个工作日内', '2026-11-26 17:30'],
    ['24小时内', '2026-11-24 10:10'],
    ['明天上午10点', '2026-11-24 10:00'],
    ['明天3点前', '2026-11-24 15:00'],
    ['明天下午上门核实', '2026-11-24 17:30'],
    ['下午四点前清走', '2026-11-23 16:00'],
    ['15:30前', '2026-11-23 15:30'],
    ['明早8点半前', '2026-11-24 08:30'],
    ['今晚前给居民回电话', '2026-11-23 21:00'],
    ['今明两天内清完', '2026-11-24 17:30'],
    ['本周内解决', '2026-11-27 17:30'],
    ['下周内解决', '2026-12-04 17:30'],
    ['月底前', '2026-11-30 17:30'],
    ['请今天上门', '2026-11-23 17:30'],
    ['今天上门', '2026-11-23 17:30'],
    ['最晚周三答复', '2026-11-25 17:30'],
    ['周六前', '2026-11-28 17:30'],
    ['垃圾堆了三天，请明天中午前清走', '2026-11-24 12:00'],
    ['群众反映下午没人，请派人，明天上午10点前到', '2026-11-24 10:00'],
    ['11月20日前就反映过，请11月25日前办结', '2026-11-25 17:30'],
  ])('%s', (words, deadline) => {
    expect(read(words)).toBe(deadline)
  })

  test.each([
    '请尽快上门',
    '连续三天没清运，抓紧',
    '门前的垃圾抓紧清',
    '目前进展怎么样',
    '昨天就反映了，抓紧办',
    '今天还没人去，抓紧',
    '停水两小时了，抓紧',
    '按3点要求整改',
    '请带3个人去',
    '',
  ])('no time in 「%s」', (words) => {
    expect(read(words)).toBeUndefined()
  })

  test('today’s that has passed is returned, so that it can be refused', () => {
    expect(read('今天中午前上门', at('2026-11-23 13:00'))).toBe('2026-11-23 12:00')
  })

  test('a time without its day is the next one', () => {
    expect(read('中午前', at('2026-11-23 13:00'))).toBe('2026-11-24 12:00')
    expect(read('下班前', at('2026-11-27 18:00'))).toBe('2026-11-30 17:30')
  })
})

const anyNow = fc
  .integer({ min: 0, max: 60 * 24 * 300 })
  .map((minutes) => at('2026-01-05 00:00') + minutes * 60_000)

test('tomorrow at noon is tomorrow at noon, whenever and among whatever it is said', () => {
  const talk = fc.constantFrom('', '请', '群众很着急，', '垃圾堆了三天，', '门前，', '王书记说了，')
  fc.assert(
    fc.property(anyNow, talk, fc.constantFrom('上门', '办结', '给个说法', ''), (now, before, after) => {
      const deadline = readSpokenDeadline(`${before}明天中午前${after}`, now, CALENDAR) ?? 0
      expect(wallClock(deadline)).toBe(`${localDayOf(now + 86_400_000)} 12:00`)
    }),
  )
})

test('whatever is said, it is to come, or of today', () => {
  const scrap = fc.constantFrom(
    ...[
      '1',
      '25',
      '半',
      '两',
      '个',
      '小时',
      '点',
      ':',
      '30',
      '前',
      '内',
      '后',
      '今天',
      '明天',
      '昨天',
      '上午',
    ],
    ...['下午', '下班', '周一', '本周', '月底', '天', '工作日', '11月', '日', '请', '，', ' ', '没'],
  )
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 9 }), anyNow, (words, now) => {
      const deadline = readSpokenDeadline(words.join(''), now, CALENDAR)
      if (deadline !== undefined) expect(localDayOf(deadline) >= localDayOf(now)).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})
