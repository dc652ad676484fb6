import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEvent } from '../../src/domain/apply.ts'
import { decide } from '../../src/domain/decide.ts'
import { ladderStanding } from '../../src/domain/ladder-standing.ts'
import { OTHER_KINDS, planReminders } from '../../src/domain/reminders.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { readRungTime } from '../../src/office/read-rung.ts'
import { rungTimeWords } from '../../src/templates/messages/ladder.ts'
import { anyCommand } from '../support/any-command.ts'
import { PEOPLE } from '../support/small-office.ts'
import { at } from '../support/time.ts'

const { limits, calendar } = loadOffice(join(import.meta.dirname, '../../data'))
const START = at('2026-11-23 09:00')
const OPENED = applyEvent(1, undefined, {
  type: 'opened',
  number: '37010020261123000001',
  code: 1,
  kind: 'complaint',
  urgency: 'normal',
  subject: '艾老村 公厕',
  citizenId: 'wang',
  secret: false,
  contentTextId: 1,
  at: START,
  actor: 'bot',
})

test('what it says will be said is what is planned, whatever has happened to the ticket', () => {
  const actor = fc.constantFrom(...Object.values(PEOPLE))
  const step = fc.tuple(anyCommand, actor, fc.integer({ min: 0, max: 600 }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let now = START
      let ticket: Ticket = OPENED
      for (const [command, by, minutes] of steps) {
        now += minutes * 60_000
        const decision = decide(ticket, command, { actor: by, now, calendar, limits })
        if (!decision.ok) continue
        for (const event of decision.events) ticket = applyEvent(1, ticket, event)
        const context = { limits, calendar, now }
        const planned = planReminders(ticket, context)
          .filter(({ kind }) => !(OTHER_KINDS as readonly string[]).includes(kind))
          .map(({ kind, dueAt }) => `${kind} ${dueAt}`)
        const told = ladderStanding(ticket, [], context).flatMap(({ step: own, next }) =>
          own && next.is === 'due' ? [`${own.kind} ${next.at}`] : [],
        )
        expect(told.sort()).toEqual(planned.sort())
      }
    }),
    { numRuns: 200 },
  )
})

test('a rung’s time is said in the words in which limits.yaml writes it', () => {
  for (const { time } of limits.ladder) expect(readRungTime(rungTimeWords(time))).toEqual(time)
})
