import { dayListOf, isEmptyDay, stationListOf } from '../domain/day-list.ts'
import type { Span } from '../domain/months.ts'
import type { Ticket } from '../domain/ticket.ts'
import { ticketsAtWork } from '../store/tickets.ts'
import { dueList, NOTHING_BAD, supervisorBrief } from '../templates/messages/digest.ts'
import type { Desk } from './desk.ts'

/** 督办 alone: what is bad in the whole street now, in the words of the morning's brief. */
export async function listBad(desk: Desk): Promise<string> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const tickets = await ticketsAtWork(desk.db)
  const list = dayListOf(tickets, setting.now)
  const own = stationListOf(tickets, [])
  return isEmptyDay(list) && own.undecided.length === 0 ? NOTHING_BAD : supervisorBrief(setting, list, own)
}

/** 明天到期的有哪些: what waits for a unit and falls due within the span, the soonest first. */
export async function listDue(desk: Desk, when: string, { from, until }: Span): Promise<string> {
  const due = (await ticketsAtWork(desk.db)).filter(
    ({ state, deadline }) =>
      state !== 'replied' && deadline !== undefined && deadline >= from && deadline < until,
  )
  return dueList({ office: desk.office, now: desk.clock.now() }, when, due)
}

/** What 没签收的都催一下 and 超期的都催 are about, in the order of their deadlines. */
export async function badTickets(
  desk: Desk,
  which: 'unacknowledged' | 'overdue' | 'dueToday',
): Promise<Ticket[]> {
  return dayListOf(await ticketsAtWork(desk.db), desk.clock.now())[which]
}
