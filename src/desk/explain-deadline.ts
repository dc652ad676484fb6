import type { Actor } from '../domain/actor.ts'
import { hasPart, oversees } from '../domain/actor.ts'
import { deadlineHistory } from '../domain/deadline-history.ts'
import { DeskError } from '../domain/errors.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import type { Ticket } from '../domain/ticket.ts'
import { eventsOf } from '../store/events.ts'
import { deadlineExplained } from '../templates/messages/deadline.ts'
import type { Desk } from './desk.ts'
import { responsibilitiesNow } from './responsibilities.ts'

/**
 * 为什么超期: how the ticket's deadline came to be, in words with the times, from its events. For the units at
 * work on it, the station and supervisors.
 *
 * @throws {DeskError} `refused`
 */
export async function explainDeadline(desk: Desk, ticket: Ticket, actor: Actor): Promise<string> {
  if (!hasPart(actor, ticket) && !oversees(actor)) {
    throw new DeskError('refused', { refusal: { code: 'not_assigned' }, ticket, command: 'explain' })
  }
  const { office, clock } = desk
  const entry = ticket.matter && responsibilityFor(await responsibilitiesNow(desk), ticket.matter)
  const workingDays = entry ? entry.workingDays : undefined
  const steps = deadlineHistory(await eventsOf(desk.db, ticket.id), {
    calendar: office.calendar,
    limits: office.limits,
    ...(workingDays !== undefined && { statutory: { workingDays } }),
  })
  return deadlineExplained({ office, now: clock.now() }, ticket, steps)
}
