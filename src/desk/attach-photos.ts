import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { eventsOf } from '../store/events.ts'
import { filesLeft } from '../store/files.ts'
import { PHOTO_AT_INTAKE } from '../templates/messages/paste.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'

/** Notes on the ticket that these photos came with it. @returns the ticket with them, undefined if there are none */
export async function attachPhotos(
  desk: Desk,
  { ticketId, actor, fileIds }: { ticketId: number; actor: Actor; fileIds: readonly number[] },
): Promise<Ticket | undefined> {
  let after: Ticket | undefined
  for (const fileId of fileIds) {
    const textId = await addText(desk, { ticketId, actor, kind: 'note', body: PHOTO_AT_INTAKE })
    after = (await changeTicket(desk, { ticketId, actor, command: { type: 'note', textId, fileId } })).after
  }
  return after
}

/**
 * The ticket's photos in their order. A picture can show from whose window it was taken: units see those of a secret
 * caller only if a unit took them itself, on site.
 */
export async function photosFor(desk: Desk, ticket: Ticket, reader: 'station' | 'unit'): Promise<number[]> {
  const events = await eventsOf(desk.db, ticket.id)
  const fileIds = events.flatMap((event) => {
    const isPhoto = event.type === 'noted' || event.type === 'visited' || event.type === 'photo_added'
    if (!isPhoto || event.fileId === undefined) return []
    return reader === 'unit' && ticket.secret && event.type !== 'visited' ? [] : [event.fileId]
  })
  return filesLeft(desk.db, fileIds)
}
