import { defineHandler } from '../bot/handler.ts'
import { approveReply } from '../desk/approve-reply.ts'
import { approvedByChat, approvedByPhone } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, onlyTickets } from './reading.ts'
import { waitingForStation } from './which-ticket.ts'

/** 写得好, 辛苦了: praise behind the tickets changes nothing. */
const PRAISE =
  /[\s,，。]+(?:回复)?(?:[写办答做]得?)?(?:很|挺|真)?(?:好|不错|可以|详细|规范|清楚|到位|辛苦|谢谢)(?:了|的|啊|大家)*[\s!！。]*$/u

/** 通过 17 18 */
export const approve = defineHandler<{ named: Named }>({
  name: 'approve',
  usage: { say: '通过 17', does: '审核通过回复，随后回访诉求人', for: ['station'] },
  verbs: ['通过'],

  match(inbound) {
    const rest = afterVerb(inbound.text, ['审核通过', '通过', '同意回复'])
    const named =
      rest === undefined ? undefined : onlyTickets(rest.replace(/^(?:了|审核)+/, '').replace(PRAISE, ''))
    return named && { named }
  },

  async answer(desk, inbound, { named }) {
    const waiting = waitingForStation(inbound, ['replied'])
    return forEachTicket(
      desk,
      inbound,
      { named, waiting, many: true, silentWhenNone: true },
      async ({ id }, actor) => {
        const ticket = await approveReply(desk, { ticketId: id, actor })
        return ticket.state === 'calling_back' ? approvedByChat(ticket) : approvedByPhone(ticket)
      },
    )
  },
})
