import type { Answer, Inbound } from '../bot/handler.ts'
import { placeKey, senderKey } from '../bot/handler.ts'
import { waitFor } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket, openTicketsOf, ticketsOf, ticketsWaiting } from '../desk/find-ticket.ts'
import { isClerk } from '../domain/roster.ts'
import type { Ticket, TicketState } from '../domain/ticket.ts'
import { CODE, readTicketReferences } from '../domain/ticket-reference.ts'
import {
  NOT_YOUR_TICKET,
  NOTHING_WAITING,
  ticketNotFound,
  whichTicket,
} from '../templates/messages/answers.ts'
import type { Named } from './reading.ts'
import { isSeveral, ticketInQuote } from './reading.ts'
import { shownHere } from './shown-here.ts'

export interface Search {
  named: Named
  /** Tickets that wait for this intent from this sender. */
  waiting: (desk: Desk) => Promise<Ticket[]>
  /** Several may be named at once. */
  many?: boolean
  /** A bare word said in a group with nothing waiting was meant for people: stay silent. */
  silentWhenNone?: boolean
  /** What is answered where all of several are meant: 都催. */
  all?: string
}

/** The tickets meant; or what to answer instead; or neither, when the line was not for the bot. */
export type Found = { tickets: Ticket[] } | { answer: Answer | undefined }

/**
 * Which ticket is meant, in this order: the card that was quoted; a code or number in the text; the only
 * one that waits for this. Otherwise the candidates are listed and the choice waited for: never a guess.
 */
export async function whichTickets(desk: Desk, inbound: Inbound, search: Search): Promise<Found> {
  const quoted = inbound.quote ? ticketInQuote(inbound.quote.text) : NOBODY
  const named = isEmpty(search.named) ? quoted : search.named
  if (!isEmpty(named)) {
    const { sender } = inbound
    if (sender.kind === 'citizen') return ownOf(desk, { inbound, citizenId: sender.citizenId, named })
    const found = await findNamed(desk, named)
    if ('missing' in found) return { answer: { text: ticketNotFound(found.missing, isSeveral(named)) } }
    const quotedToo = await findNamed(desk, quoted)
    // Of a list that was quoted some may be named; else the card and the words must mean the same.
    const conflict =
      'tickets' in quotedToo &&
      !isWithin(quotedToo.tickets, found.tickets) &&
      !isWithin(found.tickets, quotedToo.tickets)
    if (conflict && 'tickets' in quotedToo)
      return ask(desk, inbound, [...quotedToo.tickets, ...found.tickets])
    return found.tickets.length > 1 && !search.many ? ask(desk, inbound, found.tickets) : found
  }
  const waiting = await search.waiting(desk)
  const other = await gluedTo(desk, inbound.text)
  const isElsewhere = other && waiting.length === 1 && waiting[0]?.id !== other.id
  if (isElsewhere) return ask(desk, inbound, [...waiting, other])
  if (waiting.length === 1) return { tickets: waiting }
  if (waiting.length > 1) return ask(desk, inbound, waiting, search.all)
  const isSilent =
    search.silentWhenNone && !inbound.mentionsBot && !inbound.quote && inbound.place.kind === 'room'
  return { answer: isSilent ? undefined : { text: NOTHING_WAITING } }
}

const GLUED = new RegExp(`^\\p{Script=Han}{1,6}\\s*#?(${CODE})号?(?=\\p{Script=Han})(.*)$`, 'su')

/** 回复9清理完了: whether the 9 is an open ticket or part of the words nobody can tell. */
async function gluedTo(desk: Desk, text: string): Promise<Ticket | undefined> {
  const [, code, rest] = GLUED.exec(text) ?? []
  if (code === undefined || !readTicketReferences(`${code} ${rest}`).codes.includes(Number(code)))
    return undefined
  const ticket = await findTicket(desk, Number(code))
  return ticket && ticket.state !== 'closed' ? ticket : undefined
}

function isWithin(some: readonly Ticket[], others: readonly Ticket[]): boolean {
  return some.every(({ id }) => others.some((other) => other.id === id))
}

const NOBODY: Named = { codes: [], numbers: [] }

function isEmpty({ codes, numbers }: Named): boolean {
  return codes.length === 0 && numbers.length === 0
}

async function findNamed(
  desk: Desk,
  named: Named,
): Promise<{ tickets: Ticket[] } | { missing: number | string }> {
  const tickets = new Map<number, Ticket>()
  for (const reference of [...named.codes, ...named.numbers]) {
    const ticket = await findTicket(desk, reference)
    if (!ticket) return { missing: reference }
    tickets.set(ticket.id, ticket)
  }
  return { tickets: [...tickets.values()] }
}

/** Of what a citizen names, what is theirs: whether others' tickets exist they do not learn. */
async function ownOf(
  desk: Desk,
  { inbound, citizenId, named }: { inbound: Inbound; citizenId: string; named: Named },
): Promise<Found> {
  const tickets = (await ticketsOf(desk, citizenId)).filter(
    ({ code, number }) => named.codes.includes(code) || named.numbers.includes(number),
  )
  if (tickets.length === 0) return { answer: { text: NOT_YOUR_TICKET } }
  return tickets.length > 1 ? ask(desk, inbound, tickets) : { tickets }
}

async function ask(desk: Desk, inbound: Inbound, tickets: Ticket[], all?: string): Promise<Found> {
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  const codes = tickets.map(({ code }) => code)
  await waitFor(desk, asked, { kind: 'which_ticket', text: inbound.text, codes })
  const setting = { office: desk.office, now: desk.clock.now() }
  return { answer: { text: whichTicket(setting, shownHere(desk, inbound, tickets), all) } }
}

/** Open tickets of the sender's units in one of the states; `asLead`: only those they lead. */
export function waitingForUnit(inbound: Inbound, states: readonly TicketState[], asLead = true) {
  return async (desk: Desk): Promise<Ticket[]> => {
    if (inbound.sender.kind !== 'staff') return []
    const units = inbound.sender.person.positions.map(({ unitId }) => unitId)
    const tickets = await openTicketsOf(desk, units)
    return tickets.filter(
      (ticket) =>
        states.includes(ticket.state) &&
        (!asLead || (ticket.lead !== undefined && units.includes(ticket.lead.unitId))),
    )
  }
}

/** Tickets in the states that wait for the station, if the sender is of the station. */
export function waitingForStation(inbound: Inbound, states: readonly TicketState[]) {
  return async (desk: Desk): Promise<Ticket[]> => {
    if (inbound.sender.kind !== 'staff' || !isClerk(inbound.sender.person)) return []
    return ticketsWaiting(desk, states)
  }
}
