import { maskText } from '../domain/masking.ts'
import type { Ticket } from '../domain/ticket.ts'
import { citizenData } from '../store/citizens.ts'
import { textBody } from '../store/texts.ts'
import { CONTENT_ERASED } from '../templates/messages/progress.ts'
import type { Desk } from './desk.ts'

/**
 * The citizen's words as a group may read them: numbers, house numbers and the caller's own name masked.
 * The name is read only to be masked out, so no reveal is logged.
 */
export async function maskedContent(desk: Desk, ticket: Ticket): Promise<string> {
  const content = (await textBody(desk.db, desk.seal, ticket.contentTextId)) ?? CONTENT_ERASED
  return maskForGroup(desk, ticket, content)
}

/** Any text about the ticket, masked as for a group. */
export async function maskForGroup(desk: Desk, ticket: Ticket, text: string): Promise<string> {
  const citizen =
    ticket.citizenId === undefined ? undefined : await citizenData(desk.db, desk.seal, ticket.citizenId)
  return maskText(text, {
    keep: [ticket.number],
    ...(citizen && {
      names: [citizen.name],
      phones: [citizen.phone],
      addresses: citizen.address ? [citizen.address] : [],
    }),
  })
}
