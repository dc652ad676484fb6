import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitNoMore } from '../desk/choices.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { recordProgress } from '../desk/record-progress.ts'
import { progressNoted } from '../templates/messages/answers.ts'
import { actorOf } from './actor.ts'
import { ticketInQuote } from './reading.ts'

/** What a nag asks that plain words answer. */
const ASKED = /进展如何|催办/
/** Words of somebody who tells how it goes; anything else after 进展如何？ was meant for people. */
const PROGRESS =
  /已|正在|正|完|清|修|处理|安排|联系|约|去|到|等|准备|明天|下午|上午|今天|后天|周|还没|还在|没有|需要|协调|施工|现场|材料|审批|好了|弄|拉|车/

/** 进展如何？ — the next words of the one who was asked, or whoever quotes the question, become a note. */
export const answerProgress = defineHandler<{ said: string }>({
  name: 'answer-progress',
  usage: { say: '（引用提醒）进展', does: '机器人问「进展如何」时，直接说一句就记下', for: ['unit'] },
  verbs: [],

  match({ type, text, sender }) {
    if (type !== 'text' || sender.kind !== 'staff' || text.length < 4) return undefined
    return { said: text }
  },

  async answer(desk, inbound, { said }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const quoted = inbound.quote && ASKED.test(inbound.quote.text) ? inbound.quote.text : undefined
    if (inbound.quote && quoted === undefined) return undefined
    const waited = await waitedFor(desk, asked)
    const isAwaited = waited?.kind === 'progress' && PROGRESS.test(said)
    const [code] = quoted === undefined ? [] : ticketInQuote(quoted).codes
    const ticketId = code === undefined ? isAwaited && waited.ticketId : (await findTicket(desk, code))?.id
    if (ticketId === false || ticketId === undefined) return undefined
    const ticket = await recordProgress(desk, { ticketId, actor, kind: 'note', text: said })
    if (waited?.kind === 'progress') await waitNoMore(desk, asked)
    return { text: progressNoted(ticket) }
  },
})
