import type { Inbound } from '../bot/handler.ts'
import { placeKey, senderKey } from '../bot/handler.ts'
import { waitFor } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { submitReply } from '../desk/submit-reply.ts'
import type { Actor } from '../domain/actor.ts'
import { replied } from '../templates/messages/answers.ts'
import { replyHints, replyStopped } from '../templates/messages/perfunctory.ts'

/**
 * Submits the reply, or says why it was stopped and waits for 坚持提交.
 *
 * @param request.insisted the reason for which a reply with hard faults is submitted all the same
 * @returns what to say
 */
export async function submitOrStop(
  desk: Desk,
  inbound: Inbound,
  request: { ticketId: number; actor: Actor; reply: string; insisted?: string },
): Promise<string> {
  const { ticket, check, isStopped } = await submitReply(desk, request)
  if (!isStopped) return `${replied(ticket)}${replyHints(check.faults)}`
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  await waitFor(desk, asked, { kind: 'insist', ticketId: ticket.id, reply: request.reply })
  return replyStopped(ticket, check.faults)
}
