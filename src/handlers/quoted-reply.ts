import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitFor } from '../desk/choices.ts'
import { submitReply } from '../desk/submit-reply.ts'
import { confirmReply, replied } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import { ticketInQuote } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

/** Shorter texts under a quoted card are talk: 好的, 这个谁去看看. */
const MIN_REPLY_LENGTH = 15
const DRAFT_HEADER = /^#\d{1,4} 回复草稿[：:]\s*/

/** A card quoted with a long text: asked whether it is the reply. A quoted draft, edited, is the reply. */
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
    const search = { named: { codes: [], numbers: [] }, waiting: waitingForUnit(inbound, []) }
    return forEachTicket(desk, inbound, search, async (ticket, actor) => {
      if (isDraft) return replied(await submitReply(desk, { ticketId: ticket.id, actor, reply: body }))
      const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
      await waitFor(desk, asked, { kind: 'confirm_reply', ticketId: ticket.id, reply: body })
      return confirmReply(ticket, body)
    })
  },
})
