import type { Position, Role } from './roster.ts'
import type { ActorRef } from './ticket-events.ts'

/** Who gives a command. Staff carry their positions, so that `decide` needs no roster. */
export type Actor =
  | { kind: 'staff'; personId: string; positions: readonly Position[] }
  | { kind: 'citizen'; citizenId: string }
  | { kind: 'bot' }

export const BOT: Actor = { kind: 'bot' }

export function actorRef(actor: Actor): ActorRef {
  if (actor.kind === 'staff') return `staff:${actor.personId}`
  return actor.kind === 'citizen' ? `citizen:${actor.citizenId}` : 'bot'
}

export function holdsRole(actor: Actor, role: Role): boolean {
  return actor.kind === 'staff' && actor.positions.some((held) => held.role === role)
}

export function belongsTo(actor: Actor, unitId: string): boolean {
  return actor.kind === 'staff' && actor.positions.some((held) => held.unitId === unitId)
}
