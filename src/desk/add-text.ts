import type { Actor } from '../domain/actor.ts'
import { actorRef } from '../domain/actor.ts'
import type { TextKind } from '../store/texts.ts'
import { insertText } from '../store/texts.ts'
import type { Desk } from './desk.ts'

/** Stores what the actor wrote about the ticket, or (null) about none. @returns the id for the event */
export function addText(
  desk: Desk,
  text: { ticketId: number | null; actor: Actor; kind: TextKind; body: string },
): Promise<number> {
  const { ticketId, kind, body } = text
  return insertText(desk.db, desk.seal, {
    ticketId,
    kind,
    author: actorRef(text.actor),
    at: desk.clock.now(),
    body,
  })
}
