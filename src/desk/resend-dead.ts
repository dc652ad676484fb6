import { reviveDead } from '../store/outbox.ts'
import type { Desk } from './desk.ts'

/** Puts messages that were given up back in line. @returns how many */
export function resendDead(desk: Desk): Promise<number> {
  return reviveDead(desk.db, desk.clock.now())
}
