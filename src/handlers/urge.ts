import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { openTicketsOf } from '../desk/find-ticket.ts'
import { badCodes } from '../desk/list-bad.ts'
import { urgeTicket } from '../desk/urge-ticket.ts'
import type { Actor } from '../domain/actor.ts'
import { oversees } from '../domain/actor.ts'
import { unitByName } from '../domain/roster.ts'
import { nothingToUrge, urged, urgeThese } from '../templates/messages/supervision.ts'
import { actorOf } from './actor.ts'
import { forEachTicket } from './for-each-ticket.ts'
import { isOverseersPlace } from './overseers-place.ts'
import type { Named } from './reading.ts'
import { afterVerb, onlyTickets, undecorated } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

const NOBODY: Named = { codes: [], numbers: [] }
/** 环卫所那边的, 建管办吧. */
const UNIT_TAIL = /(?:那边|那里|他们|的|工单|单子|一下|吧|啊|了)+$/u
const isUnitLong = (rest: string): boolean => /^\p{Script=Han}{2,14}$/u.test(rest)

const PARTICLES = /(?:一下|一催|下|吧|了)+$/

/** 催办 17 18, or a card quoted with 催办, 催一下. */
export const urge = defineHandler<{ named: Named; unit?: string }>({
  name: 'urge',
  usage: { say: '催办 17', does: '马上在主办单位群里催一次', for: ['supervision', 'station'] },
  verbs: ['催办'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const rest = afterVerb(inbound.text, ['催办', '催一下', '催一催', '催'])
    if (rest === undefined) return undefined
    const named = onlyTickets(rest.replace(PARTICLES, ''))
    if (!named && isUnitLong(rest)) return { named: NOBODY, unit: rest.replace(UNIT_TAIL, '') }
    const isMeant =
      named && (named.codes.length + named.numbers.length > 0 || inbound.quote || inbound.mentionsBot)
    return isMeant ? { named } : undefined
  },

  async answer(desk, inbound, { named, unit: unitName }) {
    if (unitName !== undefined) return urgeUnit(desk, inbound, unitName)
    const search = { named, waiting: waitingForUnit(inbound, []), many: true, silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      return urgeOne(desk, id, actor)
    })
  },
})

async function urgeOne(desk: Desk, ticketId: number, actor: Actor): Promise<string> {
  const ticket = await urgeTicket(desk, { ticketId, actor })
  return urged({ office: desk.office, now: desk.clock.now() }, ticket)
}

/** 催一下建管办: the one ticket that it has at work; of several, which is asked. */
async function urgeUnit(desk: Desk, inbound: Inbound, name: string): Promise<Answer | undefined> {
  const unit = unitByName(desk.office.roster, name)
  const actor = actorOf(inbound)
  const isMeant = inbound.mentionsBot || isOverseersPlace(desk, inbound)
  if (!unit || !actor || !oversees(actor) || !isMeant) return undefined
  const atWork = (await openTicketsOf(desk, [unit.id])).filter(
    ({ state, lead }) => lead?.unitId === unit.id && (state === 'dispatched' || state === 'acknowledged'),
  )
  if (atWork.length === 0)
    return { text: nothingToUrge({ office: desk.office, now: desk.clock.now() }, unit.id) }
  const search = { named: NOBODY, waiting: async () => atWork }
  return forEachTicket(desk, { ...inbound, text: '催办' }, search, ({ id }) => urgeOne(desk, id, actor))
}

const ALL =
  /^(?:把)?(?:(?<unsigned>(?:还)?(?:没有?|未|待)签收?)|(?:已经?)?(?:超期|逾期|过期))的?(?:工单|单子|件|单位)?(?:都|全|全部)?(?:给我)?(?:催办?|提醒)(?:一下|一遍|一催|下|吧|了)*$/u

/** 没签收的都催一下: the line that urges them all is shown first, because each group will hear it. */
export const urgeAll = defineHandler<{ which: 'unacknowledged' | 'overdue' }>({
  name: 'urge-all',
  usage: {
    say: '没签收的都催一下',
    does: '列出没签收（或超期）的，一句话全催',
    for: ['supervision', 'station'],
  },
  verbs: [],

  match({ text, quote, sender, type }) {
    const found = type === 'text' && sender.kind === 'staff' && !quote ? ALL.exec(undecorated(text)) : null
    return found ? { which: found.groups?.unsigned ? 'unacknowledged' : 'overdue' } : undefined
  },

  async answer(desk, inbound, { which }) {
    const actor = actorOf(inbound)
    const isMeant = inbound.mentionsBot || isOverseersPlace(desk, inbound)
    if (!actor || !oversees(actor) || !isMeant) return undefined
    return { text: urgeThese(which, await badCodes(desk, which)) }
  },
})
