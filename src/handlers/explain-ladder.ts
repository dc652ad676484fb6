import { defineHandler } from '../bot/handler.ts'
import { explainLadder as explain } from '../desk/explain-ladder.ts'
import { holdsRole } from '../domain/actor.ts'
import { STATION_ONLY } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { waitingForStation } from './which-ticket.ts'

/** 台阶 17, for the station; `huisheng ladder 17` prints it rung by rung. */
export const explainLadder = defineHandler<{ named: Named }>({
  name: 'explain-ladder',
  usage: {
    say: '台阶 17',
    does: '这件工单每一级提醒：什么时候说过、什么时候会说、为什么不说',
    for: ['station'],
  },
  verbs: [],

  match(inbound) {
    const words = inbound.sender.kind === 'staff' ? freeWords(inbound, ['台阶', '提醒台阶']) : undefined
    if (words?.rest !== '') return undefined
    const { rest: _rest, ...named } = words
    return { named }
  },

  async answer(desk, inbound, { named }) {
    const search = { named, waiting: waitingForStation(inbound, []), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async (ticket, actor) =>
      holdsRole(actor, 'clerk') || holdsRole(actor, 'supervisor')
        ? explain(desk, ticket, 'chat')
        : STATION_ONLY,
    )
  },
})
