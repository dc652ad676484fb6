import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import type { Choice } from '../desk/choices.ts'
import { waitedFor, waitFor, waitNoMore } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { dropUnanswered, noteUnanswered, unansweredGroups, wantEntry } from '../desk/unanswered-searches.ts'
import type { Actor } from '../domain/actor.ts'
import { isClerk } from '../domain/roster.ts'
import {
  ALREADY_ANSWERED,
  dropped,
  unansweredList,
  WANTED_NOTED,
  WHICH_UNANSWERED,
} from '../templates/messages/knowledge.ts'
import { actorOf } from './actor.ts'
import { undecorated } from './reading.ts'

/** 补, after nothing was found, or nothing that fits: the station is asked for an entry. */
export const wantTemplate = defineHandler({
  name: 'want-template',
  usage: { say: '补', does: '没搜到合适的模板时，请工作站补一条', for: ['unit', 'station'] },
  verbs: [],

  match({ text, sender, quote }) {
    if (sender.kind !== 'staff') return undefined
    const isQuoted = quote === undefined || /没有合适的|都不合适/.test(quote.text)
    return isQuoted && /^(?:请|要|想)?补(?:上|充)?(?:一条|一个)?$/.test(undecorated(text)) ? {} : undefined
  },

  async answer(desk, inbound) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    const actor = actorOf(inbound)
    if (!actor || (choice?.kind !== 'want_entry' && choice?.kind !== 'pick_template')) return undefined
    await waitNoMore(desk, asked)
    const id = choice.kind === 'want_entry' ? choice.searchId : await noteMisfit(desk, actor, choice)
    const isWanted = await wantEntry(desk, { id, actor })
    return { text: isWanted ? WANTED_NOTED : ALREADY_ANSWERED }
  },
})

function noteMisfit(desk: Desk, actor: Actor, choice: Extract<Choice, { kind: 'pick_template' }>) {
  const { words, entryIds: offered, ticketId } = choice
  return noteUnanswered(desk, { words, offered, actor, ...(ticketId !== undefined && { ticketId }) })
}

/** 没搜到 / 资料库待补: what people searched for in vain. */
export const listUnanswered = defineHandler({
  name: 'list-unanswered',
  usage: { say: '没搜到', does: '资料库待补：大家搜了没搜到的，各几次', for: ['station'] },
  verbs: ['没搜到', '资料库待补'],

  match({ text, sender }) {
    if (sender.kind !== 'staff' || !isClerk(sender.person)) return undefined
    return /^(?:没搜到的?|资料库?待补)$/.test(undecorated(text)) ? {} : undefined
  },

  async answer(desk, inbound) {
    const groups = await unansweredGroups(desk)
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const kept = groups.map(({ ids, words }) => ({ ids: [...ids], words }))
    if (kept.length > 0) await waitFor(desk, asked, { kind: 'unanswered', groups: kept })
    return { text: unansweredList({ office: desk.office, now: desk.clock.now() }, groups) }
  },
})

/** 不用补 1, after 没搜到. */
export const dropWanted = defineHandler<{ index: number }>({
  name: 'drop-wanted',
  usage: { say: '不用补 1', does: '「没搜到」单子上的第 1 样不用补', for: ['station'] },
  verbs: ['不用补'],

  match({ text, sender }) {
    if (sender.kind !== 'staff' || !isClerk(sender.person)) return undefined
    const found = /^不用补\s*(?:第\s*)?(\d{1,2})[条样个]?$/.exec(undecorated(text))?.[1]
    return found === undefined ? undefined : { index: Number(found) - 1 }
  },

  async answer(desk, inbound, { index }) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    const group = choice?.kind === 'unanswered' ? choice.groups[index] : undefined
    if (!group) return { text: WHICH_UNANSWERED }
    await dropUnanswered(desk, group.ids)
    return { text: dropped(group.words) }
  },
})
