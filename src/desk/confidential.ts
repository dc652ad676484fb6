import type { Actor } from '../domain/actor.ts'
import { belongsTo, holdsRole, oversees } from '../domain/actor.ts'
import type { NamedUnit, UnitsAsked } from '../domain/confidential.ts'
import { namedUnits, readersOf } from '../domain/confidential.ts'
import { DeskError } from '../domain/errors.ts'
import { isVillageRoom, stationOf, unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { heldBy, isConfidential, isToldInPrivate } from '../domain/ticket.ts'
import {
  confidentialWords,
  nobodyMayRead,
  notYoursToRead,
  youAreNamed,
} from '../templates/messages/confidential.ts'
import type { Desk } from './desk.ts'
import { maskedContent } from './masked-content.ts'
import { peopleNamed, wordsOf } from './named-people.ts'
import { announce, notify, stationRoom } from './notify.ts'

/** Which of the units a 举报件 or 保密件 names, itself or its people; none of any other ticket. */
export async function namedIn(desk: Desk, ticket: Ticket, unitIds: readonly string[]): Promise<NamedUnit[]> {
  if (!isConfidential(ticket) || ticket.inHouse || unitIds.length === 0) return []
  return namedUnits(desk.office.roster, await wordsOf(desk, ticket), unitIds)
}

/**
 * Ask it after the domain has allowed the command, which is undone by the error: whoever has no right to it does not learn
 * whom the ticket names.
 *
 * @param before the ticket as it was
 * @throws {DeskError} `unit_is_named` if the ticket may be about one of the units
 */
export async function refuseNamed(desk: Desk, before: Ticket, asked: UnitsAsked): Promise<void> {
  const held = new Set([before.lead, ...before.assists].map((one) => one?.unitId))
  const unitIds = asked.verb === 'assist' ? asked.unitIds : [asked.leadUnitId, ...asked.assistUnitIds]
  const fresh = unitIds.filter((unitId) => !held.has(unitId))
  const named = await namedIn(desk, before, fresh)
  if (named.length > 0) throw new DeskError('unit_is_named', { ticket: before, named, asked })
}

/**
 * Where somebody who asks may read the ticket. A 举报件 or 保密件: the station, supervisors and the units that handle it, except
 * who is named in it; in the unit's own group only where no villagers read along, else in private.
 */
export async function readingOf(
  desk: Desk,
  ticket: Ticket,
  { actor, place }: { actor: Actor; place: { kind: 'room'; topic: string } | { kind: 'private' } },
): Promise<{ where: 'here' | 'private' } | { refused: string }> {
  const { roster } = desk.office
  const own = heldBy(ticket)
    .map(({ unitId }) => unitId)
    .filter((unitId) => belongsTo(actor, unitId))
  if (!isConfidential(ticket)) return { where: 'here' }
  if (!oversees(actor) && own.length === 0) return { refused: notYoursToRead(ticket) }
  // Clerks have read the card in their own group.
  if (!holdsRole(actor, 'clerk') && (await isNamed(desk, ticket, actor)))
    return { refused: youAreNamed(ticket) }
  if (place.kind === 'private' || isToldInPrivate(ticket)) return { where: 'here' }
  const rooms = [...own, stationOf(roster)?.id ?? ''].map((unitId) => unitById(roster, unitId)?.room)
  const isOwnRoom = rooms.includes(place.topic) && !isVillageRoom(roster, place.topic)
  return { where: isOwnRoom ? 'here' : 'private' }
}

/**
 * Who called is not for whom the words name, be they of the station. Ask it after the domain has allowed the command, which
 * is undone by the error.
 *
 * @throws {DeskError} `you_are_named`
 */
export async function refuseIfNamed(desk: Desk, ticket: Ticket, actor: Actor): Promise<void> {
  if (isConfidential(ticket) && (await isNamed(desk, ticket, actor)))
    throw new DeskError('you_are_named', { ticket })
}

async function isNamed(desk: Desk, ticket: Ticket, actor: Actor): Promise<boolean> {
  return actor.kind === 'staff' && (await peopleNamed(desk, ticket)).has(actor.personId)
}

/** The words that a village's group does not read go to the unit's people, except those who are named in them. */
export async function tellWordsInPrivate(desk: Desk, ticket: Ticket, unitId: string): Promise<void> {
  const { roster } = desk.office
  const room = unitById(roster, unitId)?.room ?? ''
  if (!isConfidential(ticket) || isToldInPrivate(ticket) || !isVillageRoom(roster, room)) return
  const people = readersOf(roster, await wordsOf(desk, ticket), unitId)
  if (people.length === 0) {
    const setting = { office: desk.office, now: desk.clock.now() }
    const text = nobodyMayRead(setting, ticket, unitId)
    await notify(desk, ticket, { target: stationRoom(desk), kind: `unread:${unitId}`, text })
    return
  }
  const text = confidentialWords(ticket, await maskedContent(desk, ticket))
  await announce(
    desk,
    people.map((staff) => ({ about: ticket, target: { staff }, kind: `words:${unitId}`, text })),
  )
}
