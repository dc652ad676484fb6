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
  ladder: [
    {
      kind: 'unacknowledged',
      mark: 'dispatched',
      offset: { workingMinutes: 30 },
      before: false,
      targets: ['owner'],
      while: 'unacknowledged',
    },
    {
      kind: 'warning',
      mark: 'deadline',
      offset: { workingDays: 1 },
      before: true,
      targets: ['owner'],
      while: 'open',
    },
  ],
  quietHours: { fromMinute: 20 * 60, toMinute: 8 * 60 },
  dispatch: { automatic: true },
  callback: {
    askAgainAfter: { minutes: 1440 },
    linkTries: 3,
    unreachableAfterCalls: 3,
    basicCountsAsSatisfied: true,
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
