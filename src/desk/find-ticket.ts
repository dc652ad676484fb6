import { openOrders } from '../domain/ladder.ts'
import type { Ticket } from '../domain/ticket.ts'
import { maySeeByDigits } from '../domain/ticket.ts'
import { isLinkedByDigits } from '../store/citizens.ts'
import {
  openTicketsOfUnit,
  ticketByCode,
  ticketById,
  ticketByNumber,
  ticketsAtWork,
  ticketsInState,
  ticketsOfCitizen,
} from '../store/tickets.ts'
import type { Desk } from './desk.ts'

/** The ticket with this short code (the open one first) or full number. */
export function findTicket(desk: Desk, reference: number | string): Promise<Ticket | undefined> {
  return typeof reference === 'number' ? ticketByCode(desk.db, reference) : ticketByNumber(desk.db, reference)
}

export function findTicketById(desk: Desk, id: number): Promise<Ticket | undefined> {
  return ticketById(desk.db, id)
}

/** Open tickets of any of the units, without repeats, in the order they came. */
export async function openTicketsOf(desk: Desk, unitIds: readonly string[]): Promise<Ticket[]> {
  const found = new Map<number, Ticket>()
  for (const unitId of unitIds) {
    for (const ticket of await openTicketsOfUnit(desk.db, unitId)) found.set(ticket.id, ticket)
  }
  return [...found.values()].sort((one, other) => one.id - other.id)
}

/** Tickets that wait for the station: in one of these states, in the order they came. */
export async function ticketsWaiting(desk: Desk, states: readonly Ticket['state'][]): Promise<Ticket[]> {
  const lists = await Promise.all(states.map((state) => ticketsInState(desk.db, state)))
  return lists.flat()
}

/** What the citizen's chat may be told of. */
export async function ticketsOf(desk: Desk, citizenId: string): Promise<Ticket[]> {
  const tickets = await ticketsOfCitizen(desk.db, citizenId)
  return (await isLinkedByDigits(desk.db, citizenId)) ? tickets.filter(maySeeByDigits) : tickets
}

/** Tickets at work whose 督办单 was answered and waits for 销号. */
export async function ticketsToClear(desk: Desk): Promise<Ticket[]> {
  const tickets = await ticketsAtWork(desk.db)
  return tickets.filter((ticket) => openOrders(ticket).some(({ answeredAt }) => answeredAt !== undefined))
}
