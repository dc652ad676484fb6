import type { Actor } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketCommand } from '../domain/ticket-commands.ts'
import { closedOtherwise, withdrawnForLead } from '../templates/messages/progress.ts'
import { CLOSE_WORDS } from '../templates/messages/words.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, roomOf, stationRoom } from './notify.ts'

/** How a ticket can end without a good callback; each needs a reason in words. */
export type Ending = 'repeat' | 'not_ours' | 'duplicate' | 'exempt' | 'withdrawn'

/**
 * Ends the ticket with a written reason: repeat claim, not ours or duplicate before dispatch, exempt from
 * callback after approval, withdrawn at any time. The unit that had it is told.
 *
 * @throws {DeskError} `refused`
 */
export async function closeTicket(
  outer: Desk,
  request: { ticketId: number; actor: Actor; ending: Ending; reason: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, ending, reason } = request
    const textId = await addText(desk, { ticketId, actor, kind: 'reason', body: reason })
    const { after } = await changeTicket(desk, { ticketId, actor, command: commandFor(ending, textId) })
    const text =
      ending === 'withdrawn' ? withdrawnForLead(after) : closedOtherwise(after, CLOSE_WORDS[ending])
    // Nothing is left to do; who is at work on what is withdrawn should stop.
    const notice = { kind: 'closed', text, ...(ending === 'exempt' && { keepsTillMorning: true as const }) }
    if (after.lead) await notify(desk, after, { ...notice, target: roomOf(desk, after.lead.unitId) })
    if (actor.kind === 'citizen')
      await notify(desk, after, { target: stationRoom(desk), kind: 'closed', text })
    return after
  })
}

function commandFor(ending: Ending, textId: number): TicketCommand {
  if (ending === 'withdrawn') return { type: 'withdraw', textId }
  if (ending === 'exempt') return { type: 'exempt', textId }
  return { type: 'close', reason: ending, textId }
}
