import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { addRemark } from '../desk/add-remark.ts'
import { answerCallback } from '../desk/answer-callback.ts'
import { waitedFor, waitFor, waitNoMore } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { ticketsOf } from '../desk/find-ticket.ts'
import { handCallback } from '../desk/hand-callback.ts'
import type { KnownAnswer } from '../domain/satisfaction.ts'
import { readSatisfaction } from '../domain/satisfaction.ts'
import type { Ticket } from '../domain/ticket.ts'
import {
  askedAbout,
  askedOnceMore,
  CALLBACK_CHOICES,
  CALLED_SOON,
  HANDED_TO_CLERK,
  remarkPassedOn,
  sorryAgain,
  THANKS_SATISFIED,
  WILL_HEAR,
  whichTicket,
} from '../templates/messages/citizen.ts'
import { onlyTickets, ticketInQuote, undecorated } from './reading.ts'

/** Anything a citizen writes while a callback waits: 1, 满意, 不满意，垃圾又倒了. */
export const satisfaction = defineHandler({
  name: 'satisfaction',
  usage: { say: '1 / 满意 / 没解决…', does: '答回访，一个数字或一句话都行', for: ['citizen'] },
  verbs: [],

  match(inbound) {
    const { sender, place, type } = inbound
    return sender.kind === 'citizen' && place.kind === 'private' && type === 'text' ? {} : undefined
  },

  async answer(desk, inbound) {
    if (inbound.sender.kind !== 'citizen') return undefined
    const waiting = (await ticketsOf(desk, inbound.sender.citizenId)).filter(
      ({ state }) => state === 'calling_back',
    )
    if (waiting.length === 0) return addition(desk, inbound, inbound.sender.citizenId)
    const ticket = await chosen(desk, inbound, waiting)
    if (!('id' in ticket)) return ticket
    return read(desk, inbound, ticket)
  },
})

/** 打电话, 电话里说, 我不会打字: whoever asks for a call gets one. */
const WANTS_CALL =
  /^(?:请|麻烦|你们?|您|能不能|可以|可不可以|让人|叫人|还是|想|要|就)*(?:(?:给|跟|和|与)(?:我|俺))?(?:说一声)?(?:打|回|来|通)(?:个|一个|一下|过来|我|俺)*电话(?:给(?:我|俺)|过来|来|吧|说|聊|谈|再说|行吗|行不行|可以吗|呗|啊|好吗)*$|^(?:在|用|我?们?)?电话里?(?:说|聊|谈|联系|讲|沟通)(?:吧|呗|行吗|好吗)*$|不(?:会|太会|认|识)(?:得|打)?字/u
/** Nothing that anybody must read. */
const ACKNOWLEDGES =
  /^(?:(?:好的|好|行|中|嗯|哦|谢谢|感谢|你们|您|你|辛苦|知道|收到|ok|再见|没事|了|吧|啊|呀)[\s,，。.!！~～]*)+$/iu

/** What is said after an answer that was not content, while the same matter is handled again. */
async function addition(desk: Desk, inbound: Inbound, citizenId: string): Promise<Answer | undefined> {
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  const waited = await waitedFor(desk, asked)
  if (waited?.kind !== 'citizen_adds') return undefined
  if (ACKNOWLEDGES.test(inbound.text)) return { text: WILL_HEAR }
  const ticket = await addRemark(desk, { ticketId: waited.ticketId, citizenId, body: inbound.text })
  if (!ticket) return undefined
  await waitFor(desk, asked, waited)
  return { text: remarkPassedOn(ticket) }
}

/**
 * The ticket that is answered; with several waiting, the quoted one, else the bot asks which. Who only names one is asked
 * what there is to say of it.
 */
async function chosen(desk: Desk, inbound: Inbound, waiting: Ticket[]): Promise<Ticket | Answer> {
  const [only] = waiting
  if (waiting.length === 1 && only) return only
  const named = inbound.quote ? ticketInQuote(inbound.quote.text) : { codes: [], numbers: [] }
  const match = waiting.filter(
    ({ code, number }) => named.codes.includes(code) || named.numbers.includes(number),
  )
  if (match.length === 1 && match[0]) return match[0]
  const asking = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  const said = onlyTickets(inbound.text)?.codes ?? []
  const isAnswer = said.length !== 1 || Number(inbound.text) <= CALLBACK_CHOICES.length
  const meant = isAnswer ? undefined : waiting.find(({ code }) => code === said[0])
  if (meant) {
    await waitFor(desk, asking, { kind: 'callback_half', ticketId: meant.id, remark: '' })
    return { text: askedAbout(meant) }
  }
  const half = await waitedFor(desk, asking)
  const asked = half?.kind === 'callback_half' ? waiting.find(({ id }) => id === half.ticketId) : undefined
  if (asked) return asked
  if (isAnswer) {
    const codes = waiting.map(({ code }) => code)
    await waitFor(desk, asking, { kind: 'which_ticket', text: inbound.text, codes })
  }
  return { text: whichTicket(waiting) }
}

/** Understood, or asked once more; still half clear after that, a clerk calls. */
async function read(desk: Desk, inbound: Inbound, ticket: Ticket): Promise<Answer> {
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  const waited = await waitedFor(desk, asked)
  const half = waited?.kind === 'callback_half' && waited.ticketId === ticket.id ? waited : undefined
  const reading = readSatisfaction(inbound.text, half)
  const remark = [half?.remark, inbound.text].filter(Boolean).join('；')
  if (reading.kind === 'answer') {
    const { solved, satisfaction } = reading
    const actor = { kind: 'citizen' as const, citizenId: ticket.citizenId ?? '' }
    const after = await answerCallback(desk, { ticketId: ticket.id, actor, solved, satisfaction, remark })
    await waitNoMore(desk, asked)
    if (after.state === 'closed') return { text: THANKS_SATISFIED }
    await waitFor(desk, asked, { kind: 'citizen_adds', ticketId: after.id })
    return { text: sorryAgain({ office: desk.office, now: desk.clock.now() }) }
  }
  if (reading.kind === 'unclear' && WANTS_CALL.test(undecorated(inbound.text))) {
    await waitNoMore(desk, asked)
    await handCallback(desk, { ticketId: ticket.id, why: 'wants_call' })
    return { text: CALLED_SOON }
  }
  if (half) {
    await waitNoMore(desk, asked)
    await handCallback(desk, { ticketId: ticket.id, why: 'unclear' })
    return { text: HANDED_TO_CLERK }
  }
  const told: KnownAnswer = reading.kind === 'partial' ? reading : {}
  await waitFor(desk, asked, { ...told, kind: 'callback_half', ticketId: ticket.id, remark })
  if (reading.kind === 'unclear') return { text: askedOnceMore('both') }
  return { text: askedOnceMore(told.solved === undefined ? 'solved' : 'satisfaction') }
}
