import type { Inbound } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { stationOf } from '../domain/roster.ts'

/** Whether everybody here may read what the station and supervisors read: a private chat, their own groups. */
export function isOverseersPlace({ office }: Desk, { place }: Pick<Inbound, 'place'>): boolean {
  if (place.kind === 'private' || place.topic === stationOf(office.roster)?.room) return true
  return office.roster.units.some(({ kind, room }) => kind === 'supervision' && room === place.topic)
}
