import type { Span } from '../domain/months.ts'
import type { Measure } from '../domain/ranking.ts'
import { wilsonLow } from '../domain/ranking.ts'
import type { Rates, Share } from '../domain/rates.ts'
import { unitById } from '../domain/roster.ts'
import type { NamedSpan } from '../domain/spoken-span.ts'
import { spanOfNamed } from '../domain/spoken-span.ts'
import { countsByDay } from '../store/ticket-counts.ts'
import type { RatesGroup } from './count-rates.ts'
import { countGroups } from './count-rates.ts'
import type { Desk } from './desk.ts'

/** Ranked by how many of how many, which a few say nothing of. */
const BY_SHARE: ReadonlySet<Measure> = new Set(['slow', 'least', 'content'])

export interface RankingQuestion {
  group: RatesGroup
  measure: Measure
  span: NamedSpan
  /** Only what lies in this village or 管区, or what this unit leads. */
  ofUnitId?: string
}

/** One place: `count` of `of` tickets, or a length of working time that half of them stay within. */
export interface Place {
  key: string
  count: number
  of: number
  minutes?: number
}

export interface Ranking {
  question: RankingQuestion
  /** Of the whole street. */
  tickets: number
  /** The first at most five; who has nothing to be ranked by is left out. */
  places: readonly Place[]
  /** Of how many that were ranked. */
  ranked: number
  /** Tickets of none: without a village, a matter, or a unit. */
  unplaced: number
  /** By how soon they sign. */
  isByTime: boolean
  /** By which of their times tickets belong to the span. */
  countedBy: 'received' | 'closed'
  isWhole: boolean
}

/** As many as are read at a glance. */
const MOST_PLACES = 5

/** Who or what stands first by the measure in the span, as far as it has gone. */
export async function rankGroups(desk: Desk, question: RankingQuestion): Promise<Ranking> {
  const whole = spanOfNamed(question.span)
  const now = desk.clock.now()
  // What came this very moment is counted.
  const span = { from: whole.from, until: Math.max(whole.from, Math.min(whole.until, now + 1)) }
  const counted = isCountedByDay(desk, question)
    ? await byDay(desk, span, question)
    : await byFacts(desk, span, question)
  return {
    question,
    tickets: counted.tickets,
    places: counted.places.slice(0, MOST_PLACES),
    ranked: counted.places.length,
    unplaced: counted.unplaced,
    isByTime: counted.isByTime,
    countedBy: isCountedByDay(desk, question) ? 'received' : desk.office.limits.rates.countBy,
    isWhole: whole.until <= now,
  }
}

/** What an index alone tells, however long the span: how many came, by place and matter. */
export function isCountedByDay(
  { office }: Pick<Desk, 'office'>,
  { group, measure, ofUnitId }: Omit<RankingQuestion, 'span'>,
): boolean {
  const kind = ofUnitId === undefined ? 'village' : unitById(office.roster, ofUnitId)?.kind
  return measure === 'most' && group !== 'unit' && (kind === 'village' || kind === 'district')
}

interface Counted {
  tickets: number
  places: Place[]
  unplaced: number
  isByTime: boolean
}

async function byDay(desk: Desk, span: Span, { group, ofUnitId }: RankingQuestion): Promise<Counted> {
  const districtOf = (villageId: string): string | undefined =>
    unitById(desk.office.roster, villageId)?.parentId
  const days = (await countsByDay(desk.db, span)).filter(
    ({ villageId }) =>
      ofUnitId === undefined ||
      villageId === ofUnitId ||
      (villageId !== undefined && districtOf(villageId) === ofUnitId),
  )
  const keyOf = ({ villageId, matter }: (typeof days)[number]): string | undefined => {
    if (group === 'matter') return matter
    if (group === 'village' || villageId === undefined) return villageId
    return districtOf(villageId)
  }
  const counts = new Map<string | undefined, number>()
  for (const day of days) counts.set(keyOf(day), (counts.get(keyOf(day)) ?? 0) + day.count)
  const tickets = days.reduce((sum, { count }) => sum + count, 0)
  const places = [...counts].flatMap(([key, count]) =>
    key === undefined ? [] : [{ key, count, of: tickets }],
  )
  return { tickets, places: places.sort(byCount), unplaced: counts.get(undefined) ?? 0, isByTime: false }
}

async function byFacts(
  desk: Desk,
  span: Span,
  { group, measure, ofUnitId }: RankingQuestion,
): Promise<Counted> {
  const { tickets, groups } = await countGroups(desk, span, group, ofUnitId)
  const isLate = groups.some(({ rates }) => missed(rates.onTime).count > 0)
  // Where nobody is late, who signs last is the slowest.
  const asked = measure === 'slow' && !isLate ? 'signing' : measure
  const { fewest } = desk.office.limits.rates
  const all = groups
    .map(({ key, rates }) => placeOf(key, rates, asked))
    .filter(({ count, of, minutes }) =>
      asked === 'signing' ? minutes !== undefined : asked === 'least' ? of > count : count > 0,
    )
  const many = all.filter(({ of }) => of >= fewest)
  const isOfShares = asked === 'signing' || BY_SHARE.has(asked)
  const places = (isOfShares && many.length > 0 ? many : all).sort(ORDER[asked] ?? byCount)
  const placed = groups.reduce((sum, { rates }) => sum + rates.tickets, 0)
  return { tickets, places, unplaced: Math.max(0, tickets - placed), isByTime: asked === 'signing' }
}

function placeOf(key: string, rates: Rates, measure: Measure): Place {
  const { median } = rates.acknowledging
  const minutes = median === undefined ? {} : { minutes: median }
  switch (measure) {
    case 'most':
      return { key, count: rates.tickets, of: rates.tickets }
    case 'signing':
      return { key, count: rates.acknowledging.of, of: rates.acknowledging.of, ...minutes }
    case 'slow':
      return { key, ...missed(rates.onTime), ...minutes }
    case 'late':
      return { key, ...missed(rates.onTime) }
    case 'dissatisfied':
      return { key, ...missed(rates.satisfied) }
    case 'least':
    case 'content':
      return { key, count: rates.satisfied.count, of: rates.satisfied.of }
    case 'returned':
      return { key, count: rates.returned.count, of: rates.returned.of }
  }
}

/** Those of the denominator that are not in the numerator. */
function missed({ count, of }: Share): { count: number; of: number } {
  return { count: of - count, of }
}

function byCount(one: Place, other: Place): number {
  return other.count - one.count || (one.key < other.key ? -1 : 1)
}

/** Two of two says less than thirty of a hundred. */
function byShare(one: Place, other: Place): number {
  return wilsonLow(other) - wilsonLow(one) || byCount(one, other)
}

/** Who stands last in the ranking of 三率 comes first. */
function byLeast(one: Place, other: Place): number {
  return wilsonLow(one) - wilsonLow(other) || byCount(one, other)
}

function byMinutes(one: Place, other: Place): number {
  return (other.minutes ?? 0) - (one.minutes ?? 0) || byCount(one, other)
}

const ORDER: Partial<Record<Measure, (one: Place, other: Place) => number>> = {
  slow: byShare,
  content: byShare,
  least: byLeast,
  signing: byMinutes,
}
