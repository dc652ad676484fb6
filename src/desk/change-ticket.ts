import type { Actor } from '../domain/actor.ts'
import { applyEvent } from '../domain/apply.ts'
import { decide } from '../domain/decide.ts'
import { DeskError } from '../domain/errors.ts'
import { planReminders } from '../domain/reminders.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketCommand } from '../domain/ticket-commands.ts'
import type { TicketEvent } from '../domain/ticket-events.ts'
import { rescheduleReminders } from '../store/reminders.ts'
import { saveTicket, ticketById } from '../store/tickets.ts'
import { readAgain } from './current-matters.ts'
import type { Desk } from './desk.ts'
import { tellWebhooks } from './tell-webhooks.ts'

export interface Change {
  before: Ticket
  after: Ticket
  events: readonly TicketEvent[]
}

/**
 * The one place that applies (R2): the domain decides, then events, ticket row and reminders are written.
 * Call it inside the operation's transaction; the operation adds the messages to send.
 *
 * @throws {DeskError} `ticket_not_found`; `refused` with `{ refusal, ticket }`
 */
export async function changeTicket(
  desk: Desk,
  request: { ticketId: number; actor: Actor; command: TicketCommand },
): Promise<Change> {
  const before = await ticketById(desk.db, request.ticketId)
  if (!before) throw new DeskError('ticket_not_found', { id: request.ticketId })
  const { limits, calendar } = desk.office
  const now = desk.clock.now()
  const decision = decide(before, request.command, { actor: request.actor, now, calendar, limits })
  if (!decision.ok) {
    throw new DeskError('refused', {
      refusal: decision.refusal,
      ticket: before,
      command: request.command.type,
    })
  }
  const after = decision.events.reduce<Ticket>(
    (ticket, event) => applyEvent(ticket.id, ticket, event),
    before,
  )
  await saveTicket(desk.db, before, after, decision.events)
  await rescheduleReminders(desk.db, after.id, planReminders(after, { limits, calendar, now }), now)
  await tellWebhooks(desk, before, after)
  // Others that report the same are compared with it, so it must not wait until somebody asks about itself.
  // One that is not compared yet will be, when somebody asks.
  const matters = desk.lore?.matters
  if (matters?.known.has(after.id)) await readAgain(desk, matters, after)
  return { before, after, events: decision.events }
}
