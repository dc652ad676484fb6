import type { Answer } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import { similarTickets, similarTo } from '../desk/similar-tickets.ts'
import { holdsRole } from '../domain/actor.ts'
import {
  noneSimilar,
  SIMILAR_FOR_OVERSEERS,
  SIMILAR_SENT_PRIVATELY,
  similarList,
  similarTicketsOf,
} from '../templates/messages/similar.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { whichTickets } from './which-ticket.ts'

const VERBS = ['同类工单', '同类件', '同类', '举一反三']

/** 同类 / 举一反三: what several people report as one thing; 同类 17, or a quoted card: the tickets of one. */
export const similar = defineHandler<{ named: Named }>({
  name: 'similar',
  usage: {
    say: '同类',
    does: '哪些未办结的工单说的是同一件事、几个人反映、建议谁牵头（同类 17 看一组）',
    for: ['station', 'supervision'],
  },
  verbs: ['同类', '举一反三'],

  match(inbound) {
    const words = inbound.sender.kind === 'staff' ? freeWords(inbound, VERBS) : undefined
    if (words?.rest !== '') return undefined
    const { rest: _rest, ...named } = words
    return { named }
  },

  async answer(desk, inbound, { named }) {
    const actor = actorOf(inbound)
    if (!actor || (!holdsRole(actor, 'supervisor') && !holdsRole(actor, 'clerk'))) {
      const isMeant = isAddressed(inbound) || named.codes.length > 0
      return isMeant ? { text: SIMILAR_FOR_OVERSEERS } : undefined
    }
    const reached = (text: string): Answer =>
      isOverseersPlace(desk, inbound) ? { text } : { text: SIMILAR_SENT_PRIVATELY, privately: text }
    const setting = { office: desk.office, now: desk.clock.now() }
    if (named.codes.length + named.numbers.length === 0 && !inbound.quote)
      return reached(similarList(setting, await similarTickets(desk, { openOnly: true })))
    const found = await whichTickets(desk, inbound, { named, waiting: async () => [] })
    if ('answer' in found) return found.answer
    const texts: string[] = []
    for (const ticket of found.tickets) {
      const matter = await similarTo(desk, ticket)
      texts.push(matter ? similarTicketsOf(setting, matter) : noneSimilar(ticket))
    }
    return reached(texts.join('\n'))
  },
})
