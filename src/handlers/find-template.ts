import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitFor } from '../desk/choices.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { searchTemplates } from '../desk/search-templates.ts'
import { noteUnanswered } from '../desk/unanswered-searches.ts'
import { templateHits, ticketNotFound } from '../templates/messages/answers.ts'
import { NOTHING_FITS } from '../templates/messages/knowledge.ts'
import { actorOf } from './actor.ts'
import { afterVerb, leadingTicket, ticketInQuote } from './reading.ts'

/** 模板 垃圾 / 模板 17 / a card quoted with 模板: the best three, with why. */
export const findTemplate = defineHandler<{ reference?: number | string; query: string }>({
  name: 'find-template',
  usage: {
    say: '模板 垃圾',
    does: '找回复模板（引用卡片只回「模板」也行），再回「用1」',
    for: ['unit', 'station'],
  },
  verbs: ['模板'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const rest =
      afterVerb(inbound.text, ['找模板', '查模板', '模板']) ??
      (/^找\s+\S/.test(inbound.text) ? afterVerb(inbound.text, ['找']) : undefined)
    if (rest === undefined) return undefined
    const said = leadingTicket(rest)
    const quoted = inbound.quote ? ticketInQuote(inbound.quote.text) : { codes: [], numbers: [] }
    const reference = said.codes[0] ?? said.numbers[0] ?? quoted.numbers[0] ?? quoted.codes[0]
    return { query: said.rest, ...(reference !== undefined && { reference }) }
  },

  async answer(desk, inbound, { reference, query }) {
    const ticket = reference === undefined ? undefined : await findTicket(desk, reference)
    if (reference !== undefined && !ticket && !query) return { text: ticketNotFound(reference) }
    const person = inbound.sender.kind === 'staff' ? inbound.sender.person : undefined
    const { hits, ticketId, words } = await searchTemplates(desk, {
      query,
      ...(ticket && { ticket }),
      unitIds: person?.positions.map(({ unitId }) => unitId) ?? [],
    })
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const actor = actorOf(inbound)
    if (hits.length === 0) {
      if (!actor || words === '') return { text: NOTHING_FITS }
      const searchId = await noteUnanswered(desk, { words, actor, ...(ticket && { ticketId: ticket.id }) })
      await waitFor(desk, asked, { kind: 'want_entry', searchId })
      return { text: NOTHING_FITS }
    }
    const entryIds = hits.map(({ entry }) => entry.id)
    await waitFor(desk, asked, {
      kind: 'pick_template',
      entryIds,
      words,
      ...(ticketId !== undefined && { ticketId }),
    })
    return { text: templateHits(hits.map(({ entry, reasons }) => ({ title: entry.title, reasons }))) }
  },
})
