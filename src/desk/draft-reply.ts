import { dayWords } from '../domain/deadline-words.ts'
import { DeskError } from '../domain/errors.ts'
import { personById, unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { ActorRef } from '../domain/ticket-events.ts'
import { chooseTemplate } from '../store/template-uses.ts'
import { ticketById } from '../store/tickets.ts'
import { fillTemplate } from '../templates/knowledge/index.ts'
import type { Desk } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'
import { visitNote } from './visit-note.ts'

export interface Draft {
  title: string
  text: string
  missing: string[]
  ticket?: Ticket
}

/**
 * The entry with its placeholders filled from the ticket; what is not known stays as 【…】 and is listed. The choice is
 * kept: a reply made from it teaches the entry the ticket's wording.
 *
 * @throws {DeskError} `ticket_not_found` if the ticket is gone; `entry_not_found` if the entry was withdrawn meanwhile
 */
export async function draftReply(
  desk: Desk,
  request: { entryId: string; ticketId?: number; personId?: string },
): Promise<Draft> {
  const entry = (await knowledgeNow(desk)).entry(request.entryId)
  if (!entry) throw new DeskError('entry_not_found', { id: request.entryId })
  if (request.ticketId === undefined)
    return { title: entry.title, ...fillTemplate(entry.body, { 诉求人: '您' }) }
  const ticket = await ticketById(desk.db, request.ticketId)
  if (!ticket) throw new DeskError('ticket_not_found', { id: request.ticketId })
  const { roster } = desk.office
  const village = ticket.villageId === undefined ? undefined : unitById(roster, ticket.villageId)
  const unit = ticket.lead && unitById(roster, ticket.lead.unitId)
  const person = request.personId === undefined ? undefined : personById(roster, request.personId)
  const isOfLead = person?.positions.some(({ unitId }) => unitId === ticket.lead?.unitId)
  const { text, missing } = fillTemplate(entry.body, {
    诉求人: '您',
    地点: village?.name,
    事项: ticket.subject,
    日期: dayWords(ticket.visitedAt ?? desk.clock.now()),
    单位: unit?.name,
    现场情况: await visitNote(desk, ticket.id),
    // Whoever looked the template up may be of another unit: a citizen would be told to call the wrong person.
    联系人: isOfLead ? person?.name : undefined,
  })
  if (request.personId !== undefined) {
    const chosenBy: ActorRef = `staff:${request.personId}`
    await chooseTemplate(desk.db, {
      ticketId: ticket.id,
      entryId: entry.id,
      chosenBy,
      chosenAt: desk.clock.now(),
    })
  }
  return { title: entry.title, text, missing, ticket }
}
