import type { Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitFor } from '../desk/choices.ts'
import { readingOf } from '../desk/confidential.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket, findTicketById, openTicketsOf } from '../desk/find-ticket.ts'
import { searchTemplates } from '../desk/search-templates.ts'
import { noteUnanswered } from '../desk/unanswered-searches.ts'
import { ONLY_NEAR, saysSomething } from '../templates/knowledge/index.ts'
import { templateHits, ticketNotFound } from '../templates/messages/answers.ts'
import { sentInPrivate } from '../templates/messages/confidential.ts'
import { NOTHING_FITS, whatToFind } from '../templates/messages/knowledge.ts'
import { actorOf } from './actor.ts'
import { afterVerb, leadingTicket, ticketInQuote, undecorated } from './reading.ts'
import { shownHere } from './shown-here.ts'

/** 有没有垃圾的模板, 找个欠薪的模板: asked as one asks a colleague. */
const ASKED =
  /^(?:请问|麻烦|帮忙|帮我)*(?:有没有|有无|有(?!没|无)|找一?[下个条]?|查一?下?|给我?(?:找|来|一)?[个条下]?|来一?[个条]|要一?[个条]|哪有)\s*(?:关于|讲|说)?(?!人|谁|啥|什么|到|过|了|一|个|下|条)(.{1,30}?)(?:方面|这类|之类)?的?(?:回复)?模板(?:吗|么|没有|没|不|呢|呀|啊)*[?？。！!]*$/

/** As many open tickets are offered to somebody who said only 模板. */
const OFFERED = 5

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
      ASKED.exec(undecorated(inbound.text).replaceAll('模版', '模板'))?.[1] ??
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
    const unitIds = person?.positions.map(({ unitId }) => unitId) ?? []
    if (query !== '' && !saysSomething(query)) return { text: await askWhat(desk, inbound, unitIds) }
    const { hits, ticketId, words } = await searchTemplates(desk, {
      query,
      ...(ticket && { ticket }),
      unitIds,
    })
    const actor = actorOf(inbound)
    // With words of their own it is those that are looked up.
    const meant =
      ticket ?? (query || ticketId === undefined ? undefined : await findTicketById(desk, ticketId))
    const reading = meant && actor && (await readingOf(desk, meant, { actor, place: inbound.place }))
    if (reading && 'refused' in reading) return { text: reading.refused }
    // What was found by the words of a 举报 tells of them, and is not for everybody's eyes.
    const goesPrivately = query === '' && reading?.where === 'private'
    const place: Inbound['place'] = goesPrivately ? { kind: 'private' } : inbound.place
    const asked = { person: senderKey(inbound.sender), conversation: placeKey({ ...inbound, place }) }
    if (hits.length === 0) {
      if (!actor || words === '') return { text: await askWhat(desk, inbound, unitIds) }
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
    const isFound = hits.some(({ reasons }) => !reasons.includes(ONLY_NEAR))
    const shown = hits.map(({ entry: { title, kind }, reasons }) => ({ title, kind, reasons }))
    const draftsFor = ticketId === undefined ? undefined : (meant ?? (await findTicketById(desk, ticketId)))
    const list = templateHits(shown, { isFound, code: draftsFor?.code })
    return goesPrivately && meant ? { text: sentInPrivate(meant), privately: list } : { text: list }
  },
})

/** For whom the words tell nothing: what else to say, with the tickets that it may be about. */
async function askWhat(desk: Desk, inbound: Inbound, unitIds: readonly string[]): Promise<string> {
  const mine = (await openTicketsOf(desk, unitIds)).filter(
    ({ state, lead }) =>
      (state === 'dispatched' || state === 'acknowledged') && unitIds.includes(lead?.unitId ?? ''),
  )
  return whatToFind(shownHere(desk, inbound, mine.slice(0, OFFERED)))
}
