import type { Ticket } from '../domain/ticket.ts'
import type { StoredOption } from '../store/proposals.ts'
import { proposalOf } from '../store/proposals.ts'
import type { Desk } from './desk.ts'
import { proposeDispatch } from './propose-dispatch.ts'

export type Suggestion = StoredOption

/**
 * The choice of this number on the ticket's card; of one that has no card yet, what would stand there.
 *
 * @param number 1 for the first
 */
export async function suggestUnits(
  desk: Desk,
  ticket: Ticket,
  number = 1,
): Promise<StoredOption | undefined> {
  const known = await proposalOf(desk.db, ticket.id)
  const options = known.length > 0 ? known : (await proposeDispatch(desk, ticket, { isBrief: true })).options
  return options[number - 1]
}
