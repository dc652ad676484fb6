import { addressesOf, namesOf } from '../domain/caller.ts'
import { withoutHomes } from '../domain/confidential.ts'
import { maskText } from '../domain/masking.ts'
import { namesIn } from '../domain/names-in-text.ts'
import { isOfOffice, isVillageRoom, unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential, isToldInPrivate } from '../domain/ticket.ts'
import { citizenData } from '../store/citizens.ts'
import { textBody } from '../store/texts.ts'
import { WORDS_IN_PRIVATE } from '../templates/messages/confidential.ts'
import { inPrivateOnly } from '../templates/messages/in-house.ts'
import { CONTENT_ERASED } from '../templates/messages/progress.ts'
import type { Desk } from './desk.ts'

/**
 * The citizen's words as a group may read them: numbers, house numbers and the caller's names masked, those of before too.
 * Whoever else is named in them too, but for people of the office. The name is read only to be masked out, so no reveal is logged.
 */
export async function maskedContent(desk: Desk, ticket: Ticket): Promise<string> {
  const content = (await textBody(desk.db, desk.seal, ticket.contentTextId)) ?? CONTENT_ERASED
  return maskForGroup(desk, ticket, content)
}

/** The same for a group by its topic: where villagers read along, nothing of a 举报, of what is to be kept secret or was told in private. */
export async function contentInRoom(desk: Desk, ticket: Ticket, room: string): Promise<string> {
  if (!isConfidential(ticket) || !isVillageRoom(desk.office.roster, room)) return maskedContent(desk, ticket)
  return isToldInPrivate(ticket) ? inPrivateOnly(ticket) : WORDS_IN_PRIVATE
}

/** The same for the group of the unit. */
export async function contentForUnit(desk: Desk, ticket: Ticket, unitId: string): Promise<string> {
  return contentInRoom(desk, ticket, unitById(desk.office.roster, unitId)?.room ?? '')
}

/** Whether the words of this ticket may be read in the unit's group: not those of a 举报 where villagers read along. */
export function mayReadInGroup({ office: { roster } }: Desk, ticket: Ticket, unitId: string): boolean {
  return !isConfidential(ticket) || !isVillageRoom(roster, unitById(roster, unitId)?.room ?? '')
}

/** How the citizen is and was called, to be masked in what others read; empty if nobody knows. */
export async function namesOfCitizen(
  { db, seal }: Pick<Desk, 'db' | 'seal'>,
  citizenId: string | undefined,
): Promise<string[]> {
  return namesOf(citizenId === undefined ? undefined : await citizenData(db, seal, citizenId))
}

/** Whomever the words introduce, call by name or quote, but for people of the office. */
export function introducedIn({ office }: Pick<Desk, 'office'>, words: string): string[] {
  return namesIn(words).filter((name) => !isOfOffice(office.roster, name))
}

/** Any text about the ticket, masked as for a group. */
export async function maskForGroup(desk: Desk, ticket: Ticket, text: string): Promise<string> {
  const { citizenId, number } = ticket
  return maskWords(desk, { text, citizenId, keep: [number], hidesHomes: isConfidential(ticket) })
}

/** What a villager told and the village may take on, masked like the ticket that it may become: of what was told in private, homes too. */
export function maskedMatter(
  desk: Desk,
  told: { text?: string; citizenId?: string; contact?: string },
): Promise<string> {
  const { text = '', citizenId, contact } = told
  return maskWords(desk, { text, citizenId, keep: [], hidesHomes: contact !== undefined })
}

async function maskWords(
  desk: Desk,
  words: { text: string; citizenId: string | undefined; keep: readonly string[]; hidesHomes: boolean },
): Promise<string> {
  const { text, citizenId, keep, hidesHomes } = words
  const citizen = citizenId === undefined ? undefined : await citizenData(desk.db, desk.seal, citizenId)
  const names = introducedIn(desk, text)
  return maskText(hidesHomes ? withoutHomes(text) : text, {
    keep,
    names,
    ...(citizen && {
      names: [...names, ...namesOf(citizen)],
      phones: [citizen.phone],
      addresses: addressesOf(citizen),
    }),
  })
}
