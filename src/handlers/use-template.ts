import type { Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitFor } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { draftReply } from '../desk/draft-reply.ts'
import { findEntries } from '../desk/find-entry.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { draft, draftFor, templateText, WHICH_TEMPLATE } from '../templates/messages/answers.ts'
import { suggestedTitles } from '../templates/messages/progress.ts'
import { ticketInQuote, undecorated } from './reading.ts'

const PATTERN = /^(?:用|就用|选)\s*(?:第\s*)?([1-9一二三])(?:\s*[个条号])?$/

/** 用1, after 模板 or quoting a card that names templates: filled from the ticket, as a draft in a message of its own. */
export const useTemplate = defineHandler<{ index: number }>({
  name: 'use-template',
  usage: { say: '用1', does: '用找到的第 1 个模板写草稿，改好后引用草稿发回来就是提交', for: ['unit'] },
  verbs: [],

  match(inbound) {
    const found = PATTERN.exec(undecorated(inbound.text))?.[1]
    if (found === undefined) return undefined
    const index = /\d/.test(found) ? Number(found) - 1 : '一二三'.indexOf(found)
    return { index }
  },

  async answer(desk, inbound, { index }) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const picked = (await onCard(desk, inbound, index)) ?? (await listed(desk, asked, index))
    if (!picked) return { text: WHICH_TEMPLATE }
    const person = inbound.sender.kind === 'staff' ? inbound.sender.person : undefined
    const made = await draftReply(desk, {
      ...picked,
      ...(person && { personId: person.id }),
    })
    if (!made.ticket) return { text: templateText(made.title, made.text) }
    const { ticket, text, missing } = made
    await waitFor(desk, asked, { kind: 'draft', ticketId: ticket.id, reply: text })
    return { text: draftFor(ticket, missing), more: [draft(ticket, text)] }
  },
})

interface Picked {
  entryId: string
  ticketId?: number
}

/** From the list that 模板 gave. */
async function listed(
  desk: Desk,
  asked: Parameters<typeof waitedFor>[1],
  index: number,
): Promise<Picked | undefined> {
  const choice = await waitedFor(desk, asked)
  const entryId = choice?.kind === 'pick_template' ? choice.entryIds[index] : undefined
  if (choice?.kind !== 'pick_template' || entryId === undefined) return undefined
  return { entryId, ...(choice.ticketId !== undefined && { ticketId: choice.ticketId }) }
}

/** From the card of the ticket that was quoted. */
async function onCard(desk: Desk, { quote }: Inbound, index: number): Promise<Picked | undefined> {
  const title = quote && suggestedTitles(quote.text)[index]
  if (title === undefined) return undefined
  const [entry] = await findEntries(desk, title)
  const { numbers, codes } = ticketInQuote(quote?.text ?? '')
  const reference = numbers[0] ?? codes[0]
  const ticket = reference === undefined ? undefined : await findTicket(desk, reference)
  return entry && ticket && { entryId: entry.id, ticketId: ticket.id }
}
