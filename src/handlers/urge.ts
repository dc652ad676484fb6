import { defineHandler } from '../bot/handler.ts'
import { urgeTicket } from '../desk/urge-ticket.ts'
import { urged } from '../templates/messages/supervision.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, onlyTickets } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

const PARTICLES = /(?:一下|一催|下|吧|了)+$/

/** 催办 17 18, or a card quoted with 催办, 催一下. */
export const urge = defineHandler<{ named: Named }>({
  name: 'urge',
  usage: { say: '催办 17', does: '马上在主办单位群里催一次', for: ['supervision', 'station'] },
  verbs: ['催办'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const rest = afterVerb(inbound.text, ['催办', '催一下', '催一催', '催'])
    const named = rest === undefined ? undefined : onlyTickets(rest.replace(PARTICLES, ''))
    const isMeant =
      named && (named.codes.length + named.numbers.length > 0 || inbound.quote || inbound.mentionsBot)
    return isMeant ? { named } : undefined
  },

  async answer(desk, inbound, { named }) {
    const search = { named, waiting: waitingForUnit(inbound, []), many: true, silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const ticket = await urgeTicket(desk, { ticketId: id, actor })
      return urged({ office: desk.office, now: desk.clock.now() }, ticket)
    })
  },
})
