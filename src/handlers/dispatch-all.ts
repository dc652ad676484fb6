import { defineHandler } from '../bot/handler.ts'
import { dispatchProposed } from '../desk/dispatch-proposed.ts'
import { isClerk } from '../domain/roster.ts'
import { allDispatched } from '../templates/messages/proposal.ts'
import { actorOf } from './actor.ts'
import { undecorated } from './reading.ts'

const PATTERN = /^(?:全部|都|全)(?:照办|按建议派|照建议派)$/

/** 全部照办 */
export const dispatchAll = defineHandler({
  name: 'dispatch-all',
  usage: {
    say: '全部照办',
    does: '待派的件，责任清单里有的都按卡片上的第 1 条建议派；只是仿以前的、举报保密的留着逐件派',
    for: ['station'],
  },
  verbs: ['全部照办'],

  match(inbound) {
    return PATTERN.test(undecorated(inbound.text)) ? {} : undefined
  },

  async answer(desk, inbound) {
    const actor = actorOf(inbound)
    if (!actor || inbound.sender.kind !== 'staff' || !isClerk(inbound.sender.person)) return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    return { text: allDispatched(setting, await dispatchProposed(desk, actor)) }
  },
})
