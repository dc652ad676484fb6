import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitNoMore } from '../desk/choices.ts'
import { INSIST_NEEDS_REASON, NOTHING_TO_INSIST_ON } from '../templates/messages/perfunctory.ts'
import { actorOf } from './actor.ts'
import { afterVerb, leadingTicket } from './reading.ts'
import { submitOrStop } from './submit-or-stop.ts'

/** 坚持提交 理由: the reply that was stopped as perfunctory goes to review with the reason, which the reviewer sees. */
export const insist = defineHandler<{ reason: string }>({
  name: 'insist',
  usage: { say: '坚持提交 理由', does: '回复被提示太简单时，写明理由照样提交', for: ['unit'] },
  verbs: ['坚持提交'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const rest = afterVerb(inbound.text, ['坚持提交'])
    return rest === undefined ? undefined : { reason: leadingTicket(rest).rest }
  },

  async answer(desk, inbound, { reason }) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    const actor = actorOf(inbound)
    if (choice?.kind !== 'insist' || !actor) return { text: NOTHING_TO_INSIST_ON }
    if (reason === '') return { text: INSIST_NEEDS_REASON }
    const { ticketId, reply } = choice
    const text = await submitOrStop(desk, inbound, { ticketId, actor, reply, insisted: reason })
    await waitNoMore(desk, asked)
    return { text }
  },
})
