import type { Inbound } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { isOverseersRoom } from '../domain/roster.ts'

/** Whether everybody here may read what the station and supervisors read: a private chat, their own groups. */
export function isOverseersPlace({ office }: Desk, { place }: Pick<Inbound, 'place'>): boolean {
  return place.kind === 'private' || isOverseersRoom(office.roster, place.topic)
}
