import { defineHandler } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { dispatchTicket } from '../desk/dispatch-ticket.ts'
import { suggestUnits } from '../desk/suggest-units.ts'
import type { Limit } from '../domain/limits.ts'
import type { Ticket } from '../domain/ticket.ts'
import { dispatched, nobodyToDispatchTo } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, leadingTicket, readDays } from './reading.ts'
import { unitsIn, wordsOf } from './units-in.ts'
import { waitingForStation } from './which-ticket.ts'

interface Dispatch {
  named: Named
  lead: string[]
  assists: string[]
  limit?: Limit
}

/** 派 17 / 派 17 环卫所 协办 城管 派出所 3天 / 转办 17 建管办 */
export const dispatch = defineHandler<Dispatch>({
  name: 'dispatch',
  usage: {
    say: '派 17 环卫所',
    does: '派件或转办（派 17 环卫所 协办 派出所；同意建议就回「派 17」）',
    for: ['station'],
  },
  verbs: ['派件', '转办'],

  match(inbound) {
    const rest = afterVerb(inbound.text, ['派件', '派给', '转办', '改派', '派'])
    if (rest === undefined) return undefined
    const { rest: said, ...named } = leadingTicket(rest)
    if (named.codes.length + named.numbers.length === 0 && !inbound.quote) return undefined
    const days = readDays(said)
    const [lead = '', assists = ''] = (days?.rest ?? said).replace(/^[给到]\s*/, '').split(/协办[\s:：]*/)
    return {
      named,
      lead: wordsOf(lead),
      assists: wordsOf(assists),
      ...(days && { limit: { workingDays: days.days } }),
    }
  },

  async answer(desk, inbound, { named, lead, assists, limit }) {
    const waiting = waitingForStation(inbound, ['received'])
    return forEachTicket(desk, inbound, { named, waiting, many: true }, async (ticket, actor) => {
      const units = await unitsFor(desk, ticket, lead, assists)
      if (!units) return nobodyToDispatchTo(ticket)
      const after = await dispatchTicket(desk, {
        ticketId: ticket.id,
        actor,
        ...units,
        ...(limit && { limit }),
      })
      return dispatched({ office: desk.office, now: desk.clock.now() }, after)
    })
  },
})

/** The units named, the first one leading; with none named, those the responsibility list proposes. */
async function unitsFor(
  desk: Desk,
  ticket: Ticket,
  lead: readonly string[],
  assists: readonly string[],
): Promise<{ leadUnitId: string; assistUnitIds: string[] } | undefined> {
  const [first, ...others] = unitsIn(desk.office.roster, [...lead, ...assists]).map(({ id }) => id)
  if (first !== undefined) return { leadUnitId: first, assistUnitIds: others }
  return suggestUnits(desk, ticket)
}
