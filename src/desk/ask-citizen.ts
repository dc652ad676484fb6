import { BOT } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import { maySeeByDigits } from '../domain/ticket.ts'
import { contactAliasOf, isLinkedByDigits } from '../store/citizens.ts'
import { textBody } from '../store/texts.ts'
import { ticketById } from '../store/tickets.ts'
import { callbackAgain, callbackQuestion } from '../templates/messages/citizen.ts'
import { callByPhone, NO_CITIZEN, NOT_ON_CHAT } from '../templates/messages/progress.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, stationRoom } from './notify.ts'

/**
 * 回访: asks the citizen in private, the second time in fewer words. A citizen who is not on chat is
 * called by a clerk, and why nothing was sent is an event.
 */
export async function askCitizen(outer: Desk, ticketId: number): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const ticket = await ticketById(desk.db, ticketId)
    if (!ticket) throw new Error(`no ticket ${ticketId}`)
    const { citizenId } = ticket
    if (citizenId === undefined || !(await isOnChat(desk, ticket, citizenId)))
      return handToPhone(desk, ticket)
    const { after } = await changeTicket(desk, {
      ticketId,
      actor: BOT,
      command: { type: 'ask_citizen', via: 'chat' },
    })
    const setting = { office: desk.office, now: desk.clock.now() }
    const reply = after.reply && (await textBody(desk.db, desk.seal, after.reply.textId))
    const isFirst = after.callback?.asked === 1
    await notify(desk, after, {
      target: { citizen: citizenId },
      kind: 'callback',
      text: isFirst ? callbackQuestion(setting, after, reply ?? '') : callbackAgain(setting, after),
      keepsTillMorning: true,
    })
    return after
  })
}

/** Who reported somebody is asked by phone unless a clerk has made sure whose chat it is. */
async function isOnChat({ db }: Desk, ticket: Ticket, citizenId: string): Promise<boolean> {
  if ((await contactAliasOf(db, citizenId)) === undefined) return false
  return maySeeByDigits(ticket) || !(await isLinkedByDigits(db, citizenId))
}

async function handToPhone(desk: Desk, ticket: Ticket): Promise<Ticket> {
  const isKnown = ticket.citizenId !== undefined
  const { after } = await changeTicket(desk, {
    ticketId: ticket.id,
    actor: BOT,
    command: { type: 'callback_not_sent', reason: isKnown ? 'not_on_chat' : 'no_citizen' },
  })
  const text = callByPhone(after, isKnown ? NOT_ON_CHAT : NO_CITIZEN)
  await notify(desk, after, { target: stationRoom(desk), kind: 'call', text, keepsTillMorning: true })
  return after
}
