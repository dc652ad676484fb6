import { defineHandler } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { dispatchTicket } from '../desk/dispatch-ticket.ts'
import type { Suggestion } from '../desk/suggest-units.ts'
import { suggestUnits } from '../desk/suggest-units.ts'
import type { Limit } from '../domain/limits.ts'
import type { Ticket } from '../domain/ticket.ts'
import { CODE } from '../domain/ticket-reference.ts'
import { dispatched, nobodyToDispatchTo } from '../templates/messages/answers.ts'
import { noSuchOption } from '../templates/messages/proposal.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, INSISTED, leadingTicket, onlyTickets, readDays } from './reading.ts'
import { unitsIn, wordsOf } from './units-in.ts'
import { waitingForStation } from './which-ticket.ts'

/** 派9农业中心: a code that its unit follows at once. */
const GLUED = new RegExp(`^(#?${CODE}号?)(?=\\p{Script=Han})`, 'u')

interface Dispatch {
  named: Named
  lead: string[]
  assists: string[]
  /** The number of a choice on the card. */
  option?: number
  limit?: Limit
  /** 仍派: the unit stands in a 举报, and gets it all the same. */
  mayBeNamed?: true
}

/** 派 17 / 派 17 1 / 派 17 环卫所 协办 城管 派出所 3天 / 转办 17 建管办 */
export const dispatch = defineHandler<Dispatch>({
  name: 'dispatch',
  usage: {
    say: '派 17 环卫所',
    does: '派件或转办（派 17 环卫所 协办 派出所；照建议第 1 条就回「派 17 1」）',
    for: ['station'],
  },
  verbs: ['派件', '转办'],

  match(inbound) {
    const rest = afterVerb(inbound.text, ['派件', '派单', '派给', '转办', '转派', '改派', '派'])
    if (rest === undefined) return undefined
    const isInsisted = INSISTED.test(rest)
    // 派9农业中心: nothing but a unit can follow.
    const spaced = rest.replace(INSISTED, '').replace(GLUED, '$1 ')
    const { rest: said, ...named } = severalTickets(spaced) ?? leadingTicket(spaced)
    if (named.codes.length + named.numbers.length === 0 && !inbound.quote) return undefined
    const days = readDays(said)
    const words = (days?.rest ?? said).replace(/^[给到]\s*/, '')
    const option = /^(?:第\s*)?([1-9])\s*(?:条|个|号)?$/.exec(words)?.[1]
    const [lead = '', assists = ''] = option === undefined ? words.split(/协办[\s:：]*/) : []
    return {
      named,
      ...(option !== undefined && { option: Number(option) }),
      ...(isInsisted && { mayBeNamed: true }),
      lead: wordsOf(lead),
      assists: wordsOf(assists),
      ...(days && { limit: { workingDays: days.days } }),
    }
  },

  async answer(desk, inbound, { named, lead, assists, option, limit, mayBeNamed }) {
    const waiting = waitingForStation(inbound, ['received'])
    return forEachTicket(desk, inbound, { named, waiting, many: true }, async (ticket, actor) => {
      const units = await unitsFor(desk, ticket, { lead, assists, option })
      if (!units) return option === undefined ? nobodyToDispatchTo(ticket) : noSuchOption(ticket, option)
      const after = await dispatchTicket(desk, {
        ticketId: ticket.id,
        actor,
        ...units,
        ...(limit && { limit }),
        ...(mayBeNamed && { mayBeNamed }),
      })
      return dispatched({ office: desk.office, now: desk.clock.now() }, after)
    })
  },
})

/** 17、18 环卫所: several tickets before a unit. A figure alone behind a ticket is a choice on its card. */
function severalTickets(text: string): (Named & { rest: string }) | undefined {
  const [, codes = ''] = /^((?:#?\d{1,5}号?[\s,，、和]+){2,})(?=\p{Script=Han})/u.exec(text) ?? []
  const named = codes === '' ? undefined : onlyTickets(codes.replaceAll('和', ' '))
  return named && { ...named, rest: text.slice(codes.length) }
}

/** The units named, the first one leading; with none named, the choice of that number on the card, else the first. */
async function unitsFor(
  desk: Desk,
  ticket: Ticket,
  said: { lead: readonly string[]; assists: readonly string[]; option: number | undefined },
): Promise<Suggestion | undefined> {
  const [first, ...others] = unitsIn(desk.office.roster, [...said.lead, ...said.assists]).map(({ id }) => id)
  if (first === undefined) return suggestUnits(desk, ticket, said.option)
  return { leadUnitId: first, assistUnitIds: others }
}
