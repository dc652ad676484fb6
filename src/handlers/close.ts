import { defineHandler } from '../bot/handler.ts'
import type { Ending } from '../desk/close-ticket.ts'
import { closeTicket } from '../desk/close-ticket.ts'
import { closed, reasonNeeded } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, leadingTicket } from './reading.ts'
import { waitingForStation } from './which-ticket.ts'

const WORDS: readonly { verbs: readonly string[]; ending: Ending }[] = [
  { verbs: ['重复诉求', '重复办结'], ending: 'repeat' },
  { verbs: ['不属本街道', '非本街道', '不属于本街道'], ending: 'not_ours' },
  { verbs: ['重复录入', '重复工单'], ending: 'duplicate' },
  { verbs: ['免回访', '无需回访'], ending: 'exempt' },
  { verbs: ['撤单', '撤回诉求', '撤诉'], ending: 'withdrawn' },
]

/** 重复诉求 17 理由 / 非本街道 17 理由 / 重复录入 17 理由 / 免回访 17 理由 / 撤单 17 理由 — by the station. */
export const close = defineHandler<{ named: Named; ending: Ending; verb: string; reason: string }>({
  name: 'close',
  usage: {
    say: '免回访 17 原因',
    does: '不经回访办结（还有：重复诉求、非本街道、重复录入、撤单，都要写原因）',
    for: ['station'],
  },
  verbs: ['免回访', '撤单', '重复诉求', '非本街道', '重复录入'],

  match(inbound) {
    if (inbound.sender.kind === 'citizen') return undefined
    for (const { verbs, ending } of WORDS) {
      const rest = afterVerb(inbound.text, verbs)
      if (rest === undefined) continue
      const { rest: reason, ...named } = leadingTicket(rest)
      const isMeant = named.codes.length + named.numbers.length > 0 || inbound.quote !== undefined
      return isMeant ? { named, ending, verb: verbs[0] ?? '', reason } : undefined
    }
    return undefined
  },

  async answer(desk, inbound, { named, ending, verb, reason }) {
    if (reason === '') return { text: reasonNeeded(`${verb} ${named.codes[0] ?? 17} 原因`) }
    const search = { named, waiting: waitingForStation(inbound, []), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) =>
      closed(await closeTicket(desk, { ticketId: id, actor, ending, reason })),
    )
  },
})
