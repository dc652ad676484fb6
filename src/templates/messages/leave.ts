import type { Roster } from '../../domain/roster.ts'
import { personById } from '../../domain/roster.ts'

/** Under what is said in a group to somebody who stands in: `（赵春燕代李强）`. */
export function standsIn(roster: Roster, awayId: string, deputyId: string): string {
  return `（${nameOf(roster, deputyId)}代${nameOf(roster, awayId)}）`
}

/** The same under what the deputy is told in private. */
export function standsInPrivately(roster: Roster, awayId: string): string {
  return `（您代${nameOf(roster, awayId)}）`
}

/** What was said in a group, to somebody who is asked there but is not in it. */
export function saidInGroup(room: string, text: string): string {
  return `「${room}」群里提到您：\n${text}`
}

function nameOf(roster: Roster, personId: string): string {
  return personById(roster, personId)?.name ?? personId
}
