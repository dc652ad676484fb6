import type { Inbound } from '../bot/handler.ts'
import type { Actor } from '../domain/actor.ts'
import { staffActor } from '../domain/actor.ts'

/** Who gives the command, with rights from the roster; undefined for a stranger, who may do nothing. */
export function actorOf({ sender }: Pick<Inbound, 'sender'>): Actor | undefined {
  if (sender.kind === 'staff') return staffActor(sender.person)
  return sender.kind === 'citizen' ? { kind: 'citizen', citizenId: sender.citizenId } : undefined
}
