import type { Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { listBad as list } from '../desk/list-bad.ts'
import { holdsRole, oversees } from '../domain/actor.ts'
import { stationOf } from '../domain/roster.ts'
import { LIST_SENT_PRIVATELY, ONLY_OVERSEERS_LIST } from '../templates/messages/supervision.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

/** 哪些超期了, 谁没签收: among people of a unit that is talk. */
const QUESTION =
  /^(?:现在|今天|目前|都|还|又)*有?(?:哪些|哪几[件个]|哪个|谁|几件|多少件?|什么)(?:单位|工单|单子|件|都)*(?:还|又|快|要)?(?:没有?(?:签收|回复|答复|签|回)|超期|逾期|过期|到期)(?:了|的|呢|吗|啊|没)*[?？]?$/u

function isForBot(desk: Desk, inbound: Inbound): boolean {
  return inbound.mentionsBot || isOverseersPlace(desk, inbound)
}

/** 督办, 督办清单 — what is bad now; in a unit's group it is nobody else's business, so it goes in private. */
export const listBad = defineHandler<{ isQuestion: boolean }>({
  name: 'list-bad',
  usage: { say: '督办', does: '现在有哪些超期、今天到期、没签收、没答复的', for: ['supervision', 'station'] },
  verbs: ['督办清单'],

  match({ text, quote, sender }) {
    const said = undecorated(text)
    const isQuestion = QUESTION.test(said)
    const isAsked = isQuestion || /^督办(?:清单|名单|列表|简报|情况)?$/.test(said)
    return isAsked && !quote && sender.kind === 'staff' ? { isQuestion } : undefined
  },

  async answer(desk, inbound, { isQuestion }) {
    const actor = actorOf(inbound)
    const isTalk = isQuestion && !(actor && oversees(actor) && isForBot(desk, inbound))
    if (isTalk) return undefined
    if (!actor || (!holdsRole(actor, 'supervisor') && !holdsRole(actor, 'clerk'))) {
      return inbound.place.kind === 'private' || inbound.mentionsBot
        ? { text: ONLY_OVERSEERS_LIST }
        : undefined
    }
    const text = await list(desk)
    const isElsewhere =
      inbound.place.kind === 'room' && inbound.place.topic !== stationOf(desk.office.roster)?.room
    return isElsewhere ? { text: LIST_SENT_PRIVATELY, privately: text } : { text }
  },
})
