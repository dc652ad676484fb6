import type { Inbound } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { hasPart, oversees } from '../domain/actor.ts'
import { unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { heldBy, isConfidential } from '../domain/ticket.ts'
import {
  CONFIDENTIAL_HERE,
  NOT_OF_THIS_GROUP,
  NOT_YOURS_TO_KNOW,
} from '../templates/messages/confidential.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'

type Here = Pick<Inbound, 'place' | 'sender'>

/** Whether everybody here may read what the ticket is about: where overseers are, and in the groups of the units that work on it. */
export function isOfThisPlace(desk: Desk, here: Pick<Inbound, 'place'>, ticket: Ticket): boolean {
  const { place } = here
  if (place.kind === 'private' || isOverseersPlace(desk, here)) return true
  const { roster } = desk.office
  return heldBy(ticket).some(({ unitId }) => unitById(roster, unitId)?.room === place.topic)
}

/**
 * The tickets as a list in this place may name them: of another group's, and of a 举报 in any, only the code; of a 举报 that
 * is none of theirs no more to who asks in private.
 */
export function shownHere(desk: Desk, here: Here, tickets: readonly Ticket[]): Ticket[] {
  return tickets.map((ticket) => {
    if (!isOfThisPlace(desk, here, ticket)) return { ...ticket, subject: NOT_OF_THIS_GROUP }
    if (!isConfidential(ticket)) return ticket
    if (here.place.kind === 'private')
      return isTheirs(here, ticket) ? ticket : { ...ticket, subject: NOT_YOURS_TO_KNOW }
    return isOverseersPlace(desk, here) ? ticket : { ...ticket, subject: CONFIDENTIAL_HERE }
  })
}

function isTheirs(here: Here, ticket: Ticket): boolean {
  const actor = actorOf(here)
  if (actor?.kind === 'citizen') return actor.citizenId === ticket.citizenId
  return actor !== undefined && (oversees(actor) || hasPart(actor, ticket))
}
