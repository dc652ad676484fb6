import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRates } from '../../src/desk/count-rates.ts'
import { fillHistory } from '../../src/desk/fill-history.ts'
import { weeklyReport } from '../../src/desk/weekly-list.ts'
import { maskText } from '../../src/domain/masking.ts'
import { unitById } from '../../src/domain/roster.ts'
import type { HistoryPlan, HistoryTicket } from '../../src/domain/sample-history.ts'
import { historyDays, occurrencesIn, sampleHistory } from '../../src/domain/sample-history.ts'
import { addDays, localDayOf } from '../../src/domain/time.ts'
import { loadHistory } from '../../src/office/load-history.ts'
import { verifyChain } from '../../src/store/chain.ts'
import { countsByDay } from '../../src/store/ticket-counts.ts'
import type { TestDesk } from '../support/desk.ts'
import { openDesk } from '../support/desk.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { at } from '../support/time.ts'

const { office } = sampleStreet()
const plan = loadHistory(join(import.meta.dirname, '../../data'), office)
const DAYS = historyDays(plan, '2026-11-22')
const nameOf = (id: string): string => unitById(office.roster, id)?.name ?? id
const historyOf = (seed: string): HistoryTicket[] => sampleHistory({ ...plan, seed }, DAYS, nameOf)
const tickets = sampleHistory(plan, DAYS, nameOf)

describe('the sample street’s three years', () => {
  test('are the same each time, and another street with another seed', () => {
    expect(sampleHistory(plan, DAYS, nameOf)).toEqual(tickets)
    expect(historyOf('另一条街').slice(0, 50)).not.toEqual(tickets.slice(0, 50))
  })

  test('cover the days and no others, in the order in which tickets came, each number once', () => {
    expect(DAYS).toEqual({ from: '2023-11-23', to: '2026-11-22' })
    const days = tickets.map(({ at: came }) => localDayOf(came))
    expect(days.toSorted()).toEqual(days)
    expect([days[0], days.at(-1)].every((day) => day && day >= DAYS.from && day <= DAYS.to)).toBe(true)
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(tickets.length)
  })

  test('a 29 February has its years too', () => {
    expect(historyDays(plan, '2028-02-29')).toEqual({ from: '2025-03-01', to: '2028-02-29' })
  })

  test('say nothing that a group could not read: no phone, no house number', () => {
    const some = tickets.filter((_, index) => index % 5 === 0)
    const changed = some.filter((one) =>
      [one.subject, one.content, one.reply].some((text) => maskText(text) !== text),
    )
    expect(changed.map(({ content }) => content)).toEqual([])
  })

  test('are said in many words: hardly two alike, and a cluster’s never', () => {
    const distinct = new Set(tickets.map(({ content }) => content)).size
    expect(distinct / tickets.length).toBeGreaterThan(0.95)
    for (const { id, says } of plan.clusters) {
      const own = tickets.filter(({ label }) => label.cluster === id).map(({ content }) => content)
      expect(own.toSorted(), id).toEqual(says.toSorted())
    }
  })

  test('hold every season, burst and cluster, and each ticket of one lies within its days and villages', () => {
    const planted = occurrencesIn(plan, DAYS)
    for (const { id, kind, from, to, villages, matter } of planted) {
      const own = tickets.filter(({ label, at: came }) => {
        const day = localDayOf(came)
        return label[kind] === id && day >= from && day <= to
      })
      // The history may begin on the last day of one.
      if (from >= DAYS.from && to <= DAYS.to) expect(own.length, `${id} of ${from}`).toBeGreaterThan(0)
      expect(own.every((one) => villages.includes(one.villageId) && one.matter === matter)).toBe(true)
    }
    const labelled = tickets.filter(({ label }) => Object.keys(label).length > 0)
    const within = labelled.filter(({ label, at: came }) => {
      const day = localDayOf(came)
      return planted.some(({ id, kind, from, to }) => label[kind] === id && day >= from && day <= to)
    })
    expect(within.length).toBe(labelled.length)
    expect(new Set(planted.map(({ id }) => id)).size).toBe(
      plan.seasons.length + plan.bursts.length + plan.clusters.length,
    )
  })
})

describe('how they were handled', () => {
  const share = (is: (one: HistoryTicket['course']) => boolean): number =>
    tickets.filter(({ course }) => is(course)).length / tickets.length
  test.each([
    { why: 'late', is: ({ lateBy }: HistoryTicket['course']) => lateBy !== undefined },
    {
      why: 'never called',
      is: ({ contactedAfter }: HistoryTicket['course']) => contactedAfter === undefined,
    },
    {
      why: 'a reply that says nothing',
      is: ({ perfunctory }: HistoryTicket['course']) => perfunctory !== undefined,
    },
    { why: 'given back twice', is: ({ returnedBy }: HistoryTicket['course']) => returnedBy.length > 1 },
    { why: 'a second round', is: ({ answers }: HistoryTicket['course']) => answers.length > 1 },
    { why: 'nobody reached', is: ({ answers }: HistoryTicket['course']) => answers.length === 0 },
    {
      why: 'solved and not satisfied',
      is: ({ answers }: HistoryTicket['course']) =>
        answers.some((one) => one.solved && one.satisfaction === 'dissatisfied'),
    },
  ])('some, not many: $why', ({ is }) => {
    expect(share(is)).toBeGreaterThan(0.005)
    expect(share(is)).toBeLessThan(0.15)
  })
})

describe('a database filled with them', () => {
  let it: TestDesk
  const small: HistoryPlan = { ...plan, years: 1, perDay: 1, seasons: plan.seasons.slice(0, 1) }

  beforeAll(async () => {
    it = await openDesk()
  })

  afterAll(async () => it.close())

  test('is sound, counts like the history, and a second filling adds nothing', async () => {
    const filled = await fillHistory(it.desk, small)
    expect(filled.written).toBe(filled.all)
    it.windTo('2026-11-25 10:00')
    expect(await fillHistory(it.desk, small)).toEqual({ written: 0, all: filled.all })
    expect((await verifyChain(it.desk.db)).fault).toBeUndefined()
    const days = await countsByDay(it.desk.db, { from: at('2025-11-23'), until: at('2026-11-23') })
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(filled.all)
    const open = await it.desk.db.selectFrom('ticket').select('id').where('state', '<>', 'closed').execute()
    expect(open).toEqual([])
    const late = await it.desk.db
      .selectFrom('ticket_event')
      .select('id')
      .where('at', '>=', at('2026-11-23'))
      .execute()
    expect(late).toEqual([])
  })

  test('has figures of every kind, and a weekly list with each finding', async () => {
    const { rates } = await countRates(it.desk, { period: { month: '2026-10' }, group: 'unit' })
    for (const { of } of [rates.response, rates.solved, rates.satisfied, rates.onTime, rates.firstContact])
      expect(of).toBeGreaterThan(5)
    const kinds = new Set<string>()
    for (let week = '2026-01-05'; week < '2026-11-16'; week = addDays(week, 7)) {
      const { units } = await weeklyReport(it.desk, week)
      for (const { item } of units.flatMap(({ evidence }) => evidence))
        for (const { kind } of item.findings) kinds.add(kind)
    }
    expect([...kinds].sort()).toEqual(['dissatisfied', 'overdue', 'perfunctory', 'returned_twice'])
  })
})
