import type { Desk } from '../desk/desk.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { hasPart, holdsRole, oversees, staffActor } from '../domain/actor.ts'
import type { Reworded } from '../domain/reworded.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { DAY_MS } from '../domain/time.ts'
import type { Sender } from './handler.ts'

/**
 * Whether most of the tickets are open, or were today, and the sender's to handle. Of several, one may be mistyped or done:
 * that is said then. One that is not theirs is talk; of what can be nothing but a list, half is enough.
 */
export async function areTheirs(
  desk: Desk,
  sender: Sender,
  { codes, by, mayBeClosed, isList }: Pick<Reworded, 'codes' | 'by' | 'mayBeClosed' | 'isList'>,
): Promise<boolean> {
  if (sender.kind !== 'staff') return false
  const actor = staffActor(sender.person)
  let theirs = 0
  for (const code of codes) {
    const ticket = await findTicket(desk, code)
    if (!ticket || (!mayBeClosed && isLongClosed(ticket, desk.clock.now()))) continue
    const isOwn = hasPart(actor, ticket)
    const isTheirs = {
      unit: isOwn,
      station: holdsRole(actor, 'clerk'),
      overseer: oversees(actor),
      anybody: isOwn || oversees(actor),
    }
    if (isTheirs[by]) theirs += 1
  }
  return isList
    ? theirs > 0 && theirs * 2 >= codes.length
    : theirs === codes.length || theirs * 2 > codes.length
}

/** Closed today, perhaps by somebody else a moment ago: who speaks of it hears that it is. */
function isLongClosed({ state, closedAt = 0 }: Ticket, now: EpochMs): boolean {
  return state === 'closed' && now - closedAt > DAY_MS
}
