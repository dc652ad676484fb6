import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitNoMore } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { recordProgress } from '../desk/record-progress.ts'
import type { Actor } from '../domain/actor.ts'
import { hasPart } from '../domain/actor.ts'
import { isShortProgress, soundsLikeProgress } from '../domain/progress-words.ts'
import { reworded } from '../domain/reworded.ts'
import type { Ticket } from '../domain/ticket.ts'
import { progressNoted } from '../templates/messages/answers.ts'
import { actorOf } from './actor.ts'
import { ticketInQuote } from './reading.ts'
import { whichTickets } from './which-ticket.ts'

/** A reminder to the unit, by its visible number, an order, a new ticket's card or the day's list; what supervisors get (请您过问) asks them nothing. */
const REMINDER = /#\d{1,5}·催\d+ (?!.{0,8}请您过问)|督办单 #\d{1,5}-\d+|新工单，请(?:签收|协办)|今日工单（/
/** The reminders that plain words answer, whichever they are. */
const ASKED = /·催\d+ (?:进展如何|.{0,30}催办)/
/** Longer words under any other reminder may be the reply or the order's answer: that is asked. */
const MOST_OF_NOTE = 14
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
    const isAwaited = waited?.kind === 'progress' && soundsLikeProgress(said) && !isCommand(desk, said)
    if (!inbound.quote && !isAwaited) return undefined
    // 7 28都联系了 under a list names its own.
    if (inbound.quote && isCommand(desk, said)) return undefined
    const found = inbound.quote ? await ticketUnder(desk, inbound, actor) : undefined
    if (found && 'answer' in found) return found.answer
    const ticketId = found?.id ?? (inbound.quote || !isAwaited ? undefined : waited.ticketId)
    if (ticketId === undefined) return undefined
    const ticket = await recordProgress(desk, { ticketId, actor, kind: 'note', text: said, takesOn: true })
    if (waited?.kind === 'progress') await waitNoMore(desk, asked)
    return { text: progressNoted(ticket) }
  },
})

/** 308、301已收到, 247 回复 …: what names its tickets is a command about these, and not the answer that is waited for. */
function isCommand({ office }: Desk, said: string): boolean {
  const command = reworded(said, office.roster, true)
  return command !== undefined && command.codes.length > 0 && !command.isGuess
}

/** The ticket of the reminder that was quoted, if its words are progress; of several, which one is asked. */
async function ticketUnder(
  desk: Desk,
  inbound: Inbound,
  actor: Actor,
): Promise<{ id: number } | { answer: Answer | undefined } | undefined> {
  const { text } = inbound
  const quoted = inbound.quote?.text ?? ''
  const isProgress = ASKED.test(quoted) || (text.length <= MOST_OF_NOTE && isShortProgress(text))
  if (!REMINDER.test(quoted) || !isProgress) return undefined
  const tickets: Ticket[] = []
  for (const named of [...ticketInQuote(quoted).numbers, ...ticketInQuote(quoted).codes]) {
    const ticket = await findTicket(desk, named)
    if (ticket && hasPart(actor, ticket)) tickets.push(ticket)
  }
  const [only, second] = tickets
  if (!only) return undefined
  if (!second) return { id: only.id }
  const search = { named: { codes: [], numbers: [] }, waiting: async () => tickets, all: '都是' }
  // Chosen, the words are routed once more, as a note of that ticket.
  const asNote = { ...inbound, text: `备注 ${text}` }
  const found = await whichTickets(desk, asNote, search)
  return 'answer' in found ? found : undefined
}
