import { heatOf } from '../domain/heat.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Matter } from '../matching/matter-index.ts'
import { ticketsByIds } from '../store/tickets.ts'
import { currentMatters, readAgain } from './current-matters.ts'
import type { Desk } from './desk.ts'
import { responsibilitiesNow } from './responsibilities.ts'

/** 举一反三: tickets of the same matter at the same place, shown as one thing. */
export interface SimilarTickets {
  /** Open ones, and what was closed within four weeks, in the order they came. */
  tickets: readonly Ticket[]
  /** Callers, each counted once; a ticket of nobody known is one. */
  people: number
  /** Units of the villages. */
  villageIds: readonly string[]
  from: EpochMs
  to: EpochMs
  /** The ticket that is most like all the others: its subject names the thing. */
  middle: Ticket
  /** Who leads most of them, else who leads by the list of responsibilities. */
  ownerId?: string
  heat: number
}

/** The tickets that report the same as this one, itself among them; undefined if it is alone. */
export async function similarTo(desk: Desk, ticket: Ticket): Promise<SimilarTickets | undefined> {
  const matters = await currentMatters(desk)
  if (!matters) return undefined
  await readAgain(desk, matters, ticket)
  const matter = matters.index.matterOf(ticket.id)
  return matter && (await described(desk, matter))
}

/**
 * Everything that two tickets or more report, the hottest first.
 *
 * @param openOnly only what two open ones report
 * @param forMeetings leaves out what was reported or told in confidence, because units sit at the table, and 未诉先办
 */
export async function similarTickets(
  desk: Desk,
  { openOnly = false, forMeetings = false }: { openOnly?: boolean; forMeetings?: boolean } = {},
): Promise<SimilarTickets[]> {
  const matters = await currentMatters(desk)
  if (!matters) return []
  const found: SimilarTickets[] = []
  for (const matter of matters.index.matters()) {
    const one = await described(desk, matter, forMeetings)
    if (one && (!openOnly || openOf(one).length > 1)) found.push(one)
  }
  return found.sort((one, other) => other.heat - one.heat)
}

function openOf({ tickets }: SimilarTickets): Ticket[] {
  return tickets.filter(({ state }) => state !== 'closed')
}

/** Whether another ticket of the matter is open. */
export function joinsOpen(ticket: Ticket, similar: SimilarTickets): boolean {
  return openOf(similar).some(({ id }) => id !== ticket.id)
}

async function described(
  desk: Desk,
  matter: Matter,
  forMeetings = false,
): Promise<SimilarTickets | undefined> {
  const tickets = (await ticketsByIds(desk.db, matter.ids))
    .filter((ticket) => !forMeetings || (!isConfidential(ticket) && !ticket.inHouse))
    .sort((one, other) => one.id - other.id)
  const [first, last] = [tickets[0], tickets.at(-1)]
  if (!first || !last || tickets.length < 2) return undefined
  const reports = tickets.map(({ id, citizenId, receivedAt }) => ({
    person: citizenId ?? `ticket ${id}`,
    at: receivedAt,
  }))
  const ownerId = await ownerOf(desk, tickets)
  return {
    tickets,
    people: new Set(reports.map(({ person }) => person)).size,
    villageIds: [...new Set(tickets.flatMap(({ villageId }) => villageId ?? []))],
    from: first.receivedAt,
    to: last.receivedAt,
    middle: tickets.find(({ id }) => id === matter.middle) ?? first,
    ...(ownerId !== undefined && { ownerId }),
    heat: heatOf(reports, matter.cohesion),
  }
}

async function ownerOf(desk: Desk, tickets: readonly Ticket[]): Promise<string | undefined> {
  const led = mostFrequent(tickets.flatMap(({ lead }) => lead?.unitId ?? []))
  if (led !== undefined) return led
  const named = mostFrequent(tickets.flatMap(({ matter }) => matter ?? []))
  return named === undefined
    ? undefined
    : responsibilityFor(await responsibilitiesNow(desk), named)?.leadUnitId
}

/** The first of those that occur most. */
function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0]
}

/**
 * What each unit may read of the others on its card: open ones that it handles itself. Nothing where somebody asked for
 * secrecy or reported somebody: who sees that a 举报 belongs to a matter may guess who made it, and the unit may be the
 * one complained about.
 */
export async function similarForUnits(desk: Desk, ticket: Ticket): Promise<(unitId: string) => Ticket[]> {
  const similar = isConfidential(ticket) ? undefined : await similarTo(desk, ticket)
  const others = similar?.tickets.filter(
    (one) => one.id !== ticket.id && one.state !== 'closed' && !isConfidential(one),
  )
  return (unitId) =>
    (others ?? []).filter(({ lead, assists }) => [lead, ...assists].some((held) => held?.unitId === unitId))
}
