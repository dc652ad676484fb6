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

const PATTERN = /^(?:用|就用|选)\s*(?:第\s*)?([1-9一二三])(?:\s*[个条号])?(?:\s*模[板版])?$/

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
    const { entryId, ticketId } = picked
    const made = await draftReply(desk, {
      entryId,
      ...(ticketId !== undefined && { ticketId }),
      ...(person && { personId: person.id }),
    })
    if (!made.ticket) return { text: templateText(made.title, made.text) }
    const { ticket, text, missing } = made
    const { entryIds } = picked
    await waitFor(desk, asked, { kind: 'draft', ticketId: ticket.id, reply: text, entryIds })
    return { text: draftFor(ticket, missing), more: [draft(ticket, text)] }
  },
})

interface Picked {
  entryId: string
  ticketId?: number
  /** All that were found with it. */
  entryIds: string[]
}

/** From the list that 模板 gave; also once a draft was made of another of them. */
async function listed(
  desk: Desk,
  asked: Parameters<typeof waitedFor>[1],
  index: number,
): Promise<Picked | undefined> {
  const choice = await waitedFor(desk, asked)
  if (choice?.kind !== 'pick_template' && choice?.kind !== 'draft') return undefined
  const { entryIds = [], ticketId } = choice
  const entryId = entryIds[index]
  return entryId === undefined
    ? undefined
    : { entryId, entryIds, ...(ticketId !== undefined && { ticketId }) }
}

/** From the card of the ticket that was quoted. */
async function onCard(desk: Desk, { quote }: Inbound, index: number): Promise<Picked | undefined> {
  const titles = quote ? suggestedTitles(quote.text) : []
  if (titles[index] === undefined) return undefined
  const entries = (await Promise.all(titles.map((title) => findEntries(desk, title)))).map(([found]) => found)
  const entry = entries[index]
  const { numbers, codes } = ticketInQuote(quote?.text ?? '')
  const reference = numbers[0] ?? codes[0]
  const ticket = reference === undefined ? undefined : await findTicket(desk, reference)
  const entryIds = entries.map((found) => found?.id ?? '')
  return entry && ticket && { entryId: entry.id, ticketId: ticket.id, entryIds }
}
