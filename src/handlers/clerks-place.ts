import type { Inbound } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import type { Person } from '../domain/roster.ts'
import { isClerk, stationOf } from '../domain/roster.ts'

/** The clerk who says it in the station's own group or in private: only there tickets are taken in. */
export function clerkAtDesk({ office }: Desk, { sender, place }: Inbound): Person | undefined {
  if (sender.kind !== 'staff' || !isClerk(sender.person)) return undefined
  const isHere = place.kind === 'private' || place.topic === stationOf(office.roster)?.room
  return isHere ? sender.person : undefined
}
