import { matterOf, responsibilityFor } from '../domain/responsibility.ts'
import type { Ticket } from '../domain/ticket.ts'
import { textBody } from '../store/texts.ts'
import type { Desk } from './desk.ts'

/** Who should have the ticket by the responsibility list: by its matter, else by words of its content. */
export async function suggestUnits(
  desk: Desk,
  ticket: Ticket,
): Promise<{ leadUnitId: string; assistUnitIds: string[] } | undefined> {
  const list = desk.office.responsibilities
  const content = (await textBody(desk.db, desk.seal, ticket.contentTextId)) ?? ''
  const entry = (ticket.matter && responsibilityFor(list, ticket.matter)) || matterOf(list, content)
  return entry && { leadUnitId: entry.leadUnitId, assistUnitIds: [...entry.assistUnitIds] }
}
