import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { burstBar, burstsIn, seasonFactor, timesAYear } from '../../src/domain/bursts.ts'
import { chanceOf } from '../../src/domain/chance.ts'
import type { WeekCount } from '../../src/domain/seasons.ts'
import { seasonsOf, YEAR_WEEKS } from '../../src/domain/seasons.ts'

const FALSE_ALARM = 0.05

/** `count` a week in the weeks that are `from`–`to` ahead of today, in each of the years named. */
function each(
  years: readonly number[],
  from: number,
  to: number,
  count: number,
  villageId = 'ailao',
): WeekCount[] {
  return years.flatMap((year) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({
      matter: '牛羊啃青',
      villageId,
      weeksAgo: year * YEAR_WEEKS - from - index,
      count,
    })),
  )
}

/** One ticket every other week, all the time. */
const steady = (years: number, matter = '路灯'): WeekCount[] =>
  Array.from({ length: (years * YEAR_WEEKS) / 2 }, (_, index) => ({
    matter,
    villageId: 'gaotun',
    weeksAgo: 2 * index + 2,
    count: 1,
  }))

describe('seasons', () => {
  test('one that came in both years is found with its weeks, counts and villages', () => {
    const counts = [
      ...each([1, 2], 5, 9, 3),
      ...each([1, 2], 6, 8, 1, 'gaotun'),
      ...each([1], 30, 30, 1, 'dalu'),
      ...steady(2),
    ]
    const [season, ...others] = seasonsOf(counts, FALSE_ALARM)
    expect(others).toEqual([])
    expect(season).toMatchObject({
      matter: '牛羊啃青',
      startsIn: 5,
      weeks: 5,
      villageIds: ['ailao', 'gaotun'],
    })
    expect(season?.past).toEqual([
      {
        yearsAgo: 1,
        count: 18,
        villages: [
          { villageId: 'ailao', count: 15 },
          { villageId: 'gaotun', count: 3 },
        ],
      },
      {
        yearsAgo: 2,
        count: 18,
        villages: [
          { villageId: 'ailao', count: 15 },
          { villageId: 'gaotun', count: 3 },
        ],
      },
    ])
  })

  test.each([
    { why: 'less than two years are known', counts: each([1], 5, 9, 5) },
    { why: 'only one of two years had it', counts: [...each([1], 5, 9, 8), ...steady(2, '牛羊啃青')] },
    {
      why: 'each year had a burst, and at another time',
      counts: [...each([1], 5, 6, 9), ...each([2], 25, 26, 9), ...steady(2)],
    },
    { why: 'it is the same all the year', counts: each([1, 2], 0, 51, 2) },
    { why: 'it is one week of each year only', counts: [...each([1, 2], 7, 7, 9), ...steady(2)] },
    { why: 'it is two tickets a year', counts: [...each([1, 2], 7, 8, 1), ...steady(2)] },
  ])('none where $why', ({ counts }) => {
    expect(seasonsOf(counts, FALSE_ALARM)).toEqual([])
  })

  test('of three years one may be an exception', () => {
    const counts = [...each([1, 3], 5, 9, 4), ...steady(3)]
    expect(seasonsOf(counts, FALSE_ALARM)).toMatchObject([{ startsIn: 5, weeks: 5 }])
  })

  test('one that has begun is counted from its beginning, which is past', () => {
    const counts = [
      ...each([1], 49, 51, 3),
      ...each([2], 49, 51, 4),
      ...each([1], 0, 2, 5),
      ...each([2], 0, 2, 4),
      ...steady(2),
    ]
    const [season] = seasonsOf(counts, FALSE_ALARM)
    expect(season).toMatchObject({ startsIn: -3, weeks: 6 })
    // Last year it began with 4 a week and ended with 5; this year's 3 a week are none of it.
    expect(season?.past.map(({ yearsAgo, count }) => [yearsAgo, count])).toEqual([[1, 27]])
  })

  test('two of one matter in a year are told apart', () => {
    const counts = [...each([1, 2], 5, 8, 4), ...each([1, 2], 30, 33, 4), ...steady(2)]
    expect(seasonsOf(counts, FALSE_ALARM).map(({ startsIn }) => startsIn)).toEqual([5, 30])
  })

  test('of a hundred streets without any, hardly one is told of a season', () => {
    let told = 0
    for (let street = 0; street < 100; street += 1) {
      const chance = chanceOf('quiet', street)
      const counts = Array.from({ length: 500 }, () => ({
        matter: chance.pick(['路灯', '供水', '犬只管理', '低保救助']),
        villageId: chance.pick(['ailao', 'gaotun', 'dalu']),
        weeksAgo: chance.between(1, 2 * YEAR_WEEKS),
        count: 1,
      }))
      if (seasonsOf(counts, FALSE_ALARM).length > 0) told += 1
    }
    expect(told).toBeLessThanOrEqual(5)
  })
})

describe('bursts', () => {
  const pasts = new Map([
    [0, 300],
    [4, 100],
    [40, 20],
  ])
  const bar = burstBar({ pasts, pastDays: 364, falsePerYear: 4 })
  const judged = (recent: number[], past: number, season = 1) =>
    burstsIn([{ matter: '供水', villageId: 'bianjia', recent, past, season }], { pastDays: 364, bar })

  test.each([
    { why: 'one ticket in a quiet place is none', recent: [1, 1, 1], past: 0, told: false },
    { why: 'four within three days in a quiet place', recent: [4, 4, 4], past: 0, told: true },
    {
      why: 'four within two weeks where nearly one comes each week',
      recent: [1, 2, 4],
      past: 40,
      told: false,
    },
    { why: 'ten within a week where nearly one comes each week', recent: [5, 10, 10], past: 40, told: true },
  ])('$why', ({ recent, past, told }) => {
    expect(judged(recent, past)).toHaveLength(told ? 1 : 0)
  })

  test('what each year brings is none; more than that is', () => {
    expect(judged([3, 5, 8], 12)).toHaveLength(1)
    expect(judged([3, 5, 8], 12, 10)).toHaveLength(0)
    expect(judged([14, 20, 30], 12, 10)).toHaveLength(1)
  })

  test('all cells together are let through no more often than stated, whatever the street is like', () => {
    const street = fc.dictionary(
      fc.integer({ min: 0, max: 400 }).map(String),
      fc.integer({ min: 1, max: 500 }),
    )
    fc.assert(
      fc.property(street, fc.integer({ min: 1, max: 50 }), (cells, falsePerYear) => {
        const known = new Map(Object.entries(cells).map(([past, count]) => [Number(past), count]))
        const found = burstBar({ pasts: known, pastDays: 364, falsePerYear })
        expect(found.streetOf(found.times)).toBeLessThanOrEqual(falsePerYear + 1e-9)
      }),
      { numRuns: 40 },
    )
  })

  test.each([-14, 0, 7, 59])('a past of %i days is none to judge by: nothing is told', (pastDays) => {
    const young = burstBar({ pasts: new Map([[0, 300]]), pastDays, falsePerYear: 4 })
    const cell = { matter: '供水', villageId: 'bianjia', recent: [9, 9, 9], past: 0, season: 1 }
    expect(burstsIn([cell], { pastDays, bar: young })).toEqual([])
  })

  test('how often by chance, by hand: (0.5/364)·364 arrivals a year, one more within the week: 7/371', () => {
    const times = timesAYear({ count: 2, days: 7, past: 0, pastDays: 364, season: 1 })
    expect(times).toBeCloseTo((0.5 * 7) / 371, 9)
  })

  test('the season of earlier years is expected again, in its village and not before it has come', () => {
    const counts = [...each([1, 2], -1, 2, 4), ...each([1, 2], 20, 20, 1)]
    expect(seasonFactor(counts, 'ailao')).toBeGreaterThan(4)
    expect(seasonFactor(each([1, 2], 20, 24, 4), 'ailao')).toBe(1)
    expect(seasonFactor(steady(2), 'gaotun')).toBe(1)
  })
})
