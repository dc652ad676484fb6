import type { Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import { readingOf } from '../desk/confidential.ts'
import type { Desk } from '../desk/desk.ts'
import { contentInRoom, maskedContent } from '../desk/masked-content.ts'
import { isVillageRoom } from '../domain/roster.ts'
import { isToldInPrivate } from '../domain/ticket.ts'
import { CODE } from '../domain/ticket-reference.ts'
import { ticketDetails } from '../templates/messages/answers.ts'
import { detailsInPrivate, sentInPrivate } from '../templates/messages/confidential.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, onlyTickets, undecorated } from './reading.ts'
import { isOfThisPlace } from './shown-here.ts'
import { waitingForUnit } from './which-ticket.ts'

const WITH_SIGN = new RegExp(`^#\\s*${CODE}$`)
const ALONE = new RegExp(`^${CODE}$`)

/** 查 17, or #17 alone: the card as it stands now; among villagers only of what their own units work on. */
export const showTicket = defineHandler<{ named: Named }>({
  name: 'show-ticket',
  usage: { say: '查 17', does: '看工单现在怎样了', for: ['unit', 'station', 'supervision'] },
  verbs: [],

  match(inbound) {
    const text = undecorated(inbound.text)
    const isPlain = WITH_SIGN.test(text) || (inbound.mentionsBot && ALONE.test(text))
    const rest = isPlain ? text : afterVerb(text, ['查询', '查看', '查'])
    const named = rest === undefined ? undefined : onlyTickets(rest)
    return named && named.codes.length + named.numbers.length > 0 ? { named } : undefined
  },

  async answer(desk, inbound, { named }) {
    const { sender, place } = inbound
    if (sender.kind !== 'staff') return undefined
    const search = { named, waiting: waitingForUnit(inbound, []), many: true }
    const privately: string[] = []
    const answer = await forEachTicket(desk, inbound, search, async (ticket, actor) => {
      const details = async (): Promise<string> => {
        const content = await (place.kind === 'room' && isToldInPrivate(ticket)
          ? contentInRoom(desk, ticket, place.topic)
          : maskedContent(desk, ticket))
        return ticketDetails({ office: desk.office, now: desk.clock.now() }, ticket, content)
      }
      const reading = await readingOf(desk, ticket, { actor, place })
      if ('refused' in reading) return reading.refused
      const isElsewhere = isReadByVillagers(desk, place) && !isOfThisPlace(desk, inbound, ticket)
      if (reading.where === 'here' && !isElsewhere) return details()
      privately.push(await details())
      return reading.where === 'here' ? detailsInPrivate(ticket) : sentInPrivate(ticket)
    })
    return answer && privately.length > 0 ? { ...answer, privately: privately.join('\n\n') } : answer
  },
})

function isReadByVillagers({ office }: Desk, place: Inbound['place']): boolean {
  return place.kind === 'room' && isVillageRoom(office.roster, place.topic)
}
