import { defineHandler } from '../bot/handler.ts'
import { resendDead } from '../desk/resend-dead.ts'
import { isClerk } from '../domain/roster.ts'
import { resent, resentOf, STATION_ONLY } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, onlyTickets, undecorated } from './reading.ts'
import { waitingForStation } from './which-ticket.ts'

/** 重发, 重发 全部, 重发 17: what could not be delivered is put in line again. */
export const resend = defineHandler<{ named: Named | undefined }>({
  name: 'resend',
  usage: { say: '重发', does: '重新发送没发出去的消息（只发一件的写「重发 17」）', for: ['station'] },
  verbs: ['重发'],

  match(inbound) {
    const rest = afterVerb(undecorated(inbound.text), ['重发', '重新发送'])
    if (rest === undefined) return undefined
    if (/^(?:(?:全部|所有)(?:的|消息|的消息)?)?$/.test(rest)) return { named: undefined }
    const named = onlyTickets(rest)
    return named && named.codes.length + named.numbers.length > 0 ? { named } : undefined
  },

  async answer(desk, inbound, { named }) {
    const { sender } = inbound
    if (sender.kind !== 'staff' || !isClerk(sender.person)) return { text: STATION_ONLY }
    if (!named) return { text: resent(await resendDead(desk)) }
    const search = { named, waiting: waitingForStation(inbound, []), many: true }
    return forEachTicket(desk, inbound, search, async (ticket) =>
      resentOf(ticket, await resendDead(desk, ticket.id)),
    )
  },
})
