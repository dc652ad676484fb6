import type { Desk } from '../desk/desk.ts'
import { nagReviews } from '../desk/nag-reviews.ts'

/** Who keeps an entry of the knowledge base has been told this week that its review date has passed. */
export async function knowledgeReviews(desk: Desk): Promise<number> {
  return nagReviews(desk)
}
