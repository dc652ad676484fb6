import type { Actor } from '../domain/actor.ts'
import { holdsRole } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { isMadeFrom } from '../domain/template-likeness.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { LearnedWording } from '../store/template-uses.ts'
import {
  forgetUse,
  learnedWordings,
  noteReplied,
  teachWording,
  templateUseOf,
} from '../store/template-uses.ts'
import { insertText, textBody } from '../store/texts.ts'
import { ticketById } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'
import { maskForGroup } from './masked-content.ts'

/** The subject and the first sentences say what it is about; the story after them is of one caller. */
const MOST_SIGNS = 160
/** As many are shown to be forgotten; a phone's screen holds no more. */
const MOST_SHOWN = 20

/** Notes whether the reply that is submitted was made from the template chosen for the ticket. */
export async function noteReply(desk: Desk, ticketId: number, reply: string): Promise<void> {
  const use = await templateUseOf(desk.db, ticketId)
  if (!use) return
  const entry = (await knowledgeNow(desk)).entry(use.entryId)
  const isMade = entry !== undefined && isMadeFrom(reply, entry.body)
  await noteReplied(desk.db, ticketId, isMade ? desk.clock.now() : null)
}

/**
 * 学到的说法: the template from which the approved reply was made is found from now on by this ticket's words too.
 * Not before: who reviews has seen that it fits. Masked as for a group; nothing is learned from what was said in
 * secret, which only counts.
 */
export async function learnWording(desk: Desk, ticket: Ticket): Promise<void> {
  const use = await templateUseOf(desk.db, ticket.id)
  if (use?.repliedAt === undefined || use.taughtAt !== undefined) return
  const at = desk.clock.now()
  const content = await textBody(desk.db, desk.seal, ticket.contentTextId)
  const wording = ticket.secret ? undefined : `${ticket.subject} ${content ?? ''}`.trim()
  const textId =
    wording === undefined
      ? null
      : await insertText(desk.db, desk.seal, {
          ticketId: ticket.id,
          kind: 'wording',
          author: use.chosenBy,
          at,
          body: (await maskForGroup(desk, ticket, wording)).slice(0, MOST_SIGNS),
        })
  await teachWording(desk.db, { ticketId: ticket.id, textId, at })
}

/**
 * The citizen was not content: whether the work or the template was wrong cannot be told, and what is in doubt teaches
 * nothing. Used again in the next round and approved, it is learned again.
 */
export async function unlearnWording(desk: Desk, ticketId: number): Promise<void> {
  await forgetUse(desk.db, ticketId)
}

/** What an entry has learned, the newest first, with the tickets' short codes. */
export async function wordingsOf(
  desk: Desk,
  entryId: string,
): Promise<(LearnedWording & { code: number })[]> {
  const learned = await learnedWordings(desk.db, desk.seal, { most: MOST_SHOWN, entryId })
  const coded = learned.map(async (one) => {
    const ticket = await ticketById(desk.db, one.ticketId)
    return ticket ? [{ ...one, code: ticket.code }] : []
  })
  return (await Promise.all(coded)).flat()
}

/**
 * 忘记说法: the ticket's wording belongs to no entry any more, and no longer counts.
 *
 * @returns the ticket; undefined if it taught nothing
 * @throws {DeskError} `not_a_clerk`; `ticket_not_found`
 */
export async function forgetWording(
  outer: Desk,
  request: { ticketId: number; actor: Actor },
): Promise<Ticket | undefined> {
  if (!holdsRole(request.actor, 'clerk')) throw new DeskError('not_a_clerk')
  return transact(outer, async (desk) => {
    const { ticketId: id } = request
    const ticket = await ticketById(desk.db, id)
    if (!ticket) throw new DeskError('ticket_not_found', { id })
    const use = await templateUseOf(desk.db, id)
    return use?.taughtAt !== undefined && (await forgetUse(desk.db, id)) ? ticket : undefined
  })
}
