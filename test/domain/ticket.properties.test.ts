import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/domain/actor.ts'
import { applyEvent, replay } from '../../src/domain/apply.ts'
import { decide } from '../../src/domain/decide.ts'
import { planReminders } from '../../src/domain/reminders.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { standingDeadline } from '../../src/domain/ticket-clock.ts'
import type { TicketEvent } from '../../src/domain/ticket-events.ts'
import { unitRequests } from '../../src/domain/unit-requests.ts'
import { anyCommand } from '../support/any-command.ts'
import { CALENDAR, LIMITS, PEOPLE } from '../support/small-office.ts'
import { at } from '../support/time.ts'

const OPENED: TicketEvent = {
  type: 'opened',
  at: at('2026-11-23 09:00'),
  actor: 'bot',
  number: '37010020261123000001',
  code: 1,
  kind: 'complaint',
  urgency: 'normal',
  subject: '艾老村 垃圾倾倒',
  citizenId: 'wang',
  secret: false,
  contentTextId: 1,
}

/** Mostly somebody who may, so that stories get far; sometimes anybody, so that nobody gets away with it. */
const anyStep = anyCommand.chain((command) =>
  fc.record({
    actor: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom<Actor>(...fitting(command.type)) },
      { weight: 1, arbitrary: fc.constantFrom<Actor>(...Object.values(PEOPLE)) },
    ),
    command: fc.constant(command),
    minutes: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 60 }) },
      fc.integer({ min: 0, max: 3_000 }),
    ),
  }),
)

function fitting(type: string): Actor[] {
  const { li, xu, zhou, sun, wang, bot, fang } = PEOPLE
  if (
    [
      'acknowledge',
      'reply',
      'request_return',
      'request_extension',
      'contact',
      'visit',
      'note',
      'answer_order',
      'snooze',
      'await_citizen',
      'end_wait',
    ].includes(type)
  ) {
    return [li, xu]
  }
  if (type === 'raise_urgency') return [zhou, fang]
  if (type === 'answer_callback') return [wang, zhou]
  if (type === 'withdraw') return [wang, zhou]
  if (['ask_citizen', 'hand_callback_to_clerk', 'flag'].includes(type)) return [bot]
  return ['order_supervision', 'clear_orders', 'urge'].includes(type) ? [fang] : [zhou, sun]
}

/** Plays the steps and keeps every ticket on the way with the events that made it. */
function play(steps: readonly { actor: Actor; command: Parameters<typeof decide>[1]; minutes: number }[]) {
  const events: TicketEvent[] = [OPENED]
  const tickets: Ticket[] = [applyEvent(7, undefined, OPENED)]
  let now = OPENED.at
  for (const { actor, command, minutes } of steps) {
    now += minutes * 60_000
    const before = tickets.at(-1) as Ticket
    const frozen = JSON.stringify(before)
    const decision = decide(before, command, { actor, now, calendar: CALENDAR, limits: LIMITS })
    expect(JSON.stringify(before), 'decide changes nothing').toBe(frozen)
    if (!decision.ok) continue
    expect(decision.events.length).toBeGreaterThan(0)
    for (const event of decision.events) {
      events.push(event)
      tickets.push(applyEvent(7, tickets.at(-1), event))
    }
  }
  return { events, tickets, last: tickets.at(-1) as Ticket }
}

function always(check: (story: ReturnType<typeof play>) => void): void {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 5, maxLength: 60, size: 'max' }), (steps) =>
      check(play(steps)),
    ),
    { numRuns: 1_500, seed: 20261123 },
  )
}

const MOVES_LIMIT = [
  'dispatched',
  'extension_granted',
  'round_opened',
  'clock_resumed',
  'updated',
  'urgency_raised',
  'urgency_lowered',
]
const WITHOUT_APPROVAL = ['repeat', 'not_ours', 'duplicate', 'withdrawn']

describe('whatever anybody does, in any order, at any time', () => {
  test('a ticket is never closed without approval, or a recorded reason for doing without', () => {
    always(({ events, last }) => {
      if (last.state !== 'closed') return
      const closing = events.findLast(({ type }) => type === 'closed')
      expect(closing?.type).toBe('closed')
      if (closing?.type !== 'closed') return
      if (WITHOUT_APPROVAL.includes(closing.reason)) expect(closing.textId).toBeDefined()
      else expect(events.some(({ type }) => type === 'approved')).toBe(true)
      if (closing.reason === 'exempt') expect(closing.textId).toBeDefined()
      if (closing.reason === 'satisfied') {
        expect(last.outcome).toMatchObject({ solved: true })
        expect(last.outcome?.satisfaction).not.toBe('dissatisfied')
      }
    })
  })

  test('exactly one unit leads from dispatch on, and it never assists itself', () => {
    always(({ tickets }) => {
      for (const { state, lead, assists } of tickets) {
        if (state !== 'received' && state !== 'closed') expect(lead).toBeDefined()
        expect(assists.map(({ unitId }) => unitId)).not.toContain(lead?.unitId ?? '')
        expect(new Set(assists.map(({ unitId }) => unitId)).size).toBe(assists.length)
      }
    })
  })

  test('the deadline moves only by dispatch, extension, a new round, a clock that stood still, or the platform', () => {
    always(({ events, tickets }) => {
      for (const [index, event] of events.entries()) {
        const before = tickets[index - 1]?.deadline
        if (before === tickets[index]?.deadline || index === 0) continue
        expect(MOVES_LIMIT).toContain(event.type)
      }
    })
  })

  test('to become urgent never gives more time, and not to be it any more never saves a limit that has passed', () => {
    always(({ events, tickets }) => {
      for (const [index, event] of events.entries()) {
        const [before, after] = [tickets[index - 1], tickets[index]]
        if (!before || !after || (event.type !== 'urgency_raised' && event.type !== 'urgency_lowered'))
          continue
        const [was = 0, is = 0] = [before, after].map(
          (ticket) => standingDeadline(ticket, { now: event.at, calendar: CALENDAR }) ?? 0,
        )
        if (event.type === 'urgency_raised') expect(is).toBeLessThanOrEqual(was)
        else if (was < event.at) expect(is).toBe(was)
        else expect(is).toBeGreaterThanOrEqual(was)
      }
    })
  })

  test('replaying the events gives the ticket, and each event counts', () => {
    always(({ events, last }) => {
      expect(JSON.stringify(replay(7, events))).toBe(JSON.stringify(last))
      expect(last.version).toBe(events.length)
    })
  })

  test('a closed ticket plans nothing but its open orders, and no reminder stands twice in a plan', () => {
    always(({ tickets }) => {
      for (const ticket of tickets) {
        const now = ticket.closedAt ?? ticket.lastActivityAt ?? ticket.receivedAt
        const planned = planReminders(ticket, { limits: LIMITS, calendar: CALENDAR, now })
        const plan = planned.map(({ kind, dueAt }) => `${kind}@${dueAt}`)
        if (ticket.state === 'closed') {
          // An order outlives its ticket until it is cleared.
          expect(planned.every(({ kind }) => kind.startsWith('order/'))).toBe(true)
          expect(planned.length > 0).toBe(
            (ticket.orders ?? []).some((one) => !one.answeredAt && !one.clearedAt),
          )
        }
        expect(new Set(plan).size).toBe(plan.length)
      }
    })
  })

  test('the clock runs, stands still or is stopped as the ticket waits for the unit or not', () => {
    always(({ tickets, events }) => {
      for (const [index, ticket] of tickets.entries()) {
        // Clock events close the batch of one command: look where the next event has another time or command.
        if (events[index + 1]?.type.startsWith('clock_') || ticket.deadline === undefined) continue
        if (events[index + 1]?.at === events[index]?.at) continue
        const isAtWork = ['received', 'dispatched', 'acknowledged'].includes(ticket.state)
        const waits = ticket.pendingReturn ?? ticket.pendingExtension ?? ticket.waiting
        expect(ticket.clock?.state, `${ticket.state} after ${events[index]?.type}`).toBe(
          isAtWork ? (waits ? 'paused' : 'running') : 'stopped',
        )
      }
    })
  })

  test('every pause is followed by a resumption before anything else happens to the clock', () => {
    always(({ events }) => {
      const ofClock = events.map(({ type }) => type).filter((type) => type.startsWith('clock_'))
      const follows: Record<string, string[]> = {
        clock_started: ['clock_paused', 'clock_stopped', 'clock_started'],
        clock_paused: ['clock_resumed', 'clock_started'],
        clock_resumed: ['clock_paused', 'clock_stopped', 'clock_started'],
        clock_stopped: ['clock_started'],
      }
      for (const [index, type] of ofClock.entries()) {
        const next = ofClock[index + 1]
        if (next) expect(follows[type]).toContain(next)
      }
    })
  })

  test('what a unit asked for and the ticket still waits for is what its requests say', () => {
    always(({ events, last }) => {
      const open = unitRequests(events).filter(({ decided }) => !decided)
      expect(open.map(({ kind, unitId, askedAt }) => ({ kind, unitId, askedAt }))).toEqual(
        [
          { kind: 'return', asked: last.pendingReturn },
          { kind: 'extension', asked: last.pendingExtension },
        ].flatMap(({ kind, asked }) => (asked ? [{ kind, unitId: asked.unitId, askedAt: asked.at }] : [])),
      )
    })
  })

  test('who wrote a reply never approves it', () => {
    always(({ events }) => {
      let author: string | undefined
      for (const event of events) {
        if (event.type === 'replied') author = event.actor
        if (event.type === 'approved') expect(event.actor).not.toBe(author)
      }
    })
  })

  test('the stories played here reach every state and every way to close', () => {
    const states = new Set<string>()
    const reasons = new Set<string>()
    always(({ tickets, last }) => {
      for (const { state } of tickets) states.add(state)
      if (last.closeReason) reasons.add(last.closeReason)
    })
    expect(states.size).toBe(7)
    expect([...reasons].sort()).toEqual(
      ['duplicate', 'exempt', 'not_ours', 'repeat', 'satisfied', 'unreachable', 'withdrawn'].sort(),
    )
  })
})
