import { learnLikeness } from '../desk/current-matters.ts'
import type { Desk } from '../desk/desk.ts'
import { learnDispatching } from '../desk/learn-dispatching.ts'

/** Learns from tickets that were dispatched, corrected and received; last, because it is the only duty that takes seconds. */
export async function learning(desk: Desk): Promise<number> {
  return (await learnDispatching(desk)) + (await learnLikeness(desk))
}
