import type { Desk } from '../desk/desk.ts'
import { transact } from '../desk/desk.ts'
import { tellProposals } from '../desk/propose-entry.ts'
import { closeAnswered } from '../desk/unanswered-searches.ts'

/**
 * The station knows of each change of the knowledge base that waits for it; searches that are answered by now are
 * closed, and whoever wanted that is told.
 */
export async function knowledge(desk: Desk): Promise<number> {
  const told = await transact(desk, (inside) => tellProposals(inside))
  return told + (await closeAnswered(desk))
}
