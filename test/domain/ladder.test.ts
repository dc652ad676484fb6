import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rung } from '../../src/domain/ladder.ts'
import { cardNow, stepOf } from '../../src/domain/ladder.ts'
import { isListed } from '../../src/domain/nag.ts'
import { isQuiet } from '../../src/domain/quiet-hours.ts'
import { planReminders } from '../../src/domain/reminders.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { DAY_MS, MINUTE_MS } from '../../src/domain/time.ts'
import { applyLimit } from '../../src/domain/working-calendar.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { at } from '../support/time.ts'

const { limits, calendar } = loadOffice(join(import.meta.dirname, '../../data'))

/** Dispatched on Monday 9:00, due the Monday after at 17:30. */
function ticket(change: Partial<Ticket> = {}): Ticket {
  const dispatchedAt = change.dispatchedAt ?? at('2026-11-23 09:00')
  return {
    id: 1,
    number: '37010020261123000001',
    code: 1,
    kind: 'complaint',
    urgency: 'normal',
    subject: '艾老村 垃圾倾倒',
    citizenId: 'wang',
    secret: false,
    contentTextId: 1,
    state: 'dispatched',
    round: 1,
    lead: { unitId: 'huanwei', assignedAt: dispatchedAt },
    assists: [],
    receivedAt: dispatchedAt,
    dispatchedAt,
    lastActivityAt: dispatchedAt,
    deadline: at('2026-11-30 17:30'),
    dissatisfiedTimes: 0,
    version: 3,
    ...change,
  }
}

function planOf(one: Ticket, now = one.dispatchedAt ?? 0, ladder: readonly Rung[] = limits.ladder) {
  const plan = planReminders(one, { limits: { ...limits, ladder }, calendar, now })
  return new Map(plan.map(({ kind, dueAt }) => [kind, dueAt]))
}

const acknowledged = {
  state: 'acknowledged',
  lead: { unitId: 'huanwei', acknowledgedAt: at('2026-11-23 09:00') },
} as const

describe('the shipped ladder falls due', () => {
  test.each([
    { why: 'half an hour of work', kind: 'unacknowledged', due: '2026-11-23 09:30' },
    { why: 'two hours of work', kind: 'unacknowledged-head', due: '2026-11-23 11:00' },
    { why: 'four hours, lunch not counted', kind: 'unacknowledged-supervisor', due: '2026-11-23 14:30' },
    { why: 'one working day to call', kind: 'uncontacted-head', due: '2026-11-24 17:30' },
    { why: 'half of the working time', kind: 'half', due: '2026-11-26 08:45' },
    { why: '黄牌, one working day before: over the weekend', kind: 'warning', due: '2026-11-27 17:30' },
    { why: 'four hours of work before, lunch not counted', kind: 'four-hours', due: '2026-11-30 13:30' },
    { why: 'one hour before', kind: 'one-hour', due: '2026-11-30 16:30' },
    { why: 'at the limit', kind: 'overdue', due: '2026-11-30 17:30' },
    { why: '红牌, first working morning', kind: 'red', due: '2026-12-01 08:40' },
    { why: '督办单, second working morning', kind: 'overdue-order', due: '2026-12-02 08:40' },
    { why: 'from the third, one at a time', kind: 'overdue-daily', due: '2026-12-03 08:40' },
  ])('$kind: $why', ({ kind, due }) => {
    expect(planOf(ticket()).get(kind)).toBe(at(due))
  })

  test.each([
    { why: 'ten minutes in the middle of the night', kind: 'urgent-unacknowledged', due: '2026-11-24 02:10' },
    { why: 'an hour, at night too', kind: 'urgent-unacknowledged-supervisor', due: '2026-11-24 03:00' },
  ])('urgent, $kind: $why', ({ kind, due }) => {
    const urgent = ticket({
      urgency: 'urgent',
      dispatchedAt: at('2026-11-24 02:00'),
      deadline: at('2026-11-25 17:30'),
    })
    expect(planOf(urgent).get(kind)).toBe(at(due))
    expect(planOf(urgent).has('unacknowledged')).toBe(false)
  })

  test.each([
    {
      why: 'silence starts at the last word',
      change: { lastActivityAt: at('2026-11-24 08:30') },
      due: '2026-11-25 17:30',
    },
    {
      why: 'and is shorter when less time is left',
      change: { lastActivityAt: at('2026-11-30 08:30') },
      due: '2026-11-30 11:30',
    },
  ])('silent: $why', ({ change, due }) => {
    expect(planOf(ticket({ ...acknowledged, ...change })).get('silent')).toBe(at(due))
  })

  test('National Day: mornings after the limit are working mornings', () => {
    const before = ticket({ dispatchedAt: at('2026-09-23 09:00'), deadline: at('2026-09-30 17:30') })
    const plan = planOf(before)
    expect(plan.get('red')).toBe(at('2026-10-08 08:40'))
    expect(plan.get('overdue-order')).toBe(at('2026-10-09 08:40'))
    // 10 October is a Saturday that is worked.
    expect(plan.get('overdue-daily')).toBe(at('2026-10-10 08:40'))
    expect(planOf(before, at('2026-10-10 09:00')).get('overdue-daily')).toBe(at('2026-10-12 08:40'))
  })
})

describe('each for whom it is meant', () => {
  test('an assisting unit has its own rungs, until it has acknowledged', () => {
    const helped = ticket({
      assists: [
        { unitId: 'jianguan', assignedAt: at('2026-11-24 10:00') },
        { unitId: 'paichusuo', assignedAt: at('2026-11-23 09:00'), acknowledgedAt: at('2026-11-23 09:10') },
      ],
    })
    expect(planOf(helped).get('assist-unacknowledged/jianguan')).toBe(at('2026-11-24 12:00'))
    expect(planOf(helped).has('assist-unacknowledged/paichusuo')).toBe(false)
  })

  test('a return that nobody decides nags the station; the unit is not chased to sign meanwhile', () => {
    const returned = ticket({ pendingReturn: { unitId: 'huanwei', at: at('2026-11-23 10:00'), textId: 1 } })
    const plan = planOf(returned)
    expect(plan.get('return-pending')).toBe(at('2026-11-23 12:00'))
    expect(plan.has('unacknowledged')).toBe(false)
    expect(plan.has('overdue')).toBe(true)
  })

  test('an order is chased until it is answered, also when its ticket is closed', () => {
    const order = {
      no: 2,
      reason: 'ordered',
      unitId: 'huanwei',
      at: at('2026-11-23 09:00'),
      deadline: at('2026-11-24 17:30'),
    } as const
    const closed = ticket({ state: 'closed', orders: [order] })
    expect([...planOf(closed)]).toEqual([
      ['order-due/2', at('2026-11-24 15:30')],
      ['order-overdue/2', at('2026-11-24 17:30')],
    ])
    expect(planOf({ ...closed, orders: [{ ...order, answeredAt: at('2026-11-24 09:00') }] }).size).toBe(0)
  })

  test('an order’s reminder is left out beside the list only where the list names the order', () => {
    const order = { no: 1, reason: 'ordered', unitId: 'huanwei', at: 0, deadline: 1 } as const
    const listed = (change: Partial<Ticket>) => {
      const one = ticket({ orders: [order], ...change })
      const step = stepOf(limits.ladder, one, 'order-due/1')
      return step !== undefined && isListed(step, one, at('2026-11-24 08:40'))
    }
    expect(listed({})).toBe(true)
    expect(listed({ state: 'closed' })).toBe(false)
    expect(listed({ state: 'calling_back' })).toBe(false)
    expect(listed({ lead: { unitId: 'jianguan' } })).toBe(false)
  })

  test('whoever is likely to end dissatisfied is spoken of early', () => {
    expect(planOf(ticket()).has('early-warning')).toBe(false)
    expect(planOf(ticket({ risks: ['anger'] })).get('early-warning')).toBe(at('2026-11-23 09:15'))
  })

  test('while the clock stands still nothing that hangs on the deadline is planned', () => {
    const paused = ticket({
      ...acknowledged,
      clock: { state: 'paused', since: at('2026-11-24 09:00'), why: 'citizen' },
      waiting: { since: at('2026-11-24 09:00'), textId: 1 },
    })
    // Nor is the unit asked to call: who waits for the citizen has spoken to them.
    expect([...planOf(paused).keys()]).toEqual(['wait_over'])
  })

  test('put off, one’s own rung comes later, the head’s when it would, and none past the limit', () => {
    const snoozed = ticket({ ...acknowledged, snoozedUntil: at('2026-11-30 16:00') })
    const plan = planOf(snoozed)
    expect(plan.get('half')).toBe(at('2026-11-30 16:00'))
    expect(plan.get('warning')).toBe(at('2026-11-27 17:30'))
    expect(plan.get('overdue')).toBe(at('2026-11-30 17:30'))
  })

  test('cards: none, yellow, red as time goes by', () => {
    const card = (now: string) =>
      cardNow(limits.ladder, ticket(), { calendar, digestMinute: limits.digestMinute, now: at(now) })
    expect(card('2026-11-27 17:29')).toBeUndefined()
    expect(card('2026-11-27 17:30')).toBe('yellow')
    expect(card('2026-12-01 08:40')).toBe('red')
  })
})

describe('whatever the ticket', () => {
  const anyTicket = fc
    .record({
      minute: fc.integer({ min: 0, max: 366 * 24 * 60 }),
      workingDays: fc.integer({ min: 0, max: 12 }),
      urgency: fc.constantFrom('normal', 'urgent'),
      isSigned: fc.boolean(),
      isRisky: fc.boolean(),
      later: fc.integer({ min: 0, max: 20 * 24 * 60 }),
    })
    .map(({ minute, workingDays, urgency, isSigned, isRisky, later }) => {
      const dispatchedAt = at('2026-01-01 00:00') + minute * MINUTE_MS
      const deadline = applyLimit(calendar, dispatchedAt, { workingDays })
      const one = ticket({
        dispatchedAt,
        receivedAt: dispatchedAt,
        deadline,
        urgency,
        lastActivityAt: dispatchedAt,
        ...(isSigned && { state: 'acknowledged', lead: { unitId: 'huanwei', acknowledgedAt: dispatchedAt } }),
        ...(isRisky && { risks: ['anger'] }),
      })
      return { one, now: dispatchedAt + later * MINUTE_MS }
    })

  const always = (check: (one: Ticket, now: number) => void): void =>
    fc.assert(
      fc.property(anyTicket, ({ one, now }) => check(one, now)),
      { numRuns: 1_000, seed: 20261123 },
    )

  test('nothing is said before it came; an ordinary one is not chased in the quiet', () => {
    always((one, now) => {
      for (const [kind, dueAt] of planOf(one, now)) {
        expect(dueAt, kind).toBeGreaterThan(one.dispatchedAt ?? 0)
        if (one.urgency === 'urgent' || !isQuiet(limits.quietHours, calendar, dueAt)) continue
        // Only where there was no good moment between dispatch and the quiet; notify then holds it back.
        expect(dueAt - (one.dispatchedAt ?? 0), kind).toBeLessThan(12 * DAY_MS)
      }
    })
  })

  test('the same ticket at the same time has the same plan, and every planned kind leads back to its step', () => {
    always((one, now) => {
      const plan = planOf(one, now)
      expect([...planOf(one, now)]).toEqual([...plan])
      for (const kind of plan.keys()) expect(stepOf(limits.ladder, one, kind)?.kind).toBe(kind)
    })
  })

  test('a rung each working morning is planned for a working morning that is not over', () => {
    always((one, now) => {
      const morning = planOf(one, now).get('overdue-daily')
      if (morning === undefined) return
      expect(morning).toBeGreaterThanOrEqual(now)
      expect(calendar.planOf(morning - limits.digestMinute * MINUTE_MS).isWorkingDay).toBe(true)
    })
  })
})
