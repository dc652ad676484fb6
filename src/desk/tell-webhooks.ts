import { eventId, publishTicket } from '../domain/published-ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isoOf } from '../domain/time.ts'
import { insertWebhookMessages } from '../store/webhooks.ts'
import type { Desk } from './desk.ts'

/**
 * Queues, with the change itself (R2), what programs of other offices are told of it: only of a new state, round or
 * lead unit, and nothing of the citizen. Costs nothing where no webhook is configured.
 *
 * @param before absent for a ticket that was just opened
 */
export async function tellWebhooks(
  { db, office, clock, webhooks = [] }: Desk,
  before: Ticket | undefined,
  after: Ticket,
): Promise<void> {
  if (webhooks.length === 0 || (before && !isNews(before, after))) return
  const at = clock.now()
  const id = eventId(after.id, after.version)
  const body = {
    id,
    type: `ticket.${after.state}`,
    timestamp: isoOf(at),
    data: {
      ...(before && { previousState: before.state }),
      ticket: publishTicket(office, after),
    },
  }
  await insertWebhookMessages(
    db,
    webhooks.map(({ name }) => name),
    { ticketId: after.id, eventId: id, body: JSON.stringify(body), at },
  )
}

function isNews(before: Ticket, after: Ticket): boolean {
  return (
    before.state !== after.state || before.round !== after.round || before.lead?.unitId !== after.lead?.unitId
  )
}
