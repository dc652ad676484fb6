import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitFor } from '../desk/choices.ts'
import { belongsTo } from '../domain/actor.ts'
import { confirmReply } from '../templates/messages/answers.ts'
import { actorOf } from './actor.ts'
import { ticketInQuote } from './reading.ts'
import { submitOrStop } from './submit-or-stop.ts'
import { waitingForUnit, whichTickets } from './which-ticket.ts'

/** Shorter texts under a quoted card are talk: 好的, 这个谁去看看. */
const MIN_REPLY_LENGTH = 15
const DRAFT_HEADER = /^#\d{1,5} 回复草稿[：:]\s*/

/**
 * A card quoted with a long text by somebody of the lead unit: asked whether it is the reply. A quoted draft,
 * edited, is the reply. Whoever else writes under a card is talking.
 */
export const quotedReply = defineHandler<{ body: string; isDraft: boolean }>({
  name: 'quoted-reply',
  usage: { say: '（引用卡片）办理情况', does: '引用卡片写一段话，机器人会问是不是回复', for: ['unit'] },
  verbs: [],

  match(inbound) {
    if (!inbound.quote || inbound.type !== 'text' || inbound.sender.kind !== 'staff') return undefined
    const { codes, numbers } = ticketInQuote(inbound.quote.text)
    if (codes.length + numbers.length === 0) return undefined
    const body = inbound.text.replace(DRAFT_HEADER, '').trim()
    return body.length >= MIN_REPLY_LENGTH
      ? { body, isDraft: /回复草稿/.test(inbound.quote.text) }
      : undefined
  },

  async answer(desk, inbound, { body, isDraft }) {
    const actor = actorOf(inbound)
    const search = { named: { codes: [], numbers: [] }, waiting: waitingForUnit(inbound, []), many: true }
    const found = await whichTickets(desk, inbound, search)
    if (!actor || 'answer' in found) return undefined
    const own = found.tickets.filter(
      ({ state, lead }) =>
        (state === 'dispatched' || state === 'acknowledged') &&
        lead !== undefined &&
        belongsTo(actor, lead.unitId),
    )
    const [ticket] = own
    if (!ticket || own.length > 1) return undefined
    if (isDraft)
      return { text: await submitOrStop(desk, inbound, { ticketId: ticket.id, actor, reply: body }) }
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    await waitFor(desk, asked, { kind: 'confirm_reply', ticketId: ticket.id, reply: body })
    return { text: confirmReply(ticket, body) }
  },
})
