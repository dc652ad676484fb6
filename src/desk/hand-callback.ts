import { BOT } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { callByPhone, howToSeePhotos, WHY_CALL } from '../templates/messages/progress.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, stationRoom } from './notify.ts'

/**
 * Gives the callback to a clerk: the citizen answered with a voice message, a photo or the like, in words that
 * stayed unclear, or wants to be called. Never counted as satisfied on doubt.
 *
 * @throws {DeskError} `refused`
 */
export async function handCallback(
  outer: Desk,
  request: { ticketId: number; why: keyof typeof WHY_CALL },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, why } = request
    const { after } = await changeTicket(desk, {
      ticketId,
      actor: BOT,
      command: { type: 'hand_callback_to_clerk' },
    })
    const seePhotos = why === 'photo' ? `\n${howToSeePhotos(after.code)}` : ''
    const text = `${callByPhone(after, WHY_CALL[why])}${seePhotos}`
    await notify(desk, after, { target: stationRoom(desk), kind: 'call', text, keepsTillMorning: true })
    return after
  })
}
