import { defineHandler } from '../bot/handler.ts'
import { approveEntry, entriesToReview, rejectEntry } from '../desk/decide-entry.ts'
import { isClerk } from '../domain/roster.ts'
import {
  entryApproved,
  entryRejected,
  rejectionNeedsReason,
  waitingList,
} from '../templates/messages/knowledge-edit.ts'
import { actorOf } from './actor.ts'
import { afterVerb, undecorated } from './reading.ts'

const CARD = /资料待审 资(\d+)/
const NAMED = /^资\s*(\d+)[\s,，:：、]*/

/** 通过 资3, 驳回 资3 原因, or quoting the card of what waits. */
export const decideEntry = defineHandler<{ id: number; granted: boolean; reason: string }>({
  name: 'decide-entry',
  usage: {
    say: '通过 资3',
    does: '审资料：同意就生效（驳回 资3 原因；引用待审的那条也行）',
    for: ['station'],
  },
  verbs: [],

  match({ text, sender, quote }) {
    if (sender.kind !== 'staff') return undefined
    const granted = afterVerb(text, ['通过', '同意'])
    const rest = granted ?? afterVerb(text, ['驳回', '不通过', '不同意', '退回'])
    if (rest === undefined) return undefined
    const named = NAMED.exec(rest)
    const id = named?.[1] ?? CARD.exec(quote?.text ?? '')?.[1]
    if (id === undefined) return undefined
    const reason = undecorated(rest.replace(NAMED, ''))
    return { id: Number(id), granted: granted !== undefined, reason }
  },

  async answer(desk, inbound, { id, granted, reason }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    if (!granted && reason === '') return { text: rejectionNeedsReason(id) }
    if (!granted) return { text: entryRejected((await rejectEntry(desk, { id, actor, reason })).title) }
    const { proposal, title } = await approveEntry(desk, { id, actor })
    return { text: entryApproved(title, proposal.content === undefined) }
  },
})

/** 资料待审: what waits. */
export const entriesWaiting = defineHandler({
  name: 'entries-waiting',
  usage: { say: '资料待审', does: '等着审的资料', for: ['station'] },
  verbs: ['资料待审'],

  match({ text, sender }) {
    if (sender.kind !== 'staff' || !isClerk(sender.person)) return undefined
    return /^(?:资料待审|待审资料)$/.test(undecorated(text)) ? {} : undefined
  },

  async answer(desk) {
    const setting = { office: desk.office, now: desk.clock.now() }
    return { text: waitingList(setting, await entriesToReview(desk)) }
  },
})
