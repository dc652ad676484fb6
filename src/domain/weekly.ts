import type { Span } from './months.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { addDays, instantOn, localDayOf, weekdayOf } from './time.ts'
import type { Finding, FindingKind } from './weekly-findings.ts'
import { FINDING_KINDS } from './weekly-findings.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { isWorkingDay } from './working-calendar.ts'

/** The Monday that a week begins with. */
export type Week = LocalDay

export function weekOf(at: EpochMs): Week {
  const day = localDayOf(at)
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}

/** The week `count` weeks after; `count` may be negative. */
export function addWeeks(week: Week, count: number): Week {
  return addDays(week, 7 * count)
}

export function spanOfWeek(week: Week): Span {
  return { from: instantOn(week, 0), until: instantOn(addWeeks(week, 1), 0) }
}

/**
 * When the list of the week is made: on the first working day of the next, or of a later one if that has none.
 *
 * @param minute since midnight
 */
export function listTimeOf(week: Week, calendar: WorkingCalendar, minute: number): EpochMs {
  let day = addWeeks(week, 1)
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1)
  return instantOn(day, minute)
}

/** The newest week whose list should exist by now. */
export function lastListedWeek(now: EpochMs, calendar: WorkingCalendar, minute: number): Week {
  let week = addWeeks(weekOf(now), -1)
  while (listTimeOf(week, calendar, minute) > now) week = addWeeks(week, -1)
  return week
}

/** What was done about an item: 约谈 with who and promised what, 整改 reported by the unit, 销号. */
export interface ItemAct {
  kind: 'interviewed' | 'rectified' | 'cleared'
  at: EpochMs
  /** As events name people. */
  actor: string
  textId?: number
  /** 约谈: when it was held, and by when what was promised is due. */
  day?: LocalDay
  dueDay?: LocalDay
}

/** 已列入 已约谈 已整改 已销号. */
export type ItemState = 'listed' | ItemAct['kind']

/** A ticket on a unit's part of the list; it stays there, week after week, until it is cleared. */
export interface WeeklyItem {
  id: number
  ticketId: number
  unitId: string
  firstWeek: Week
  clearedAt?: EpochMs
}

/** An item as the list of one week shows it. */
export interface ListedItem extends Omit<WeeklyItem, 'clearedAt'> {
  /** Of this week; none if it was only carried over. */
  findings: readonly Finding[]
  /** Why it stood on lists before. */
  earlier: readonly FindingKind[]
  /** Up to the end of the week. */
  acts: readonly ItemAct[]
  state: ItemState
  /** How many lists it has stood on, this one included. */
  weeks: number
  /** What was promised at a 约谈 is past and nothing was reported. */
  isPromiseBroken: boolean
}

/** 街道督查重点清单 of one week, unit by unit, the longest part first. */
export interface WeeklyList {
  week: Week
  units: readonly { unitId: string; items: readonly ListedItem[] }[]
  /** How many items have each finding. */
  counts: Readonly<Record<FindingKind, number>>
  fresh: number
  carried: number
  /** 销号 within the week. */
  cleared: number
}

/** The list of the week from its items, the findings of the week and what was done until its end. */
export function weeklyListOf(
  week: Week,
  items: readonly WeeklyItem[],
  given: {
    /** Before the week's end, while it runs: no promise is broken before its day is over. */
    asOf: EpochMs
    findings: ReadonlyMap<number, readonly Finding[]>
    acts: ReadonlyMap<number, readonly ItemAct[]>
    earlier: ReadonlyMap<number, readonly FindingKind[]>
  },
): WeeklyList {
  const { from, until } = spanOfWeek(week)
  const listed = items
    .map(({ clearedAt: _later, ...item }) => {
      const findings = given.findings.get(item.id) ?? []
      const acts = (given.acts.get(item.id) ?? []).filter(({ at }) => at < until)
      const earlier = given.earlier.get(item.id) ?? []
      return { ...item, ...standingOf(item, acts, { week, asOf: given.asOf }), findings, earlier, acts }
    })
    .filter(({ state, findings }) => state !== 'cleared' || findings.length > 0)
  const isCleared = ({ clearedAt = 0 }: WeeklyItem): boolean => clearedAt >= from && clearedAt < until
  const units = [...Map.groupBy(listed, ({ unitId }) => unitId)].map(([unitId, own]) => ({
    unitId,
    items: own.sort(byAge),
  }))
  const holds = (kind: FindingKind): number =>
    listed.filter(({ findings }) => findings.some((one) => one.kind === kind)).length
  return {
    week,
    units: units.sort(
      (one, other) => other.items.length - one.items.length || (one.unitId < other.unitId ? -1 : 1),
    ),
    counts: Object.fromEntries(FINDING_KINDS.map((kind) => [kind, holds(kind)])) as WeeklyList['counts'],
    fresh: listed.filter(({ firstWeek }) => firstWeek === week).length,
    carried: listed.filter(({ firstWeek }) => firstWeek < week).length,
    cleared: items.filter(isCleared).length,
  }
}

/** The oldest first, then those with most findings, then in the order they were listed. */
function byAge(one: ListedItem, other: ListedItem): number {
  return other.weeks - one.weeks || other.findings.length - one.findings.length || one.id - other.id
}

function standingOf(
  { firstWeek }: WeeklyItem,
  acts: readonly ItemAct[],
  { week, asOf }: { week: Week; asOf: EpochMs },
): Pick<ListedItem, 'state' | 'weeks' | 'isPromiseBroken'> {
  const last = acts.at(-1)
  const { from, until } = spanOfWeek(week)
  const promised = acts.findLast(({ dueDay }) => dueDay !== undefined)?.dueDay
  const isReported = last?.kind === 'rectified' || last?.kind === 'cleared'
  return {
    state: last?.kind ?? 'listed',
    weeks: Math.round((from - instantOn(firstWeek, 0)) / (until - from)) + 1,
    isPromiseBroken: promised !== undefined && !isReported && instantOn(addDays(promised, 1), 0) <= asOf,
  }
}
