import type { Actor } from '../domain/actor.ts'
import type { Caller } from '../domain/caller.ts'
import type { Ticket } from '../domain/ticket.ts'
import { citizenData } from '../store/citizens.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import { refuseIfNamed } from './confidential.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'

/**
 * The caller's data, for one person with a purpose; who asked and why is an event of the ticket (R8).
 *
 * @returns the data, or undefined if the ticket has none or it was erased
 * @throws {DeskError} `refused`, or `you_are_named` in a 举报, if this person may not see it
 */
export async function revealCitizen(
  outer: Desk,
  request: { ticketId: number; actor: Actor; purpose: string },
): Promise<{ ticket: Ticket; citizen: Caller | undefined }> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, purpose } = request
    const purposeTextId = await addText(desk, { ticketId, actor, kind: 'reason', body: purpose })
    const { after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: { type: 'reveal', purposeTextId },
    })
    await refuseIfNamed(desk, after, actor)
    const known =
      after.citizenId === undefined ? undefined : await citizenData(desk.db, desk.seal, after.citizenId)
    if (!known) return { ticket: after, citizen: undefined }
    const { alsoMasked: _others, ...citizen } = known
    return { ticket: after, citizen }
  })
}
