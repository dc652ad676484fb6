import { describe, expect, test } from 'vitest'
import { daysSkipped } from '../../src/domain/days-skipped.ts'
import { deadlineHistory } from '../../src/domain/deadline-history.ts'
import type { Limit } from '../../src/domain/limits.ts'
import type { TicketEvent } from '../../src/domain/ticket-events.ts'
import { applyLimit } from '../../src/domain/working-calendar.ts'
import { CALENDAR, LIMITS } from '../support/small-office.ts'
import { at } from '../support/time.ts'

const NOW = at('2026-11-23 09:00')

function opened(platformDeadline?: number): TicketEvent {
  return {
    type: 'opened',
    number: '37010020261123000001',
    code: 1,
    kind: 'complaint',
    urgency: 'normal',
    subject: '公厕',
    secret: false,
    contentTextId: 1,
    at: NOW,
    actor: 'bot',
    ...(platformDeadline !== undefined && { platformDeadline }),
  }
}

function dispatchedWith(limit: Limit, basis?: string): TicketEvent {
  return {
    type: 'dispatched',
    leadUnitId: 'huanwei',
    assistUnitIds: [],
    deadline: applyLimit(CALENDAR, NOW, limit),
    at: NOW,
    actor: 'bot',
    ...(basis !== undefined && { basis }),
  }
}

function raised(when = NOW): TicketEvent {
  return { type: 'urgency_raised', at: when, actor: 'staff:zhou-min' }
}

function dispatchedUntil(deadline: string): TicketEvent {
  return { ...dispatchedWith({ workingDays: 5 }), deadline: at(deadline) } as TicketEvent
}

describe('where a limit comes from', () => {
  const law: Limit = { workingDays: 30 }
  const friday = at('2026-11-27 17:30')

  test.each([
    { why: 'limits.yaml', events: [opened(), dispatchedWith({ workingDays: 5 })], by: 'rule' },
    { why: 'the clerk', events: [opened(), dispatchedWith({ workingDays: 1 })], by: 'clerk' },
    { why: 'the law', events: [opened(), dispatchedWith(law, '某条例第九条')], by: 'law' },
    {
      why: 'the clerk in spite of a law',
      events: [opened(), dispatchedWith({ workingDays: 2 }, '某条例')],
      by: 'clerk',
    },
    { why: 'the platform', events: [opened(friday), dispatchedWith({ workingDays: 4 })], by: 'platform' },
    {
      why: 'the platform, not the law that would give more',
      events: [opened(friday), dispatchedWith({ workingDays: 4 }, '某条例')],
      by: 'platform',
    },
    {
      why: 'limits.yaml for what has become urgent meanwhile',
      events: [opened(), raised(), dispatchedWith({ workingDays: 1 })],
      by: 'rule',
    },
    {
      why: 'counted from when it became urgent, the day before',
      events: [opened(), raised(at('2026-11-20 10:00')), dispatchedUntil('2026-11-23 17:30')],
      by: 'raise',
    },
    {
      why: 'the first dispatch of the round',
      events: [opened(), dispatchedWith({ workingDays: 5 }), dispatchedWith({ workingDays: 5 })],
      by: 'kept',
    },
  ])('$why', ({ events, by }) => {
    const steps = deadlineHistory(events, { calendar: CALENDAR, limits: LIMITS, statutory: law })
    const last = steps.at(-1)
    expect(last?.what === 'dispatched' && last.source.by).toBe(by)
  })
})

describe('days that a count passes over', () => {
  test.each([
    { why: 'within a week none', from: '2026-11-23 09:00', to: '2026-11-27 17:30', off: [], worked: [] },
    {
      why: 'a weekend',
      from: '2026-11-27 09:00',
      to: '2026-11-30 17:30',
      off: ['weekend 2026-11-28 2026-11-29'],
      worked: [],
    },
    {
      why: 'Spring Festival with its make-up days',
      from: '2026-02-13 09:00',
      to: '2026-03-02 17:30',
      off: ['春节 2026-02-15 2026-02-23', 'weekend 2026-03-01 2026-03-01'],
      worked: ['2026-02-14', '2026-02-28'],
    },
    { why: 'nothing backwards', from: '2026-11-30 09:00', to: '2026-11-27 17:30', off: [], worked: [] },
  ])('$why', ({ from, to, off, worked }) => {
    const skipped = daysSkipped(CALENDAR, at(from), at(to))
    expect(skipped.off.map((days) => `${days.name} ${days.from} ${days.to}`)).toEqual(off)
    expect(skipped.workedWeekends).toEqual(worked)
  })
})
