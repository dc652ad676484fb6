import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitNoMore } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { recordProgress } from '../desk/record-progress.ts'
import type { Actor } from '../domain/actor.ts'
import { belongsTo } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { progressNoted } from '../templates/messages/answers.ts'
import { actorOf } from './actor.ts'
import { ticketInQuote } from './reading.ts'
import { whichTickets } from './which-ticket.ts'

/** A reminder to the unit, by its visible number, or an order; what supervisors get (请您过问) asks them nothing. */
const REMINDER = /#\d{1,4}·催\d+ (?!.{0,8}请您过问)|督办单 #\d{1,4}-\d+/
/** The reminders that plain words answer, whichever they are. */
const ASKED = /·催\d+ (?:进展如何|.{0,30}催办)/
/** Longer words under any other reminder may be the reply or the order's answer: that is asked. */
const MOST_OF_NOTE = 14
/** Words of somebody who tells how it goes; anything else after 进展如何？ was meant for people. */
const PROGRESS =
  /已|正在|清理|清运|打扫|修|处理|安排|联系|约好|约了|到现场|去现场|现场|到位|等(?:配件|材料|审批|答复|他|人)|准备|明天|下午|上午|今天|后天|周[一二三四五六日]|还没|还在|需要|协调|施工|材料|审批|好了|完了|拉走|拉完|弄好|弄完/
/** Under a reminder that was quoted fewer words will do: 去了, 等车. */
const SHORT_PROGRESS =
  /[已正完清修去到等约周拉弄车]|处理|安排|联系|准备|天|午|还没|还在|没有|需要|协调|施工|现场|材料|审批|好了/
/** 周末聚餐去吗 asks; whoever tells how it goes does not. */
const QUESTION = /[?？吗呢]$|^(?:谁|啥|什么|怎么|哪)/

function soundsLikeProgress(text: string): boolean {
  return PROGRESS.test(text) && !QUESTION.test(text.trim())
}

/**
 * 进展如何？ — the next words of the one who was asked, or of whoever of the unit quotes the question or another
 * reminder, in the group or in private, become a note.
 */
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
    const waited = await waitedFor(desk, asked)
    const isAwaited = waited?.kind === 'progress' && soundsLikeProgress(said)
    if (!inbound.quote && !isAwaited) return undefined
    const found = inbound.quote ? await ticketUnder(desk, inbound, actor) : undefined
    if (found && 'answer' in found) return found.answer
    const ticketId = found?.id ?? (inbound.quote || !isAwaited ? undefined : waited.ticketId)
    if (ticketId === undefined) return undefined
    const ticket = await recordProgress(desk, { ticketId, actor, kind: 'note', text: said })
    if (waited?.kind === 'progress') await waitNoMore(desk, asked)
    return { text: progressNoted(ticket) }
  },
})

/** The ticket of the reminder that was quoted, if its words are progress; of several, which one is asked. */
async function ticketUnder(
  desk: Desk,
  inbound: Inbound,
  actor: Actor,
): Promise<{ id: number } | { answer: Answer | undefined } | undefined> {
  const { text } = inbound
  const quoted = inbound.quote?.text ?? ''
  const isProgress = ASKED.test(quoted) || (text.length <= MOST_OF_NOTE && SHORT_PROGRESS.test(text))
  if (!REMINDER.test(quoted) || !isProgress) return undefined
  const tickets: Ticket[] = []
  for (const named of [...ticketInQuote(quoted).numbers, ...ticketInQuote(quoted).codes]) {
    const ticket = await findTicket(desk, named)
    const units = ticket ? [ticket.lead, ...ticket.assists].flatMap((held) => held?.unitId ?? []) : []
    if (ticket && units.some((unitId) => belongsTo(actor, unitId))) tickets.push(ticket)
  }
  const [only, second] = tickets
  if (!only) return undefined
  if (!second) return { id: only.id }
  const search = { named: { codes: [], numbers: [] }, waiting: async () => tickets }
  // Chosen, the words are routed once more, as a note of that ticket.
  const asNote = { ...inbound, text: `备注 ${text}` }
  const found = await whichTickets(desk, asNote, search)
  return 'answer' in found ? found : undefined
}
