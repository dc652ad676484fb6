import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import { MINUTE_MS } from '../domain/time.ts'
import { eventsOf } from '../store/events.ts'
import { ticketById } from '../store/tickets.ts'
import { citizenSendsPhoto } from '../templates/messages/progress.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { tellHandlers } from './tell-handlers.ts'

/** Photos come several at once: who is to look is told of the first. */
const SAME_LOT_MS = 10 * MINUTE_MS

/**
 * Keeps a photo that the citizen sent with their ticket (照片 17 shows it). Whoever handles the ticket is told once of several
 * sent together; of a secret caller's only the station, which alone may see them.
 *
 * @returns the ticket, and whether it is the first of several; undefined if the ticket is closed
 */
export async function keepCitizenPhoto(
  outer: Desk,
  { ticketId, citizenId, fileId }: { ticketId: number; citizenId: string; fileId: number },
): Promise<{ ticket: Ticket; isFirst: boolean } | undefined> {
  return transact(outer, async (desk) => {
    const before = await ticketById(desk.db, ticketId)
    if (!before || before.state === 'closed') return undefined
    const since = desk.clock.now() - SAME_LOT_MS
    const isFirst = !(await eventsOf(desk.db, ticketId)).some(
      ({ type, at }) => type === 'photo_added' && at > since,
    )
    const actor = { kind: 'citizen', citizenId } as const
    const command = { type: 'add_photo', fileId } as const
    const { after } = await changeTicket(desk, { ticketId, actor, command })
    // In the callback the clerk who calls is told.
    if (isFirst && after.state !== 'calling_back') {
      await tellHandlers(desk, after, {
        kind: 'citizen-photo',
        text: citizenSendsPhoto(after),
        inGroup: !isConfidential(after),
      })
    }
    return { ticket: after, isFirst }
  })
}
