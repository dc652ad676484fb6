import type { Ticket } from '../domain/ticket.ts'
import { textBody } from '../store/texts.ts'
import type { KnowledgeHit, SearchContext } from '../templates/knowledge/index.ts'
import { ONLY_NEAR } from '../templates/knowledge/index.ts'
import { adoptedTimes, SECRET_MATTER } from '../templates/messages/knowledge.ts'
import type { Desk } from './desk.ts'
import { openTicketsOf } from './find-ticket.ts'
import { knowledgeNow } from './knowledge-now.ts'

/** As many as fit a phone's screen and a choice by one digit. */
const SHOWN = 3
/** On a card that says much else. */
const SUGGESTED = 2

/**
 * The best entries of the knowledge base for the words, or for the ticket's own words where none were
 * given. Without a named ticket the draft is for the only open one of the asker's units, if there is one and the best
 * entry is of its matter: who looks something else up wants no draft for it.
 */
export async function searchTemplates(
  desk: Desk,
  request: { query: string; ticket?: Ticket; unitIds: readonly string[] },
): Promise<{ hits: KnowledgeHit[]; words: string; ticketId?: number }> {
  const { unitIds } = request
  const open = (await openTicketsOf(desk, unitIds)).filter(
    ({ state, lead }) =>
      (state === 'dispatched' || state === 'acknowledged') &&
      lead !== undefined &&
      unitIds.includes(lead.unitId),
  )
  const ticket = request.ticket ?? (open.length === 1 ? open[0] : undefined)
  const content = ticket && (await textBody(desk.db, desk.seal, ticket.contentTextId))
  const query = request.query || `${ticket?.subject ?? ''} ${content ?? ''}`.trim()
  const isMeant = request.ticket !== undefined || request.query === ''
  const found = (await knowledgeNow(desk)).search(query, {
    // Without words of their own somebody wants a reply; with words, perhaps a rule to read.
    ...(request.query ? { prefers: 'template' } : { kinds: ['template'], takesAny: true }),
    ...(ticket?.matter !== undefined && isMeant && { matter: ticket.matter }),
    ...(unitIds[0] !== undefined && { unitId: unitIds[0] }),
    now: desk.clock.now(),
    limit: SHOWN,
  })
  const { adopted } = desk.knowledge
  const hits = found.map((hit) => {
    const times = adopted.get(hit.entry.id) ?? 0
    return times > 0 ? { ...hit, reasons: [...hit.reasons, adoptedTimes(times)] } : hit
  })
  const fits = isMeant || (ticket?.matter !== undefined && hits[0]?.entry.matter === ticket.matter)
  const words = !request.query && ticket?.secret ? (ticket.matter ?? SECRET_MATTER) : query
  return { hits, words, ...(ticket && fits && { ticketId: ticket.id }) }
}

/**
 * Titles of the templates that surely fit the ticket: found by a word of their own, by its subject alone as well as by
 * all its words, or of its matter. What the bot looks up by itself for each new ticket; none is better than one that misleads.
 */
export async function suggestTemplates(desk: Desk, ticket: Ticket, unitId: string): Promise<string[]> {
  const content = await textBody(desk.db, desk.seal, ticket.contentTextId)
  const base = await knowledgeNow(desk)
  const { matter } = ticket
  const context: SearchContext = {
    kinds: ['template'],
    ...(matter !== undefined && { matter }),
    unitId,
    now: desk.clock.now(),
  }
  const bySubject = new Set(base.search(ticket.subject, context).map(({ entry }) => entry.id))
  const isOfMatter = ({ entry }: KnowledgeHit): boolean => matter !== undefined && entry.matter === matter
  const found = base
    .search(`${ticket.subject} ${content ?? ''}`.trim(), { ...context, takesAny: true, limit: SUGGESTED })
    .filter((hit) => isOfMatter(hit) || (bySubject.has(hit.entry.id) && !hit.reasons.includes(ONLY_NEAR)))
  const titles = new Set(found.map(({ entry }) => entry.title))
  if (matter !== undefined && titles.size < SUGGESTED) {
    const [ofMatter] = base.search(matter, { ...context, limit: 1 }).filter(isOfMatter)
    if (ofMatter) titles.add(ofMatter.entry.title)
  }
  return [...titles]
}
