import { reviveDead } from '../store/outbox.ts'
import type { Desk } from './desk.ts'

/** Puts messages that were given up back in line: all, or those about one ticket. @returns how many */
export function resendDead(desk: Desk, ticketId?: number): Promise<number> {
  return reviveDead(desk.db, desk.clock.now(), ticketId === undefined ? undefined : [ticketId])
}
