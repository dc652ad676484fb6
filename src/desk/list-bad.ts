import { dayListOf, isEmptyDay, stationListOf } from '../domain/day-list.ts'
import { ticketsAtWork } from '../store/tickets.ts'
import { NOTHING_BAD, supervisorBrief } from '../templates/messages/digest.ts'
import type { Desk } from './desk.ts'

/** 督办 alone: what is bad in the whole street now, in the words of the morning's brief. */
export async function listBad(desk: Desk): Promise<string> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const tickets = await ticketsAtWork(desk.db)
  const list = dayListOf(tickets, setting.now)
  const own = stationListOf(tickets, [])
  return isEmptyDay(list) && own.undecided.length === 0 ? NOTHING_BAD : supervisorBrief(setting, list, own)
}
