import { defineHandler } from '../bot/handler.ts'
import { revealCitizen } from '../desk/reveal-citizen.ts'
import { NOTHING_TO_REVEAL, purposeNeeded, revealed, revealedInGroup } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 联系方式 17 入户核实 — told in private only, with a purpose, and logged. */
export const reveal = defineHandler<{ named: Named; purpose: string }>({
  name: 'reveal',
  usage: { say: '联系方式 17 用途', does: '私聊给您诉求人的联系方式，查看会登记', for: ['unit', 'station'] },
  verbs: ['联系方式'],

  match(inbound) {
    const words = freeWords(inbound, ['联系方式', '诉求人电话', '诉求人联系方式'])
    if (!words) return undefined
    const { rest: purpose, ...named } = words
    return { named, purpose }
  },

  async answer(desk, inbound, { named, purpose }) {
    if (purpose === '') return { text: purposeNeeded(named.codes[0] ?? 17) }
    const search = {
      named,
      waiting: waitingForUnit(inbound, ['dispatched', 'acknowledged']),
      silentWhenNone: true,
    }
    const secrets: string[] = []
    const answer = await forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const { ticket, citizen } = await revealCitizen(desk, { ticketId: id, actor, purpose })
      if (!citizen) return NOTHING_TO_REVEAL
      secrets.push(revealed(ticket, citizen))
      return revealedInGroup(ticket)
    })
    if (secrets.length === 0) return answer
    const privately = secrets.join('\n\n')
    return inbound.place.kind === 'private' ? { text: privately } : { ...answer, privately }
  },
})
