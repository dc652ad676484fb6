import { personById } from '../domain/roster.ts'
import { localDayOf } from '../domain/time.ts'
import { lastListedWeek } from '../domain/weekly.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { KnowledgeEntry } from '../templates/knowledge/index.ts'
import { reviewsDue } from '../templates/messages/knowledge.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'
import { announce, stationRoom } from './notify.ts'

const META_KEY = 'knowledgeReview'
/** Nobody waits for it. */
const PRIORITY = 3

/**
 * 资料复核: once a week, with the weekly list, whoever keeps an entry is told that its review date has passed; the
 * station, where an entry names nobody of the roster. A stale knowledge base is a reason for 督办
 * (济南市12345市民服务热线条例 §28).
 *
 * @returns how many messages were queued
 */
export async function nagReviews(outer: Desk): Promise<number> {
  const { calendar, limits, roster } = outer.office
  const now = outer.clock.now()
  const week = lastListedWeek(now, calendar, limits.weeklyListMinute)
  if (((await readMeta(outer.db, META_KEY)) ?? '') >= week) return 0
  const late = lateEntries((await knowledgeNow(outer)).entries, localDayOf(now))
  const ofOwner = Map.groupBy(late, ({ owner }) =>
    owner !== undefined && personById(roster, owner) ? owner : undefined,
  )
  return transact(outer, async (desk) => {
    await announce(
      desk,
      [...ofOwner].map(([owner, entries]) => ({
        target: owner === undefined ? stationRoom(desk) : { staff: owner },
        about: { key: `review.${week}` },
        kind: 'review',
        priority: PRIORITY,
        text: reviewsDue(entries),
      })),
    )
    await writeMeta(desk.db, META_KEY, week)
    return ofOwner.size
  })
}

/** Entries in force whose day of review has passed, the longest first. */
function lateEntries(entries: readonly KnowledgeEntry[], today: string): KnowledgeEntry[] {
  return entries
    .filter(({ reviewBy, validTo }) => reviewBy < today && (validTo === undefined || validTo >= today))
    .toSorted((one, other) => (one.reviewBy < other.reviewBy ? -1 : one.reviewBy > other.reviewBy ? 1 : 0))
}
