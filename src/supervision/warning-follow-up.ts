import type { Desk } from '../desk/desk.ts'
import { followWarnings } from '../desk/follow-warnings.ts'

/** Warnings past their day have been told of once more, and those that are over were measured. */
export async function warningFollowUp(desk: Desk): Promise<number> {
  return followWarnings(desk)
}
