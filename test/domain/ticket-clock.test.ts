import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/domain/actor.ts'
import { applyEvent } from '../../src/domain/apply.ts'
import type { Decision } from '../../src/domain/decide.ts'
import { decide } from '../../src/domain/decide.ts'
import type { Limits, PauseReason } from '../../src/domain/limits.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { TicketCommand } from '../../src/domain/ticket-commands.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'
import { addWorkingMinutes, isWorkingTime } from '../../src/domain/working-calendar.ts'
import { CALENDAR, LIMITS, PEOPLE } from '../support/small-office.ts'
import { at, wallClock } from '../support/time.ts'

const NOW = at('2026-11-23 09:00')

interface Step {
  minutes: number
  actor: Actor
  command: TicketCommand
}

/** A ticket dispatched on Monday at nine and signed for at once. */
function atWork(limits: Limits = LIMITS): Ticket {
  const opened = applyEvent(7, undefined, {
    type: 'opened',
    at: NOW,
    actor: 'bot',
    number: '37010020261123000001',
    code: 1,
    kind: 'complaint',
    urgency: 'normal',
    subject: '公厕',
    citizenId: 'wang',
    secret: false,
    contentTextId: 1,
  })
  return played(opened, limits, [
    {
      minutes: 0,
      actor: PEOPLE.zhou,
      command: { type: 'dispatch', leadUnitId: 'huanwei', assistUnitIds: [] },
    },
    { minutes: 0, actor: PEOPLE.li, command: { type: 'acknowledge' } },
  ])
}

function played(ticket: Ticket, limits: Limits, steps: readonly Step[], from = NOW): Ticket {
  let now = from
  return steps.reduce((before, { minutes, actor, command }) => {
    now += minutes * MINUTE_MS
    const decision: Decision = decide(before, command, { actor, now, calendar: CALENDAR, limits })
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.code}`)
    return decision.events.reduce<Ticket>((one, event) => applyEvent(one.id, one, event), before)
  }, ticket)
}

const WAIT: TicketCommand = { type: 'await_citizen', textId: 1 }
const GO_ON: TicketCommand = { type: 'end_wait' }
const deadlineOf = (ticket: Ticket): string => wallClock(ticket.deadline ?? 0)

describe('a pause moves the deadline by the working time that the clock stood still', () => {
  test.each([
    { why: 'an hour of the morning', stand: 60, deadline: '2026-12-01 09:30' },
    { why: 'over lunch only two hours count', stand: 210, deadline: '2026-12-01 10:30' },
    { why: 'from day to day', stand: 24 * 60, deadline: '2026-12-01 17:30' },
    { why: 'no time at all', stand: 0, deadline: '2026-11-30 17:30' },
  ])('$why', ({ stand, deadline }) => {
    const ticket = played(atWork(), LIMITS, [
      { minutes: 60, actor: PEOPLE.li, command: WAIT },
      { minutes: stand, actor: PEOPLE.li, command: GO_ON },
    ])
    expect(deadlineOf(ticket)).toBe(deadline)
    expect(ticket.clock?.state).toBe('running')
  })

  test('a pause at night costs nobody anything', () => {
    const ticket = played(atWork(), LIMITS, [
      { minutes: 11 * 60, actor: PEOPLE.li, command: WAIT },
      { minutes: 10 * 60, actor: PEOPLE.li, command: GO_ON },
    ])
    expect(deadlineOf(ticket)).toBe('2026-11-30 17:30')
  })

  test.each<{ ends: string; actor: Actor; command: TicketCommand; state: string }>([
    { ends: '已联系', actor: PEOPLE.li, command: { type: 'contact' }, state: 'running' },
    { ends: '到场', actor: PEOPLE.li, command: { type: 'visit' }, state: 'running' },
    { ends: '回复', actor: PEOPLE.li, command: { type: 'reply', textId: 2 }, state: 'stopped' },
    { ends: 'the bot, when it has lasted', actor: PEOPLE.bot, command: GO_ON, state: 'running' },
  ])('$ends ends the wait', ({ actor, command, state }) => {
    const ticket = played(atWork(), LIMITS, [
      { minutes: 60, actor: PEOPLE.li, command: WAIT },
      { minutes: 60, actor, command },
    ])
    expect(ticket.waiting).toBeUndefined()
    expect(ticket.clock?.state).toBe(state)
    expect(deadlineOf(ticket)).toBe('2026-12-01 09:30')
  })

  test('while it stands still there is time to wait for the citizen too, past the kept deadline', () => {
    const limits: Limits = { ...LIMITS, clock: { ...LIMITS.clock, pauseFor: ['return', 'citizen'] } }
    const returned = played(atWork(limits), limits, [
      { minutes: 60, actor: PEOPLE.li, command: { type: 'request_return', reason: 'not_ours', textId: 1 } },
    ])
    const days = 8 * 24 * 60
    const ticket = played(returned, limits, [{ minutes: days, actor: PEOPLE.li, command: WAIT }])
    expect(ticket.waiting).toBeDefined()
  })

  test('a note does not: the citizen is still away', () => {
    const ticket = played(atWork(), LIMITS, [
      { minutes: 60, actor: PEOPLE.li, command: WAIT },
      { minutes: 60, actor: PEOPLE.li, command: { type: 'note', textId: 2 } },
    ])
    expect(ticket.clock).toEqual({ state: 'paused', since: NOW + 60 * MINUTE_MS, why: 'citizen' })
  })
})

/** Every pause that limits.yaml may or may not say. */
const pauses = fc.subarray<PauseReason>(['citizen', 'return', 'extension'])

const step = fc.record({
  minutes: fc.integer({ min: 0, max: 900 }),
  move: fc.constantFrom<{ actor: Actor; command: TicketCommand }>(
    { actor: PEOPLE.li, command: WAIT },
    { actor: PEOPLE.li, command: GO_ON },
    { actor: PEOPLE.li, command: { type: 'contact' } },
    { actor: PEOPLE.li, command: { type: 'note', textId: 3 } },
    { actor: PEOPLE.li, command: { type: 'request_return', reason: 'not_ours', textId: 4 } },
    { actor: PEOPLE.zhou, command: { type: 'refuse_return' } },
    { actor: PEOPLE.li, command: { type: 'request_extension', textId: 5, workingDays: 2 } },
    { actor: PEOPLE.zhou, command: { type: 'refuse_extension' } },
  ),
})

function shouldStand(
  { waiting, pendingReturn, pendingExtension }: Ticket,
  of: readonly PauseReason[],
): boolean {
  return Boolean(
    (waiting && of.includes('citizen')) ||
      (pendingReturn && of.includes('return')) ||
      (pendingExtension && of.includes('extension')),
  )
}

/** Working minutes counted one by one: slow, and surely right. */
function countMinutes(from: number, to: number): number {
  let count = 0
  for (let minute = from; minute < to; minute += MINUTE_MS) if (isWorkingTime(CALENDAR, minute)) count += 1
  return count
}

test('whatever is waited for, and however it overlaps: the shift is the working time that the clock stood', () => {
  fc.assert(
    fc.property(pauses, fc.array(step, { maxLength: 14 }), (pauseFor, steps) => {
      const limits: Limits = { ...LIMITS, clock: { ...LIMITS.clock, pauseFor } }
      let ticket = atWork(limits)
      const first = ticket.deadline ?? 0
      let now = NOW
      let stood = 0
      for (const { minutes, move } of steps) {
        const last = now
        now += minutes * MINUTE_MS
        if (shouldStand(ticket, pauseFor)) stood += countMinutes(last, now)
        const decision = decide(ticket, move.command, { actor: move.actor, now, calendar: CALENDAR, limits })
        if (!decision.ok) continue
        const before = ticket.deadline ?? 0
        ticket = decision.events.reduce<Ticket>((one, event) => applyEvent(one.id, one, event), ticket)
        expect(ticket.deadline).toBeGreaterThanOrEqual(before)
        expect(ticket.clock?.state).toBe(shouldStand(ticket, pauseFor) ? 'paused' : 'running')
        // What still stands is added when it ends.
        if (ticket.clock?.state === 'running') {
          expect(deadlineOf(ticket)).toBe(wallClock(addWorkingMinutes(CALENDAR, first, stood)))
        }
      }
    }),
    { numRuns: 400 },
  )
})
