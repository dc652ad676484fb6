import type { Actor } from '../../src/domain/actor.ts'
import type { Limits } from '../../src/domain/limits.ts'
import { TICKET_KINDS, URGENCIES } from '../../src/domain/ticket.ts'
import { createWorkingCalendar } from '../../src/domain/working-calendar.ts'

/** A small office for tests of the domain: two units, a station, a supervisor, the national calendar. */
export const CALENDAR = createWorkingCalendar({
  spans: [
    { fromMinute: 8 * 60 + 30, toMinute: 12 * 60 },
    { fromMinute: 13 * 60 + 30, toMinute: 17 * 60 + 30 },
  ],
})

export const LIMITS: Limits = {
  handling: TICKET_KINDS.flatMap((kind) =>
    URGENCIES.map((urgency) => ({ kind, urgency, limit: { workingDays: urgency === 'urgent' ? 1 : 5 } })),
  ),
  secondHandling: { workingDays: 3 },
  returnWithin: { workingDays: 2 },
  extensionMaxWorkingDays: 10,
  clock: { pauseFor: ['citizen', 'return', 'extension'], waitForCitizen: { workingDays: 3 } },
  supervisionOrder: { workingDays: 1 },
  urgeAgainAfter: { minutes: 30 },
  snooze: { most: { workingMinutes: 240 }, times: 2 },
  risk: { repeats: 3, withinDays: 30 },
  digestMinute: 8 * 60 + 40,
  ladder: [
    {
      kind: 'unacknowledged',
      time: { at: 'mark', mark: 'dispatched', offset: { workingMinutes: 30 }, before: false },
      targets: ['owner'],
      while: 'unacknowledged',
    },
    {
      kind: 'warning',
      time: { at: 'mark', mark: 'deadline', offset: { workingDays: 1 }, before: true },
      targets: ['owner'],
      while: 'open',
    },
    {
      kind: 'silent',
      time: { at: 'silent', share: 0.4 },
      targets: ['owner'],
      while: 'at_work',
    },
    {
      kind: 'daily',
      time: { at: 'morning', nth: 2, daily: true },
      targets: ['head', 'supervisor'],
      while: 'open',
    },
    {
      kind: 'assist',
      time: { at: 'mark', mark: 'assist_asked', offset: { workingMinutes: 120 }, before: false },
      targets: ['owner'],
      while: 'assist_unacknowledged',
    },
    {
      kind: 'order',
      time: { at: 'mark', mark: 'order_deadline', offset: { minutes: 0 }, before: false },
      targets: ['head'],
      while: 'order_unanswered',
    },
  ],
  roomPerHour: 6,
  stationPerHour: 30,
  offlineNotice: { minutes: 10 },
  quietHours: { fromMinute: 20 * 60, toMinute: 8 * 60, daysOff: true },
  dispatch: { automatic: true, bySimilarity: false, sureness: 0.97 },
  callback: {
    askAgainAfter: { minutes: 1440 },
    linkTries: 3,
    unreachableAfterCalls: 3,
    basicCountsAsSatisfied: true,
  },
  weeklyListMinute: 9 * 60,
  foresight: {
    minute: 9 * 60 + 10,
    seasonWeeksAhead: 5,
    seasonFalseAlarm: 0.05,
    burstFalseAlarmsPerYear: 4,
    afterDismissal: 1.5,
  },
  rates: {
    countBy: 'received',
    contactWithin: { workingDays: 1 },
    answer: 'last',
    unreachable: 'left_out',
    leaveOut: ['withdrawn', 'repeat', 'duplicate', 'not_ours'],
    fewest: 5,
  },
  retentionDays: 365,
}

function staff(personId: string, unitId: string, role: 'member' | 'head' | 'clerk' | 'supervisor'): Actor {
  return { kind: 'staff', personId, positions: [{ unitId, role }] }
}

export const PEOPLE = {
  li: staff('li', 'huanwei', 'member'),
  guo: staff('guo', 'huanwei', 'head'),
  xu: staff('xu', 'jianguan', 'member'),
  zhou: staff('zhou', 'station', 'clerk'),
  sun: staff('sun', 'station', 'clerk'),
  fang: staff('fang', 'ducha', 'supervisor'),
  wang: { kind: 'citizen', citizenId: 'wang' },
  other: { kind: 'citizen', citizenId: 'other' },
  bot: { kind: 'bot' },
} as const satisfies Record<string, Actor>
