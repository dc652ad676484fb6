import type { Inbound } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import { CONFIDENTIAL_HERE, NOT_OF_THIS_GROUP } from '../templates/messages/confidential.ts'
import { isOverseersPlace } from './overseers-place.ts'

type Here = Pick<Inbound, 'place'>

/** Whether everybody here may read what the ticket is about: where overseers are, and in the groups of the units that work on it. */
export function isOfThisPlace(desk: Desk, here: Here, { lead, assists }: Ticket): boolean {
  const { place } = here
  if (place.kind === 'private' || isOverseersPlace(desk, here)) return true
  const { roster } = desk.office
  return [lead, ...assists].some((held) => held && unitById(roster, held.unitId)?.room === place.topic)
}

/** The tickets as a list in this place may name them: of another group's, and of a 举报 in any, only the code. */
export function shownHere(desk: Desk, here: Here, tickets: readonly Ticket[]): Ticket[] {
  return tickets.map((ticket) => {
    if (!isOfThisPlace(desk, here, ticket)) return { ...ticket, subject: NOT_OF_THIS_GROUP }
    const isSecretHere = isConfidential(ticket) && !isOverseersPlace(desk, here)
    return isSecretHere ? { ...ticket, subject: CONFIDENTIAL_HERE } : ticket
  })
}
