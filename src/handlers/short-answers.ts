import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import { acknowledgeTicket } from '../desk/acknowledge-ticket.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket, openTicketsOf } from '../desk/find-ticket.ts'
import { lastWordsTo } from '../desk/last-words.ts'
import { recordProgress } from '../desk/record-progress.ts'
import { belongsTo, hasPart, holdsRole } from '../domain/actor.ts'
import { isQuestion } from '../domain/progress-words.ts'
import type { ShortAnswer } from '../domain/short-answer.ts'
import { saysReceived, shortAnswer } from '../domain/short-answer.ts'
import type { Ticket } from '../domain/ticket.ts'
import {
  acknowledged,
  assistAcknowledged,
  doneNoted,
  howToPutOff,
  noted,
  progressNoted,
} from '../templates/messages/answers.ts'
import { orderHeard } from '../templates/messages/supervision.ts'
import { actorOf } from './actor.ts'
import { ORDER, orderOf } from './answer-order.ts'
import { ticketInQuote } from './reading.ts'
import { whichTickets } from './which-ticket.ts'

function read({ type, text, sender }: Inbound): ShortAnswer | undefined {
  if (type !== 'text' || sender.kind !== 'staff' || isQuestion(text)) return undefined
  return shortAnswer(text)
}

/** 好的, 收到 under an order: it is heard, and still has to be answered. */
export const hearOrder = defineHandler<ShortAnswer>({
  name: 'hear-order',
  usage: { say: '（引用督办单）好的', does: '知道了督办单；办了还要答复', for: ['unit'] },
  verbs: [],

  match(inbound) {
    if (!inbound.quote || !ORDER.test(inbound.quote.text)) return undefined
    const said = read(inbound)
    // 收到，已派三人清完 may be the order's answer.
    return said?.means === 'told' ? undefined : said
  },

  async answer(desk, inbound, said) {
    return answerUnder(desk, inbound, { said, source: inbound.quote?.text ?? '' })
  },
})

/**
 * 好的, 在弄了, 搞定, or 收到，明早去拉: under a card or reminder, or right after the bot's own words to who says it. It is
 * the acknowledgement where one is waited for, and what it tells is noted.
 */
export const shortAnswers = defineHandler<ShortAnswer>({
  name: 'short-answers',
  usage: { say: '好的、在弄了', does: '紧接着提醒说一句，或引用卡片说，就算签收、记进展', for: ['unit'] },
  verbs: [],

  match: read,

  async answer(desk, inbound, said) {
    const { sender, place, messageId } = inbound
    if (sender.kind !== 'staff') return undefined
    const topic = place.kind === 'room' ? place.topic : undefined
    const personId = sender.person.id
    const mayBeColleague = saysReceived(inbound.text)
    const source =
      inbound.quote?.text ?? (await lastWordsTo(desk, { personId, topic, messageId, mayBeColleague }))
    // 收到 去了, said to the bot alone, is about what waits for it.
    const meant = source ?? (topic === undefined && mayBeColleague ? await owedTo(desk, inbound) : '')
    return meant === '' ? undefined : answerUnder(desk, inbound, { said, source: meant })
  },
})

/** The codes of what the sender's units have not signed for yet. */
async function owedTo(desk: Desk, inbound: Inbound): Promise<string> {
  if (inbound.sender.kind !== 'staff') return ''
  const units = inbound.sender.person.positions.map(({ unitId }) => unitId)
  const owed = (await openTicketsOf(desk, units)).filter((ticket) => isOwed(inbound, ticket))
  return owed.map(({ code }) => `#${code}`).join(' ')
}

const NOT_NOW =
  /^(?:(?:先|请)?(?:别|不要|不用)(?:老|再|一直|总)*催(?:我|了|啦)*|(?:晚点|待会儿?|过会儿?|等会儿?|等一?下|回头|一会儿?)(?:再)?(?:说|弄|办|看|催|提醒|回复?|处理)(?:我|吧|了)*)[\s。.!！~～]*$/u

/** 别催了, 晚点再说, to a reminder: how to put it off is said, because silence would look like consent. */
export const putOff = defineHandler({
  name: 'put-off',
  usage: { say: '晚点再说', does: '告诉您怎么推迟提醒', for: [] },
  verbs: [],

  match({ type, text, sender }) {
    return type === 'text' && sender.kind === 'staff' && NOT_NOW.test(text.trim()) ? {} : undefined
  },

  async answer(desk, inbound) {
    const { sender, place, messageId, quote } = inbound
    if (sender.kind !== 'staff') return undefined
    const topic = place.kind === 'room' ? place.topic : undefined
    const heard = { personId: sender.person.id, topic, messageId }
    const source = quote?.text ?? (await lastWordsTo(desk, heard)) ?? ''
    const tickets = (await openTicketsIn(desk, source)).filter((ticket) => isOwn(inbound, ticket))
    const [ticket] = tickets
    return ticket && /·催\d|督办单 #/.test(source) ? { text: howToPutOff(ticket.code) } : undefined
  },
})

/** 都收到了，…: all of them, whatever else is said. */
function saysAllReceived(text: string): boolean {
  return /^(?:好的?)?[\s,，]*[都全]/u.test(text) && saysReceived(text)
}

/** What the words do to the tickets of what was said before: all that wait are signed for, only one is told about. */
async function answerUnder(
  desk: Desk,
  inbound: Inbound,
  { said, source }: { said: ShortAnswer; source: string },
): Promise<Answer | undefined> {
  const named = await openTicketsIn(desk, source)
  const own = named.filter((ticket) => isOwn(inbound, ticket))
  if (own.length === 0) return clerkTells(desk, inbound, { said, named })
  const waiting = own.filter((ticket) => isOwed(inbound, ticket))
  const among = waiting.length > 0 ? waiting : own
  if (among.length > 1) return severalMeant(desk, inbound, { said, among, waiting })
  const [ticket] = among
  const actor = actorOf(inbound)
  if (!ticket || !actor) return undefined
  const setting = { office: desk.office, now: desk.clock.now() }
  const order = ORDER.test(source) ? orderOf(ticket, actor) : undefined
  const isLead = ticket.lead !== undefined && belongsTo(actor, ticket.lead.unitId)
  const lines: string[] = []
  let after = ticket
  if (waiting.length > 0) {
    after = await acknowledgeTicket(desk, { ticketId: ticket.id, actor })
    lines.push(isLead ? acknowledged(setting, after) : assistAcknowledged(setting, after))
  }
  if (said.means !== 'assent') {
    after = await recordProgress(desk, { ticketId: ticket.id, actor, kind: 'note', text: said.words })
    lines.push(said.means === 'done' && isLead ? doneNoted(after) : progressNoted(after))
  } else if (order) lines.push(orderHeard(setting, ticket.code, order))
  return lines.length > 0 ? { text: lines.join('\n') } : undefined
}

async function severalMeant(
  desk: Desk,
  inbound: Inbound,
  { said, among, waiting }: { said: ShortAnswer; among: Ticket[]; waiting: Ticket[] },
): Promise<Answer | undefined> {
  if (said.means === 'assent' || (waiting.length > 0 && saysAllReceived(inbound.text))) {
    const codes = waiting.map(({ code }) => code).join(' ')
    return codes === '' ? undefined : { rewrite: { text: `收到 ${codes}` } }
  }
  const { quote: _quote, ...bare } = inbound
  const found = await whichTickets(
    desk,
    { ...bare, text: `进展 ${said.words}` },
    { named: { codes: [], numbers: [] }, waiting: async () => among, all: '都是' },
  )
  return 'answer' in found ? found.answer : undefined
}

async function openTicketsIn(desk: Desk, source: string): Promise<Ticket[]> {
  const { numbers, codes } = ticketInQuote(source)
  const found = new Map<number, Ticket>()
  for (const reference of [...numbers, ...codes]) {
    const ticket = await findTicket(desk, reference)
    if (ticket && ticket.state !== 'closed') found.set(ticket.id, ticket)
  }
  return [...found.values()]
}

function isOwn(inbound: Inbound, ticket: Ticket): boolean {
  const actor = actorOf(inbound)
  return actor !== undefined && hasPart(actor, ticket)
}

/** A clerk on duty at night says what they do about another unit's ticket: kept with it. */
async function clerkTells(
  desk: Desk,
  inbound: Inbound,
  { said, named }: { said: ShortAnswer; named: Ticket[] },
): Promise<Answer | undefined> {
  const actor = actorOf(inbound)
  const [ticket, second] = named
  const isTold = inbound.place.kind === 'private' && said.means !== 'assent'
  if (!actor || !holdsRole(actor, 'clerk') || !isTold || !ticket || second) return undefined
  return {
    text: noted(await recordProgress(desk, { ticketId: ticket.id, actor, kind: 'note', text: said.words })),
  }
}

/** Whether the sender's unit has not acknowledged yet. */
function isOwed(inbound: Inbound, { state, lead, assists }: Ticket): boolean {
  const actor = actorOf(inbound)
  if (!actor) return false
  if (lead && belongsTo(actor, lead.unitId)) return state === 'dispatched'
  return assists.some(
    ({ unitId, acknowledgedAt }) => belongsTo(actor, unitId) && acknowledgedAt === undefined,
  )
}
