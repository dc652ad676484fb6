import { defineHandler } from '../bot/handler.ts'
import { closeTicket } from '../desk/close-ticket.ts'
import { ticketsOf } from '../desk/find-ticket.ts'
import { WITHDRAWN_THANKS } from '../templates/messages/citizen.ts'
import { actorOf } from './actor.ts'
import type { Named } from './reading.ts'
import { onlyTickets, undecorated } from './reading.ts'
import { whichTickets } from './which-ticket.ts'

const SAID = /^(?:撤回诉求|撤诉|撤单|不投诉了|不用办了)/
const NOBODY: Named = { codes: [], numbers: [] }

/** 撤回诉求 — by the citizen, of their own ticket. */
export const withdraw = defineHandler<{ said: string; named: Named }>({
  name: 'withdraw',
  usage: { say: '撤回诉求', does: '撤回自己反映的事', for: ['citizen'] },
  verbs: ['撤回诉求'],

  match(inbound) {
    // In a village's group the answer would tell the neighbours who reported what.
    if (inbound.sender.kind !== 'citizen' || inbound.place.kind !== 'private') return undefined
    const said = undecorated(inbound.text)
    const verb = SAID.exec(said)?.[0]
    if (verb === undefined) return undefined
    return { said: inbound.text, named: onlyTickets(said.slice(verb.length)) ?? NOBODY }
  },

  async answer(desk, inbound, { said, named }) {
    const actor = actorOf(inbound)
    if (actor?.kind !== 'citizen') return undefined
    const waiting = async () =>
      (await ticketsOf(desk, actor.citizenId)).filter(({ state }) => state !== 'closed')
    const found = await whichTickets(desk, inbound, { named, waiting })
    if ('answer' in found) return found.answer
    for (const { id } of found.tickets) {
      await closeTicket(desk, { ticketId: id, actor, ending: 'withdrawn', reason: said })
    }
    return { text: WITHDRAWN_THANKS }
  },
})
