import type { Burst } from './bursts.ts'
import type { PastSeason } from './seasons.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { addDays } from './time.ts'

/** 预警: a season ahead or a burst, told to the unit that leads its matter; it ends measured, or dismissed with a reason. */

/** 待部署 已交办 已部署 不用 已看效果. */
export type WarningState = 'open' | 'task' | 'deployed' | 'dismissed' | 'ended'

/** Why it was raised. */
export type Evidence =
  | { kind: 'season'; past: readonly PastSeason[] }
  | ({ kind: 'burst' } & Pick<Burst, 'days' | 'expected' | 'perYear'>)
  /** The plain rule: so many within so many days, whatever is usual. */
  | { kind: 'plain'; days: number }

/** What became of it: tickets before and after, and how those after were judged. */
export interface Effect {
  /** The same weeks of the year before, or the days before the warning. */
  before: number
  after: number
  /** Of those after: how many callers were asked, and how many of them were satisfied. */
  answered: number
  satisfied: number
}

export interface Warning {
  id: number
  kind: 'season' | 'burst'
  matter: string
  villageIds: readonly string[]
  /** A season is expected, a burst was seen, from this day to that, both included. */
  fromDay: LocalDay
  toDay: LocalDay
  state: WarningState
  raisedAt: EpochMs
  /** Who has to do something about it: who leads the matter, until it is given to somebody else. */
  unitId?: string
  /** By when. */
  dueDay: LocalDay
  /** When its effect is looked at. */
  measureDay: LocalDay
  settledAt?: EpochMs
  /** Of the burst; of the season's last time. */
  count: number
  evidence: Evidence
  effect?: Effect
}

export type NewWarning = Omit<Warning, 'id' | 'state' | 'settledAt' | 'effect'>

export interface WarningAct {
  warningId: number
  /** 交办 已部署 不用 提醒过 看过效果. */
  kind: 'assigned' | 'deployed' | 'dismissed' | 'reminded' | 'measured'
  at: EpochMs
  actor: string
  textId?: number
  unitId?: string
  dueDay?: LocalDay
}

/** A dismissed warning teaches: the like is told again only once it is so much larger, and for so long. */
const BURST_LESSON_DAYS = 364
const SEASON_LESSON_DAYS = 2 * 364

/**
 * From which count on the like of it is told, given what was dismissed: every dismissed one asks for `share` times its
 * count (1.5 of 4 are 6); undefined if nothing was.
 */
export function countNeeded(
  dismissed: readonly Warning[],
  like: Pick<Warning, 'kind' | 'matter' | 'villageIds'>,
  { today, share }: { today: LocalDay; share: number },
): number | undefined {
  const lessons = dismissed.filter(
    (one) =>
      one.state === 'dismissed' && one.kind === like.kind && isLike(one, like) && today < lessonEnds(one),
  )
  return lessons.length === 0 ? undefined : Math.max(...lessons.map(({ count }) => Math.ceil(count * share)))
}

/** The day from which on a dismissed warning teaches no more. */
export function lessonEnds({ kind, fromDay, toDay }: Pick<Warning, 'kind' | 'fromDay' | 'toDay'>): LocalDay {
  return kind === 'burst' ? addDays(toDay, BURST_LESSON_DAYS) : addDays(fromDay, SEASON_LESSON_DAYS)
}

/** Of the same matter, and of a common village where both name some. */
export function isLike(
  one: Pick<Warning, 'matter' | 'villageIds'>,
  other: Pick<Warning, 'matter' | 'villageIds'>,
): boolean {
  if (one.matter !== other.matter) return false
  if (one.villageIds.length === 0 || other.villageIds.length === 0) return true
  return one.villageIds.some((id) => other.villageIds.includes(id))
}

/** A season's beginning is found a little different each week; nearer than this it is the same one. */
const SAME_SEASON_DAYS = 56

export function isSameSeason(
  one: Pick<Warning, 'matter' | 'villageIds' | 'fromDay'>,
  other: Pick<Warning, 'matter' | 'villageIds' | 'fromDay'>,
): boolean {
  const near = addDays(one.fromDay, -SAME_SEASON_DAYS) <= other.fromDay
  return isLike(one, other) && near && other.fromDay <= addDays(one.fromDay, SAME_SEASON_DAYS)
}

/** Whether somebody still has to do something about it. */
export function isWaiting({ state }: Pick<Warning, 'state'>): boolean {
  return state === 'open' || state === 'task'
}
