import { defineHandler } from '../bot/handler.ts'
import { reportRectified } from '../desk/weekly-acts.ts'
import { notListed, notYourItem, rectificationNeeded, rectified } from '../templates/messages/weekly.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 整改 17 已重新上门清完: told to the supervision group and the station, who clear it. */
export const rectify = defineHandler<{ named: Named; text: string }>({
  name: 'rectify',
  usage: { say: '整改 17 情况', does: '督查重点件整改好了，报督查组和工作站', for: ['unit'] },
  verbs: ['整改'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const words = freeWords(inbound, ['整改', '整改回复'])
    const isNamed = words && (words.codes.length + words.numbers.length > 0 || inbound.quote !== undefined)
    if (!isNamed) return undefined
    const { rest, ...named } = words
    return { named, text: rest }
  },

  async answer(desk, inbound, { named, text }) {
    if (text === '') return { text: rectificationNeeded(named.codes[0] ?? 17) }
    const search = { named, waiting: waitingForUnit(inbound, []), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async (ticket, actor) => {
      const noted = await reportRectified(desk, actor, { ticket, text })
      if (noted === 'noted') return rectified(ticket.code)
      return noted === 'not_listed' ? notListed(ticket.code) : notYourItem(ticket.code)
    })
  },
})
