import { defineHandler, isAddressed } from '../bot/handler.ts'
import { openTicketsOf } from '../desk/find-ticket.ts'
import { belongsTo, oversees } from '../domain/actor.ts'
import { unitByName } from '../domain/roster.ts'
import { NOT_YOUR_UNIT, TICKETS_SENT_PRIVATELY, ticketsOfUnit } from '../templates/messages/answers.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'
import { shownHere } from './shown-here.ts'

const PATTERN =
  /^(?<unit>\p{L}{2,12}?)(?:那边|那里|手上|现在|的|是|[\s,，])*(?:工单|咋回事|怎么回事|咋样|怎么样|怎样|啥情况|什么情况|(?:怎么|咋|为啥|为什么)(?:老|总|还|又|一直)*(?:不|没有?)(?:签收|回复|办|动|签|回|联系)|(?:都|还)*(?:办|弄|处理)(?:完|好|得怎么样|得咋样)?了?(?:没有?|吗|么)|(?:还有|有)?(?:几件|多少件|哪些|什么)(?:工单|活)?(?:没办完?|没办结|没回复|没签收|超期)?)(?:了|呢|啊|的)*[?？]?$/u

/** 环卫所的工单, 供热站咋回事 — said to the bot by who oversees the unit or is of it; between people it is their talk. */
export const unitTickets = defineHandler<{ name: string; isToBot: boolean }>({
  name: 'unit-tickets',
  usage: { say: '环卫所的工单', does: '看一个单位手上没办结的工单', for: ['supervision', 'station'] },
  verbs: [],

  match(inbound) {
    const { text, quote, sender } = inbound
    if (quote || sender.kind !== 'staff') return undefined
    const said = undecorated(text)
    const isToBot = isAddressed(inbound)
    const name = PATTERN.exec(said)?.groups?.unit
    if (name === undefined || (!isToBot && !/的工单[?？]?$/.test(said))) return undefined
    return { name, isToBot }
  },

  async answer(desk, inbound, { name, isToBot }) {
    // 环卫所的工单 at the station's desk is asked of the bot, elsewhere people may say it to each other.
    if (!isToBot && !isOverseersPlace(desk, inbound)) return undefined
    const unit = unitByName(desk.office.roster, name)
    const actor = actorOf(inbound)
    if (!unit || !actor) return undefined
    if (!oversees(actor) && !belongsTo(actor, unit.id)) return { text: NOT_YOUR_UNIT }
    const tickets = await openTicketsOf(desk, [unit.id])
    const setting = { office: desk.office, now: desk.clock.now() }
    const isOwnGroup = inbound.place.kind === 'room' && inbound.place.topic === unit.room
    if (isOwnGroup || isOverseersPlace(desk, inbound))
      return { text: ticketsOfUnit(setting, unit.id, shownHere(desk, inbound, tickets)) }
    return { text: TICKETS_SENT_PRIVATELY, privately: ticketsOfUnit(setting, unit.id, tickets) }
  },
})
