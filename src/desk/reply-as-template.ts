import { generalised } from '../domain/generalise.ts'
import { maskText } from '../domain/masking.ts'
import type { Ticket } from '../domain/ticket.ts'
import { textBody } from '../store/texts.ts'
import type { Desk } from './desk.ts'
import { maskForGroup } from './masked-content.ts'

/** What a quoted ticket tells of a template to be made of its reply. */
export interface ReplyTemplate {
  body: string
  units: string[]
  matter?: string
}

/** 回复 17 …: how a reply is given in the chat. */
const COMMAND = /^(?:回复|办结|答复)\s*#?\d{0,5}\s*[:：]?\s*/

/**
 * The ticket's reply made fit for all tickets of its kind: masked, village, unit, names and days as placeholders.
 *
 * @param quoted what was quoted, where the ticket has no reply yet
 */
export async function replyAsTemplate(desk: Desk, ticket: Ticket, quoted: string): Promise<ReplyTemplate> {
  const written = ticket.reply && (await textBody(desk.db, desk.seal, ticket.reply.textId))
  const masked = await maskForGroup(desk, ticket, written ?? quoted.replace(COMMAND, ''))
  const unitId = ticket.lead?.unitId
  return {
    body: generalised(masked, desk.office.roster, unitId),
    units: unitId === undefined ? [] : [unitId],
    ...(ticket.matter !== undefined && { matter: ticket.matter }),
  }
}

/** Quoted words that belong to no ticket, likewise. */
export function textAsTemplate(desk: Desk, quoted: string, unitId: string | undefined): string {
  return generalised(maskText(quoted.replace(COMMAND, '')), desk.office.roster, unitId)
}
