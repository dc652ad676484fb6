import type { ApiCaller, ApiScope } from './api-caller.ts'
import type { Person, Position, Role } from './roster.ts'
import type { Ticket } from './ticket.ts'
import { heldBy } from './ticket.ts'
import type { ActorRef } from './ticket-events.ts'

/** Who gives a command. Staff carry their positions and callers their scopes, so that `decide` needs no file. */
export type Actor =
  | { kind: 'staff'; personId: string; positions: readonly Position[] }
  | { kind: 'citizen'; citizenId: string }
  /** A program of another office, over HTTP. */
  | ({ kind: 'caller' } & Pick<ApiCaller, 'name' | 'scopes'>)
  | { kind: 'bot' }

/** Somebody of the roster, with the rights that it gives them. */
export function staffActor({ id, positions }: Pick<Person, 'id' | 'positions'>): Actor {
  return { kind: 'staff', personId: id, positions }
}

export const BOT: Actor = { kind: 'bot' }

export function actorRef(actor: Actor): ActorRef {
  if (actor.kind === 'staff') return `staff:${actor.personId}`
  if (actor.kind === 'caller') return `caller:${actor.name}`
  return actor.kind === 'citizen' ? `citizen:${actor.citizenId}` : 'bot'
}

export function hasScope(actor: Actor, scope: ApiScope): boolean {
  return actor.kind === 'caller' && actor.scopes.includes(scope)
}

export function holdsRole(actor: Actor, role: Role): boolean {
  return actor.kind === 'staff' && actor.positions.some((held) => held.role === role)
}

export function belongsTo(actor: Actor, unitId: string): boolean {
  return actor.kind === 'staff' && actor.positions.some((held) => held.unitId === unitId)
}

/** Whether a unit of theirs leads the ticket or assists. */
export function hasPart(actor: Actor, ticket: Pick<Ticket, 'lead' | 'assists'>): boolean {
  return heldBy(ticket).some(({ unitId }) => belongsTo(actor, unitId))
}

/** 工作站 and 督查: who may judge what units do. */
export function oversees(actor: Actor): boolean {
  return holdsRole(actor, 'supervisor') || holdsRole(actor, 'clerk')
}
