import { defineHandler } from '../bot/handler.ts'
import { listBad as list } from '../desk/list-bad.ts'
import { holdsRole } from '../domain/actor.ts'
import { stationOf } from '../domain/roster.ts'
import { LIST_SENT_PRIVATELY, ONLY_OVERSEERS_LIST } from '../templates/messages/supervision.ts'
import { actorOf } from './actor.ts'
import { undecorated } from './reading.ts'

/** 督办, 督办清单 — what is bad now; in a unit's group it is nobody else's business, so it goes in private. */
export const listBad = defineHandler({
  name: 'list-bad',
  usage: { say: '督办', does: '现在有哪些超期、今天到期、没签收、没答复的', for: ['supervision', 'station'] },
  verbs: ['督办清单'],

  match({ text, quote, sender }) {
    const isAsked = /^督办(?:清单|名单|列表|简报|情况)?$/.test(undecorated(text))
    return isAsked && !quote && sender.kind === 'staff' ? {} : undefined
  },

  async answer(desk, inbound) {
    const actor = actorOf(inbound)
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
