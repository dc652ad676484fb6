import type { Actor } from '../domain/actor.ts'
import { actorRef } from '../domain/actor.ts'
import { maskText } from '../domain/masking.ts'
import { personById } from '../domain/roster.ts'
import { alike } from '../matching/alike.ts'
import { knowledgeRevision } from '../store/knowledge-versions.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { ticketById } from '../store/tickets.ts'
import type { UnansweredSearch } from '../store/unanswered-searches.ts'
import {
  closeUnanswered,
  insertUnanswered,
  openUnanswered,
  wantAnswer,
} from '../store/unanswered-searches.ts'
import { entryAnswers, entryWanted } from '../templates/messages/knowledge.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'
import { maskForGroup } from './masked-content.ts'
import { announce, stationRoom } from './notify.ts'

/** Searches for the same thing in like words. */
export interface UnansweredGroup {
  ids: readonly number[]
  /** As it was put last. */
  words: string
  times: number
  /** How many people want an entry. */
  wanted: number
  last: { askedBy: string; at: number }
}

const MOST_SIGNS = 60
/** Share of pairs of characters from which two searches ask for the same. */
const SAME = 0.5
/** Nobody waits for it. */
const PRIORITY = 3
const CHECKED = 'knowledge.checkedRevision'

/**
 * Keeps words for which nothing fits, masked; the same words of the same person once.
 *
 * @param search.offered ids of what was found and did not fit
 * @returns their number
 */
export async function noteUnanswered(
  desk: Desk,
  search: { words: string; offered?: readonly string[]; ticketId?: number; actor: Actor },
): Promise<number> {
  const { offered = [], actor } = search
  const ticket = search.ticketId === undefined ? undefined : await ticketById(desk.db, search.ticketId)
  const masked = ticket ? await maskForGroup(desk, ticket, search.words) : maskText(search.words)
  const words = masked.slice(0, MOST_SIGNS)
  const askedBy = actorRef(actor)
  const open = await openUnanswered(desk.db, desk.seal)
  const same = open.find((one) => one.words === words && one.askedBy === askedBy)
  if (same) return same.id
  const at = desk.clock.now()
  const known = { words, offered, askedBy, at, ...(ticket && { ticketId: ticket.id }) }
  return insertUnanswered(desk.db, desk.seal, known)
}

/**
 * Whoever searched in vain wants an entry: the station is told.
 *
 * @returns false if an entry answers it meanwhile, or it is known no more
 */
export async function wantEntry(outer: Desk, request: { id: number; actor: Actor }): Promise<boolean> {
  return transact(outer, async (desk) => {
    const now = desk.clock.now()
    const wanted = await wantAnswer(desk.db, desk.seal, request.id, now)
    if (!wanted) return false
    const setting = { office: desk.office, now }
    await announce(desk, [
      {
        target: stationRoom(desk),
        about: { key: `wanted.${request.id}` },
        kind: 'entry-wanted',
        priority: PRIORITY,
        text: entryWanted(setting, wanted.words, actorRef(request.actor)),
      },
    ])
    return true
  })
}

/** 没搜到的: what nothing answers yet, like words together, the most wanted and the commonest first. */
export async function unansweredGroups(desk: Desk): Promise<UnansweredGroup[]> {
  const groups: UnansweredSearch[][] = []
  for (const search of await openUnanswered(desk.db, desk.seal)) {
    const group = groups.find(([first]) => first && alike(first.words, search.words) >= SAME)
    if (group) group.push(search)
    else groups.push([search])
  }
  return groups
    .map(groupOf)
    .sort((one, other) => other.wanted - one.wanted || other.times - one.times || other.last.at - one.last.at)
}

/** The station wants nothing done about them. */
export async function dropUnanswered(desk: Desk, ids: readonly number[]): Promise<void> {
  await closeUnanswered(desk.db, ids, { at: desk.clock.now() })
}

/**
 * Once the knowledge base has changed, closes the searches that it answers now, and tells those who wanted an entry.
 *
 * @returns how many were closed
 */
export async function closeAnswered(outer: Desk): Promise<number> {
  const revision = String(await knowledgeRevision(outer.db))
  if ((await readMeta(outer.db, CHECKED)) === revision) return 0
  const base = await knowledgeNow(outer)
  return transact(outer, async (desk) => {
    const now = desk.clock.now()
    let closed = 0
    for (const { id, words, offered, askedBy, wantedAt } of await openUnanswered(desk.db, desk.seal)) {
      const [hit] = base.search(words, { prefers: 'template', now, limit: 1 })
      if (!hit || offered.includes(hit.entry.id)) continue
      await closeUnanswered(desk.db, [id], { at: now, entryId: hit.entry.id })
      closed += 1
      const person = personById(desk.office.roster, askedBy.replace(/^staff:/, ''))
      if (wantedAt === undefined || !person) continue
      const target = { staff: person.id }
      const text = entryAnswers(words, hit.entry.title)
      const about = { key: `answered.${id}` }
      await announce(desk, [{ target, about, kind: 'entry-answers', priority: PRIORITY, text }])
    }
    await writeMeta(desk.db, CHECKED, revision)
    return closed
  })
}

function groupOf(searches: readonly UnansweredSearch[]): UnansweredGroup {
  const last = searches.at(-1) as UnansweredSearch
  return {
    ids: searches.map(({ id }) => id),
    words: last.words,
    times: searches.length,
    wanted: searches.filter(({ wantedAt }) => wantedAt !== undefined).length,
    last: { askedBy: last.askedBy, at: last.at },
  }
}
