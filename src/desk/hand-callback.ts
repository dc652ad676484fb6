import { BOT } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { callByPhone, UNCLEAR_ANSWER, voiceForClerk, WANTS_A_CALL } from '../templates/messages/progress.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, stationRoom } from './notify.ts'

/**
 * Gives the callback to a clerk: the citizen answered with a voice message or picture, in words that
 * stayed unclear, or wants to be called. Never counted as satisfied on doubt.
 *
 * @throws {DeskError} `refused`
 */
export async function handCallback(
  outer: Desk,
  request: { ticketId: number; why: 'voice' | 'unclear' | 'wants_call' },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, why } = request
    const { after } = await changeTicket(desk, {
      ticketId,
      actor: BOT,
      command: { type: 'hand_callback_to_clerk' },
    })
    const reason = why === 'wants_call' ? WANTS_A_CALL : UNCLEAR_ANSWER
    const text = why === 'voice' ? voiceForClerk(after) : callByPhone(after, reason)
    await notify(desk, after, { target: stationRoom(desk), kind: 'call', text })
    return after
  })
}
