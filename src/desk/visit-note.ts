import { eventsOf } from '../store/events.ts'
import { textBody } from '../store/texts.ts'
import type { Desk } from './desk.ts'

/** What the newest visit or note of the ticket says, if any: the draft's 现场情况. */
export async function visitNote(desk: Desk, ticketId: number): Promise<string | undefined> {
  const events = (await eventsOf(desk.db, ticketId)).reverse()
  for (const event of events) {
    if (event.type !== 'visited' && event.type !== 'noted') continue
    // The note of a photo that came with the ticket tells nothing of the place.
    if (event.type === 'noted' && event.fileId !== undefined) continue
    const said = event.textId === undefined ? '' : await textBody(desk.db, desk.seal, event.textId)
    if (said) return said
  }
  return undefined
}
