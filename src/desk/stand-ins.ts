import { onDuty } from '../domain/roster.ts'
import { askedInstead } from '../domain/standing-in.ts'
import type { Ticket } from '../domain/ticket.ts'
import { localDayOf } from '../domain/time.ts'
import { leavesFrom } from '../store/leaves.ts'
import type { Desk } from './desk.ts'

/** Whom to ask today: the person, or whoever stands in while they are on leave (请假). */
export type StandIns = (personId: string) => string

export async function standInsToday(desk: Desk): Promise<StandIns> {
  const day = localDayOf(desk.clock.now())
  const absences = await leavesFrom(desk.db, day)
  return (personId) => askedInstead(absences, personId, day)
}

/** Who is on duty (值班) is told of urgent tickets of the unit too, whenever the office does not work. */
export function nightDuty({ office, clock }: Desk, ticket: Ticket, unitId: string): string[] {
  if (ticket.urgency !== 'urgent') return []
  return onDuty(office.roster, unitId, { now: clock.now(), calendar: office.calendar })
}
