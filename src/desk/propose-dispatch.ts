import type { NamedUnit } from '../domain/confidential.ts'
import type { DispatchOption } from '../domain/proposal.ts'
import { optionsFor, secrecyWords, urgentWords } from '../domain/proposal.ts'
import type { Ticket } from '../domain/ticket.ts'
import { DAY_MS } from '../domain/time.ts'
import { alike } from '../matching/alike.ts'
import { saveProposal } from '../store/proposals.ts'
import { textBody } from '../store/texts.ts'
import { ticketsOfCitizen, ticketsOfPlace } from '../store/tickets.ts'
import { namedIn } from './confidential.ts'
import type { Desk } from './desk.ts'
import { gapsAmong } from './list-gaps.ts'
import { responsibilitiesNow } from './responsibilities.ts'
import type { SimilarTickets } from './similar-tickets.ts'
import { joinsOpen, similarTo } from './similar-tickets.ts'

/** What the station is told about a new ticket, each part with its reason. */
export interface Proposal {
  /** Who might lead, the likeliest first; at most three. */
  options: readonly DispatchOption[]
  /** Who might lead too, but for the words of a 举报, which name them. */
  accused: readonly NamedUnit[]
  /** Words that make it urgent, where it came in as ordinary. */
  urgent?: string
  /** Words that ask for secrecy. */
  secrecy?: string
  /** No rule fits, and two units gave it back. */
  gap: boolean
  /** Codes of earlier tickets: of the same caller about the same, and of the same place and matter. */
  sameCaller: readonly number[]
  samePlace: readonly number[]
  /** Tickets that report the same, of which another is open. */
  similar?: SimilarTickets
}

/** A citizen who calls again within this time is heard as calling again. */
const REPEAT_DAYS = 90
/** Two texts that share so much say the same; below a third lies what any two complaints share. */
const SAME_FACT = 0.4
const MOST_NAMED = 3

/** Works out who should have the ticket and what is odd about it; keeps the numbered choices for `派 17 1`. */
export async function proposeDispatch(
  desk: Desk,
  ticket: Ticket,
  { isBrief = false }: { /** Without looking for what reports the same. */ isBrief?: boolean } = {},
): Promise<Proposal> {
  const content = (await textBody(desk.db, desk.seal, ticket.contentTextId)) ?? ''
  const text = `${ticket.subject} ${content}`
  const list = await responsibilitiesNow(desk)
  const guesses = desk.lore?.experience?.guess({ title: ticket.subject, detail: content }, ticket.code) ?? []
  const likely = optionsFor(list, { ...ticket, text }, guesses)
  const units = new Set(likely.flatMap(({ leadUnitId, assistUnitIds }) => [leadUnitId, ...assistUnitIds]))
  const accused = await namedIn(desk, ticket, [...units])
  const options = withoutUnits(
    likely,
    accused.map(({ unitId }) => unitId),
  )
  const stored = options.map(({ reasons: _reasons, ...option }) => option)
  await saveProposal(desk.db, ticket.id, stored, desk.clock.now())
  const urgent = ticket.urgency === 'urgent' ? undefined : urgentWords(text)
  const secrecy = secrecyWords(content)
  const matter = ticket.matter ?? options[0]?.matter
  const similar = isBrief ? undefined : await similarTo(desk, ticket)
  const joins = similar && joinsOpen(ticket, similar)
  const named = new Set(joins ? similar.tickets.map(({ code }) => code) : [])
  return {
    options,
    accused,
    ...(urgent !== undefined && { urgent }),
    ...(secrecy !== undefined && { secrecy }),
    gap: (await gapsAmong(desk, [ticket])).length > 0,
    sameCaller: await sameCaller(desk, ticket, { content, matter }),
    samePlace: (await samePlace(desk, ticket, matter)).filter((code) => !named.has(code)),
    ...(joins && { similar }),
  }
}

/** What is left to propose: who stands in a 举报 neither leads nor assists. */
function withoutUnits(options: readonly DispatchOption[], unitIds: readonly string[]): DispatchOption[] {
  return options
    .filter(({ leadUnitId }) => !unitIds.includes(leadUnitId))
    .map((option) => ({
      ...option,
      assistUnitIds: option.assistUnitIds.filter((unitId) => !unitIds.includes(unitId)),
    }))
}

async function sameCaller(
  desk: Desk,
  ticket: Ticket,
  { content, matter }: { content: string; matter: string | undefined },
): Promise<number[]> {
  if (ticket.citizenId === undefined) return []
  const since = ticket.receivedAt - REPEAT_DAYS * DAY_MS
  const codes: number[] = []
  for (const earlier of await ticketsOfCitizen(desk.db, ticket.citizenId)) {
    if (earlier.id === ticket.id || earlier.receivedAt < since) continue
    const said = (await textBody(desk.db, desk.seal, earlier.contentTextId)) ?? ''
    const isSameMatter = matter !== undefined && earlier.matter === matter
    if (isSameMatter || alike(content, said) >= SAME_FACT) codes.push(earlier.code)
  }
  return codes.slice(0, MOST_NAMED)
}

async function samePlace(desk: Desk, ticket: Ticket, matter: string | undefined): Promise<number[]> {
  if (ticket.villageId === undefined || matter === undefined) return []
  const since = ticket.receivedAt - desk.office.limits.risk.withinDays * DAY_MS
  const place = { villageId: ticket.villageId, matter }
  const tickets = await ticketsOfPlace(desk.db, place, since)
  return tickets
    .filter(
      ({ id, citizenId }) => id !== ticket.id && (citizenId === undefined || citizenId !== ticket.citizenId),
    )
    .map(({ code }) => code)
    .slice(0, MOST_NAMED)
}
