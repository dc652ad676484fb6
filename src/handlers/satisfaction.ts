import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { answerCallback } from '../desk/answer-callback.ts'
import { waitedFor, waitFor, waitNoMore } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { ticketsOf } from '../desk/find-ticket.ts'
import { handCallback } from '../desk/hand-callback.ts'
import type { KnownAnswer } from '../domain/satisfaction.ts'
import { readSatisfaction } from '../domain/satisfaction.ts'
import type { Ticket } from '../domain/ticket.ts'
import {
  askedOnceMore,
  HANDED_TO_CLERK,
  sorryAgain,
  THANKS_SATISFIED,
  VOICE_THANKS,
  whichTicket,
} from '../templates/messages/citizen.ts'
import { onlyTickets, ticketInQuote } from './reading.ts'

/** Anything a citizen says while a callback waits: 1, 满意, 不满意，垃圾又倒了, a voice message. */
export const satisfaction = defineHandler({
  name: 'satisfaction',
  usage: { say: '1 / 满意 / 没解决…', does: '答回访，一个数字或一句话都行', for: ['citizen'] },
  verbs: [],

  match(inbound) {
    return inbound.sender.kind === 'citizen' && inbound.place.kind === 'private' ? {} : undefined
  },

  async answer(desk, inbound) {
    if (inbound.sender.kind !== 'citizen') return undefined
    const waiting = (await ticketsOf(desk, inbound.sender.citizenId)).filter(
      ({ state }) => state === 'calling_back',
    )
    if (waiting.length === 0) return undefined
    const ticket = await chosen(desk, inbound, waiting)
    if (!('id' in ticket)) return ticket
    if (inbound.type !== 'text') {
      await handCallback(desk, { ticketId: ticket.id, why: 'voice' })
      return { text: VOICE_THANKS }
    }
    return read(desk, inbound, ticket)
  },
})

/** The ticket that is answered; with several waiting, the quoted or named one, else the bot asks. */
async function chosen(desk: Desk, inbound: Inbound, waiting: Ticket[]): Promise<Ticket | Answer> {
  const [only] = waiting
  if (waiting.length === 1 && only) return only
  const named = inbound.quote ? ticketInQuote(inbound.quote.text) : { codes: [], numbers: [] }
  const match = waiting.filter(
    ({ code, number }) => named.codes.includes(code) || named.numbers.includes(number),
  )
  if (match.length === 1 && match[0]) return match[0]
  const half = await waitedFor(desk, { person: senderKey(inbound.sender), conversation: placeKey(inbound) })
  const asked = half?.kind === 'callback_half' ? waiting.find(({ id }) => id === half.ticketId) : undefined
  if (asked) return asked
  const asking = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  const codes = waiting.map(({ code }) => code)
  if (onlyTickets(inbound.text)?.codes.length !== 1 || Number(inbound.text) <= 4) {
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
    return {
      text:
        after.state === 'closed'
          ? THANKS_SATISFIED
          : sorryAgain({ office: desk.office, now: desk.clock.now() }),
    }
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
