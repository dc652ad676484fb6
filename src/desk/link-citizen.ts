import { randomInt } from 'node:crypto'
import type { Actor } from '../domain/actor.ts'
import { actorRef, holdsRole } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import {
  contactByPairing,
  countLinkAttempt,
  endsWithDigits,
  forgetAttempts,
  linkAttempts,
  pairingOf,
  saveContact,
} from '../store/citizens.ts'
import { enqueue } from '../store/outbox.ts'
import { ticketById, ticketByNumber } from '../store/tickets.ts'
import { pairingForStation } from '../templates/messages/progress.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { stationRoom } from './notify.ts'

/** The remark the bot gives a citizen's chat contact: survives the new ids of each web login. */
export function aliasFor(citizenId: string): string {
  return `诉求人-${citizenId}`
}

/** What a link attempt came to; a failed one is an answer and not an error, because its count must be kept. */
export type LinkOutcome = { ok: true; ticket: Ticket; alias: string } | { ok: false; triesLeft: number }

/**
 * Links the contact to the citizen of the ticket, who proves it with the last four digits of the phone. A wrong number,
 * wrong digits and a 举报 give the same answer. When the tries are used up the station is told four
 * digits under which a clerk can link the contact by hand.
 */
export async function linkCitizen(
  outer: Desk,
  request: { contact: string; number: string; digits: string },
): Promise<LinkOutcome> {
  return transact(outer, async (desk) => {
    const { contact, number, digits } = request
    const { linkTries } = desk.office.limits.callback
    if ((await linkAttempts(desk.db, contact)) >= linkTries) return { ok: false, triesLeft: 0 }
    // Letters of a number are typed as they come.
    const ticket =
      (await ticketByNumber(desk.db, number)) ?? (await ticketByNumber(desk.db, number.toUpperCase()))
    const citizenId = ticket?.citizenId
    // Whoever guesses who reported somebody would learn by the digits whether they are right: a clerk links those.
    const mayBeProved = ticket !== undefined && !isConfidential(ticket)
    const isProved =
      mayBeProved && citizenId !== undefined && (await endsWithDigits(desk.db, desk.seal, citizenId, digits))
    if (!ticket || !isProved) {
      const triesLeft = linkTries - (await countLinkAttempt(desk.db, contact, desk.clock.now()))
      if (triesLeft <= 0) await askStation(desk, contact)
      return { ok: false, triesLeft: Math.max(0, triesLeft) }
    }
    return {
      ok: true,
      ticket,
      alias: await linkContact(desk, { citizenId, contact, by: `citizen:${citizenId}` }),
    }
  })
}

/**
 * A clerk links the contact that was given these four digits, after hearing on the phone who it is.
 *
 * @throws {DeskError} `ticket_not_found`, `not_a_clerk`, `unknown_pairing`
 */
export async function linkByClerk(
  outer: Desk,
  request: { ticketId: number; pairing: string; actor: Actor },
): Promise<{ ticket: Ticket; contact: string; alias: string }> {
  return transact(outer, async (desk) => {
    const { ticketId, pairing, actor } = request
    if (!holdsRole(actor, 'clerk')) throw new DeskError('not_a_clerk')
    const ticket = await ticketById(desk.db, ticketId)
    if (ticket?.citizenId === undefined) throw new DeskError('ticket_not_found', { id: ticketId })
    const contact = await contactByPairing(desk.db, pairing)
    if (contact === undefined) throw new DeskError('unknown_pairing', { pairing })
    const alias = await linkContact(desk, { citizenId: ticket.citizenId, contact, by: actorRef(actor) })
    return { ticket, contact, alias }
  })
}

async function linkContact(
  desk: Desk,
  link: { citizenId: string; contact: string; by: string },
): Promise<string> {
  const alias = aliasFor(link.citizenId)
  await saveContact(desk.db, {
    citizenId: link.citizenId,
    alias,
    linkedAt: desk.clock.now(),
    linkedBy: link.by,
  })
  await forgetAttempts(desk.db, link.contact)
  return alias
}

async function askStation(desk: Desk, contact: string): Promise<void> {
  const pairing = await pairingOf(desk.db, contact, () => String(randomInt(1000, 10_000)))
  const now = desk.clock.now()
  await enqueue(
    desk.db,
    desk.seal,
    {
      key: `pairing:${contact}:${pairing}`,
      target: stationRoom(desk),
      kind: 'pairing',
      message: { text: pairingForStation(pairing) },
      priority: 2,
      notBefore: now,
    },
    now,
  )
}
