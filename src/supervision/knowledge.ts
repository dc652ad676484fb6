import type { Desk } from '../desk/desk.ts'
import { closeAnswered } from '../desk/unanswered-searches.ts'

/** Searches that the knowledge base answers by now are closed, and whoever wanted that is told. */
export async function knowledge(desk: Desk): Promise<number> {
  return closeAnswered(desk)
}
