import { defineHandler } from '../bot/handler.ts'
import { addAssist } from '../desk/add-assist.ts'
import { assistAdded, reasonNeeded } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords, INSISTED } from './reading.ts'
import { unitsIn, wordsOf } from './units-in.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 协办 17 城管 */
export const assist = defineHandler<{ named: Named; units: string[]; mayBeNamed: boolean }>({
  name: 'assist',
  usage: { say: '协办 17 派出所', does: '请别的单位一起办', for: ['unit', 'station'] },
  verbs: ['协办'],

  match(inbound) {
    const words = freeWords(inbound, ['请求协办', '协办'])
    if (!words) return undefined
    const { rest: units, ...named } = words
    const mayBeNamed = INSISTED.test(units)
    return { named, mayBeNamed, units: wordsOf(units.replace(INSISTED, '').replace(/^请\s*/, '')) }
  },

  async answer(desk, inbound, { named, units, mayBeNamed }) {
    if (units.length === 0) return { text: reasonNeeded(`协办 ${named.codes[0] ?? 17} 派出所`) }
    const search = {
      named,
      waiting: waitingForUnit(inbound, ['dispatched', 'acknowledged']),
      silentWhenNone: true,
    }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const unitIds = [...new Set(unitsIn(desk.office.roster, units).map((unit) => unit.id))]
      const after = await addAssist(desk, { ticketId: id, actor, unitIds, mayBeNamed })
      return assistAdded({ office: desk.office, now: desk.clock.now() }, after, unitIds)
    })
  },
})
