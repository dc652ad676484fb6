import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSpokenMoment } from '../../src/domain/spoken-moment.ts'
import { at, wallClock } from '../support/time.ts'

// Monday, ten past ten.
const NOW = at('2026-11-23 10:10')

describe('a moment in plain words', () => {
  test.each([
    { said: '两小时后', moment: '2026-11-23 12:10' },
    { said: '2小时', moment: '2026-11-23 12:10' },
    { said: '半小时后', moment: '2026-11-23 10:40' },
    { said: '过半个小时', moment: '2026-11-23 10:40' },
    { said: '一个半小时后', moment: '2026-11-23 11:40' },
    { said: '40分钟以后', moment: '2026-11-23 10:50' },
    { said: '一刻钟后', moment: '2026-11-23 10:25' },
    { said: '三天后', moment: '2026-11-26 10:10' },
    { said: '15:30', moment: '2026-11-23 15:30' },
    { said: '下午三点', moment: '2026-11-23 15:00' },
    { said: '下午3点半', moment: '2026-11-23 15:30' },
    { said: '11点20分', moment: '2026-11-23 11:20' },
    { said: '9点', moment: '2026-11-24 09:00' },
    { said: '下午', moment: '2026-11-23 14:00' },
    { said: '明天上午', moment: '2026-11-24 09:00' },
    { said: '明天', moment: '2026-11-24 09:00' },
    { said: '明早 8:40', moment: '2026-11-24 08:40' },
    { said: '明早', moment: '2026-11-24 09:00' },
    { said: '今晚8点', moment: '2026-11-23 20:00' },
    { said: '后天下午两点', moment: '2026-11-25 14:00' },
    { said: '周四', moment: '2026-11-26 09:00' },
    { said: '11月25日下午', moment: '2026-11-25 14:00' },
    { said: '明天上午，接着昨天的说', moment: '2026-11-24 09:00' },
    { said: '提前天气预报 明天', moment: '2026-11-24 09:00' },
  ])('$said', ({ said, moment }) => {
    const read = readSpokenMoment(said, NOW)
    expect(read && wallClock(read.at)).toBe(moment)
  })

  test.each([
    '',
    '好的',
    '有空',
    '今天上午九点',
    '25点',
    '昨天',
    '昨天上午',
    '昨天下午三点',
    '昨晚8点',
    '前天下午',
    '大前天上午9点',
    '上周四',
    '上个星期五下午',
    '刚才两小时后',
  ])('nothing is read from 「%s」', (said) => {
    expect(readSpokenMoment(said, NOW)).toBeUndefined()
  })
})

test('it is never past, whatever is said', () => {
  const scrap = fc.constantFrom(
    ...[
      '1',
      '25',
      '半',
      '两',
      '小时',
      '分',
      '点',
      ':',
      '30',
      '后',
      '今天',
      '明天',
      '上午',
      '下午',
      '周一',
      '天',
      '11月',
      '日',
      ' ',
    ],
  )
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 8 }), fc.integer({ min: 0, max: 2000 }), (words, minutes) => {
      const now = NOW + minutes * 60_000
      const read = readSpokenMoment(words.join(''), now)
      if (read) expect(read.at).toBeGreaterThan(now)
    }),
    { numRuns: 3_000 },
  )
})
