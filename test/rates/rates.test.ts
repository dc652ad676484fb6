import { describe, expect, test } from 'vitest'
import { countRates } from '../../src/desk/count-rates.ts'
import { percentOf, rankingOf, wilsonLow } from '../../src/domain/ranking.ts'
import type { Share } from '../../src/domain/rates.ts'
import { ratesOf } from '../../src/domain/rates.ts'
import type { TicketFacts } from '../../src/domain/ticket-facts.ts'
import { factsOf } from '../../src/domain/ticket-facts.ts'
import type { TestDesk } from '../support/desk.ts'
import { openDesk } from '../support/desk.ts'
import { eventsOfLife, writeLife } from '../support/history.ts'
import { CALENDAR, LIMITS } from '../support/small-office.ts'
import { at } from '../support/time.ts'
import type { Row } from './forty-tickets.ts'
import { FORTY } from './forty-tickets.ts'

const CONTEXT = {
  formula: LIMITS.rates,
  basicCounts: true,
  calendar: CALENDAR,
  now: at('2026-11-02 09:00'),
}
const OCTOBER = FORTY.filter(({ isOctober = true }) => isOctober)
const COLUMNS = ['response', 'solved', 'satisfied', 'onTime', 'secondRound'] as const

function factsOfRow({ life, anonymous = false }: Row, index: number): TicketFacts {
  const facts = factsOf(index, eventsOfLife(life, { number: `A${1000 + index}`, anonymous }))
  if (!facts) throw new Error('not opened')
  return facts
}

const ALL = OCTOBER.map(factsOfRow)

/** As the table writes it. */
function verdictOf({ count, of, excluded }: Share): string {
  return of === 1 ? (count === 1 ? '+' : '-') : ([...excluded.keys()][0] ?? 'nothing')
}

describe('forty tickets counted by hand', () => {
  test('are forty', () => expect(FORTY.length).toBe(40))

  test.each(OCTOBER)('$why', (row) => {
    const rates = ratesOf([factsOfRow(row, 1)], CONTEXT)
    expect(COLUMNS.map((name) => verdictOf(rates[name]))).toEqual(row.expected)
    expect(rates.firstContact.median).toBe(row.contact)
    expect(rates.acknowledging.median).toBe(row.signing?.[0])
    const isOut = new Set(row.expected).size === 1 && row.expected[0] !== '+'
    const returns = row.returns ?? [0, isOut || !row.life.includes('lead') ? 0 : 1]
    expect([rates.returned.count, rates.returned.of]).toEqual(returns)
  })

  test('together', () => {
    const rates = ratesOf(ALL, CONTEXT)
    const counts = (share: Share) => [share.count, share.of, Object.fromEntries(share.excluded)]
    const out = { repeat: 1, withdrawn: 2, duplicate: 1, not_ours: 1 }
    expect(rates.tickets).toBe(38)
    expect(counts(rates.response)).toEqual([26, 29, { ...out, undispatched: 2, not_due: 1, no_citizen: 1 }])
    expect(counts(rates.solved)).toEqual([21, 23, { ...out, unreachable: 2, exempt: 2, not_answered: 6 }])
    expect(counts(rates.satisfied)).toEqual([21, 23, { ...out, unreachable: 2, exempt: 2, not_answered: 6 }])
    expect(counts(rates.onTime)).toEqual([23, 28, { ...out, undispatched: 1, not_due: 4 }])
    expect(counts(rates.returned)).toEqual([2, 33, { withdrawn: 1, not_ours: 1 }])
    expect(counts(rates.secondRound)).toEqual([5, 24, { ...out, unreachable: 1, exempt: 2, not_answered: 6 }])
  })

  test('the same from the database, the month’s tickets only', async () => {
    const it: TestDesk = await openDesk()
    try {
      for (const [index, { life, anonymous = false }] of FORTY.entries())
        await writeLife(it.desk, eventsOfLife(life, { number: `A${1000 + index}`, anonymous }))
      it.windTo('2026-11-02 09:00')
      const report = await countRates(it.desk, { period: { month: '2026-10' }, group: 'unit' })
      expect(report.isWhole).toBe(true)
      expect(report.rates).toEqual(ratesOf(ALL, CONTEXT))
      expect(report.before.map(({ when, rates }) => [when, rates.tickets])).toEqual([
        ['before', 1],
        ['year_before', 0],
      ])
      const sizes = Object.fromEntries(report.groups.map(({ key, rates }) => [key, rates.tickets]))
      expect(sizes).toEqual({ huanwei: 30, jianguan: 0, sifa: 2 })
    } finally {
      await it.close()
    }
  })
})

describe('the formula is the street’s own', () => {
  const rates = (change: Partial<typeof CONTEXT.formula>, basicCounts = true) =>
    ratesOf(ALL, { ...CONTEXT, basicCounts, formula: { ...LIMITS.rates, ...change } })

  test('基本满意 does not count', () => {
    expect(rates({}, false).satisfied).toMatchObject({ count: 19, of: 23 })
    expect(rates({}, false).solved).toMatchObject({ count: 21, of: 23 })
  })

  test('who cannot be reached counts as dissatisfied', () => {
    expect(rates({ unreachable: 'dissatisfied' }).satisfied).toMatchObject({ count: 21, of: 25 })
  })

  test('the first answer counts', () => {
    // The good second round counts as bad, and so does the one that could not be reached again.
    expect(rates({ answer: 'first' }).satisfied).toMatchObject({ count: 20, of: 24 })
  })

  test('nothing is left out', () => {
    const all = rates({ leaveOut: [] })
    expect(all.satisfied).toMatchObject({ count: 21, of: 24 })
    expect(all.returned).toMatchObject({ count: 3, of: 35 })
  })
})

describe('ranking', () => {
  const share = (count: number, of: number): Share => ({ count, of, excluded: new Map() })

  test.each([
    { count: 2, of: 2, low: 0.342 },
    { count: 5, of: 5, low: 0.566 },
    { count: 95, of: 100, low: 0.888 },
    { count: 0, of: 10, low: 0 },
    { count: 0, of: 0, low: 0 },
  ])('$count of $of is at worst $low', ({ low, ...given }) => {
    expect(wilsonLow(given)).toBeCloseTo(low, 3)
  })

  test('two tickets do not lead', () => {
    const { ranked, tooFew } = rankingOf(
      [
        ['few', share(2, 2)],
        ['five', share(5, 5)],
        ['many', share(95, 100)],
        ['bad', share(50, 100)],
        ['none', share(0, 0)],
      ],
      5,
    )
    expect(ranked.map(({ key }) => key)).toEqual(['many', 'five', 'bad'])
    expect(tooFew.map(({ key }) => key)).toEqual(['few'])
  })

  test('no percentage on fewer than five', () => {
    expect(percentOf(share(4, 4), 5)).toBeUndefined()
    expect(percentOf(share(4, 6), 5)).toBe(66.7)
  })
})
