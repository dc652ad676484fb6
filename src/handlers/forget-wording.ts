import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitFor } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { findEntries } from '../desk/find-entry.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { forgetWording as forget, wordingsOf } from '../desk/learn-wording.ts'
import { isClerk } from '../domain/roster.ts'
import { ticketNotFound } from '../templates/messages/answers.ts'
import {
  entryNotFound,
  nothingLearnedFrom,
  WHICH_WORDING,
  whichEntry,
  wordingForgotten,
  wordingList,
} from '../templates/messages/knowledge.ts'
import { actorOf } from './actor.ts'
import { afterVerb, onlyTickets } from './reading.ts'

const VERB = '忘记说法'

/** 忘记说法 路灯不亮 lists what an entry learned from tickets, 忘记说法 1 forgets the first of the list. */
export const forgetWording = defineHandler<{ said: string }>({
  name: 'forget-wording',
  usage: {
    say: '忘记说法 路灯不亮',
    does: '看这条资料从工单里学到了哪些说法，学错了回「忘记说法 1」',
    for: ['station'],
  },
  verbs: [VERB],

  match({ text, sender }) {
    if (sender.kind !== 'staff' || !isClerk(sender.person)) return undefined
    const said = afterVerb(text, [VERB])
    return said === undefined ? undefined : { said }
  },

  async answer(desk, inbound, { said }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    if (said === '') return { text: WHICH_WORDING }
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const named = onlyTickets(said)?.codes[0]
    if (named === undefined) return { text: await listOf(desk, asked, said) }
    const choice = await waitedFor(desk, asked)
    const listed = choice?.kind === 'wordings' ? choice.ticketIds[named - 1] : undefined
    const ticketId = listed ?? (await findTicket(desk, named))?.id
    if (ticketId === undefined) return { text: ticketNotFound(named) }
    const ticket = await forget(desk, { ticketId, actor })
    return { text: ticket ? wordingForgotten(ticket) : nothingLearnedFrom(named) }
  },
})

type Asked = Parameters<typeof waitFor>[1]

async function listOf(desk: Desk, asked: Asked, words: string): Promise<string> {
  const [entry, second, ...others] = await findEntries(desk, words)
  if (!entry) return entryNotFound(words)
  if (second)
    return whichEntry(
      VERB,
      [entry, second, ...others].map(({ title }) => title),
    )
  const wordings = await wordingsOf(desk, entry.id)
  const ticketIds = wordings.map(({ ticketId }) => ticketId)
  if (ticketIds.length > 0) await waitFor(desk, asked, { kind: 'wordings', ticketIds })
  return wordingList({ office: desk.office, now: desk.clock.now() }, entry.title, wordings)
}
