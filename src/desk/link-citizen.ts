import { DeskError } from '../domain/errors.ts'
import type { Ticket } from '../domain/ticket.ts'
import { countLinkAttempt, endsWithDigits, linkAttempts, saveContact } from '../store/citizens.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Desk } from './desk.ts'

/** The remark the bot gives a citizen's chat contact: survives the new ids of each web login. */
export function aliasFor(citizenId: string): string {
  return `诉求人-${citizenId}`
}

/**
 * Links the contact to the citizen of the ticket, who proves it with the last four digits of the phone.
 * A wrong number and wrong digits give the same answer; failed tries are counted and kept even though
 * nothing else is, so do not call it inside a transaction that is rolled back.
 *
 * @returns the ticket, and the remark to set for the contact
 * @throws {DeskError} `link_failed` with `{ triesLeft }`; `link_locked`
 */
export async function linkCitizen(
  desk: Desk,
  request: { contact: string; number: string; digits: string },
): Promise<{ ticket: Ticket; citizenId: string }> {
  const { contact, number, digits } = request
  const { linkTries } = desk.office.limits.callback
  if ((await linkAttempts(desk.db, contact)) >= linkTries) throw new DeskError('link_locked')
  const ticket = await ticketByNumber(desk.db, number)
  const citizenId = ticket?.citizenId
  if (!ticket || citizenId === undefined || !(await endsWithDigits(desk.db, desk.seal, citizenId, digits))) {
    const tries = await countLinkAttempt(desk.db, contact)
    throw tries >= linkTries
      ? new DeskError('link_locked')
      : new DeskError('link_failed', { triesLeft: linkTries - tries })
  }
  await saveContact(desk.db, {
    citizenId,
    alias: aliasFor(citizenId),
    linkedAt: desk.clock.now(),
    linkedBy: 'citizen',
  })
  return { ticket, citizenId }
}
