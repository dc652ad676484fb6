import chineseDays from 'chinese-days'
import { DeskError } from './errors.ts'
import type { Limit } from './limits.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { DAY_MS, instantOn, localDayOf, MINUTE_MS, midnightOf, weekdayOf } from './time.ts'

/** A part of the working day, minutes since midnight: 510–720 is 08:30–12:00. */
export interface WorkSpan {
  fromMinute: number
  toMinute: number
}

/** The office's working time: public holidays and 调休 of the country, overridden day by day by the office. */
export interface WorkingCalendar {
  /** What is known of the day that begins at `midnight`, worked out once, so that a deadline costs microseconds. */
  planOf: (midnight: EpochMs) => DayPlan
  /** Years for which the office itself decided about days, which stands in for missing national data. */
  overriddenYears: ReadonlySet<number>
}

interface DayPlan {
  isWorkingDay: boolean
  /** The working spans as instants, in order; empty on a day off. */
  spans: readonly { opensAt: EpochMs; closesAt: EpochMs }[]
}

/** A year and a half: no deadline rule is longer, so a longer search is a calendar with no working day. */
const SEARCH_LIMIT_DAYS = 550
/** Off in every year by 全国年节及纪念日放假办法 (2024) §2, so known even before a year's notice is published. */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])

/**
 * The working calendar of one office.
 *
 * @param spans in order and without overlap; the loader of calendar.yaml refuses others
 * @param daysOff off although the country works
 * @param workdays worked although the country is off; wins over `daysOff`
 */
export function createWorkingCalendar(options: {
  spans: readonly WorkSpan[]
  daysOff?: readonly LocalDay[]
  workdays?: readonly LocalDay[]
}): WorkingCalendar {
  const daysOff = new Set(options.daysOff)
  const workdays = new Set(options.workdays)
  const plans = new Map<EpochMs, DayPlan>()
  const plan = (midnight: EpochMs): DayPlan => {
    const day = localDayOf(midnight)
    const isWorkingDay = workdays.has(day) || (!daysOff.has(day) && countryWorks(day))
    const spans = options.spans.map(({ fromMinute, toMinute }) => ({
      opensAt: midnight + fromMinute * MINUTE_MS,
      closesAt: midnight + toMinute * MINUTE_MS,
    }))
    return { isWorkingDay, spans: isWorkingDay ? spans : [] }
  }
  return {
    overriddenYears: new Set([...daysOff, ...workdays].map(yearOf)),
    planOf(midnight) {
      const known = plans.get(midnight)
      if (known) return known
      const planned = plan(midnight)
      plans.set(midnight, planned)
      return planned
    },
  }
}

function yearOf(day: LocalDay): number {
  return Number(day.slice(0, 4))
}

function countryWorks(day: LocalDay): boolean {
  if (hasHolidayData(yearOf(day))) return chineseDays.isWorkday(day)
  const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === 6
  return !isWeekend && !FIXED_HOLIDAYS.has(day.slice(5))
}

/**
 * Whether chinese-days knows the year's holidays: it names a holiday `National Day,国庆节,3` and any other day
 * only by its weekday. Asked of the data, so that a newer package needs no change here.
 */
function hasHolidayData(year: number): boolean {
  return chineseDays.getDayDetail(`${year}-10-01`).name.includes(',')
}

/**
 * Years between the two instants, both included, of which neither the country's holidays nor any day of the
 * office's own are known. Deadlines there are provisional: somebody must be told loudly.
 */
export function yearsWithoutData(calendar: WorkingCalendar, from: EpochMs, to: EpochMs): number[] {
  const first = yearOf(localDayOf(from))
  const count = Math.max(0, yearOf(localDayOf(to)) - first + 1)
  return Array.from({ length: count }, (_, index) => first + index).filter(
    (year) => !hasHolidayData(year) && !calendar.overriddenYears.has(year),
  )
}

export function isWorkingDay(calendar: WorkingCalendar, day: LocalDay): boolean {
  return calendar.planOf(instantOn(day, 0)).isWorkingDay
}

/** Whether the office works at that instant; at the very close it no longer does. */
export function isWorkingTime(calendar: WorkingCalendar, at: EpochMs): boolean {
  return calendar.planOf(midnightOf(at)).spans.some(({ opensAt, closesAt }) => opensAt <= at && at < closesAt)
}

/**
 * The instant at which `minutes` of working time have passed since `start`.
 *
 * Time outside the calendar's spans does not count, so a ticket dispatched at 17:20 on Friday with 30 minutes
 * to sign for (and a day ending at 17:30) falls due at 8:50 on Monday. A budget that ends exactly as a span
 * closes is due at that close, not at the next opening; 0 minutes are over at `start` itself, wherever it lies.
 *
 * @param start instant the clock starts; may lie outside working time
 * @param minutes working minutes to let pass, a whole number, 0 or more
 * @returns never before `start`
 * @throws {DeskError} `calendar_exhausted` if no such instant lies within 550 days, which means that the
 *   calendar has no working days for the coming year
 */
export function addWorkingMinutes(calendar: WorkingCalendar, start: EpochMs, minutes: number): EpochMs {
  let remainingMs = checkedCount(minutes) * MINUTE_MS
  if (remainingMs === 0) return start
  let midnight = midnightOf(start)
  for (let searched = 0; searched < SEARCH_LIMIT_DAYS; searched += 1) {
    for (const span of calendar.planOf(midnight).spans) {
      const opensAt = Math.max(span.opensAt, start)
      const spanMs = span.closesAt - opensAt
      if (spanMs <= 0) continue
      if (remainingMs <= spanMs) return opensAt + remainingMs
      remainingMs -= spanMs
    }
    midnight += DAY_MS
  }
  throw new DeskError('calendar_exhausted', { start, minutes })
}

/**
 * The instant from which exactly `minutes` of working time are left until `mark`: the mirror of
 * `addWorkingMinutes`. A budget used up exactly at an opening starts at that opening, not at the close before.
 *
 * @param minutes a whole number, 0 or more
 * @returns never after `mark`
 * @throws {DeskError} `calendar_exhausted` if no such instant lies within 550 days
 */
export function subtractWorkingMinutes(calendar: WorkingCalendar, mark: EpochMs, minutes: number): EpochMs {
  let remainingMs = checkedCount(minutes) * MINUTE_MS
  if (remainingMs === 0) return mark
  let midnight = midnightOf(mark)
  for (let searched = 0; searched < SEARCH_LIMIT_DAYS; searched += 1) {
    for (const span of calendar.planOf(midnight).spans.toReversed()) {
      const closesAt = Math.min(span.closesAt, mark)
      const spanMs = closesAt - span.opensAt
      if (spanMs <= 0) continue
      if (remainingMs <= spanMs) return closesAt - remainingMs
      remainingMs -= spanMs
    }
    midnight -= DAY_MS
  }
  throw new DeskError('calendar_exhausted', { mark, minutes })
}

/**
 * Close of business of the n-th working day after the day of `start`. The first day is not counted, as
 * periods of administration are counted, whether it is worked or not. With 0 days, the next close: today's,
 * or that of the next working day if today's is past.
 *
 * @param days a whole number, 0 or more
 * @returns never before `start`
 * @throws {DeskError} `calendar_exhausted` if that day lies more than 550 days ahead
 */
export function addWorkingDays(calendar: WorkingCalendar, start: EpochMs, days: number): EpochMs {
  let daysToPass = checkedCount(days)
  let midnight = midnightOf(start)
  for (let searched = 0; searched < SEARCH_LIMIT_DAYS; searched += 1) {
    const close = calendar.planOf(midnight).spans.at(-1)?.closesAt
    if (daysToPass === 0 && close !== undefined && close >= start) return close
    midnight += DAY_MS
    if (daysToPass > 0 && calendar.planOf(midnight).isWorkingDay) daysToPass -= 1
  }
  throw new DeskError('calendar_exhausted', { start, days })
}

/**
 * The same time of day, n working days before `mark`: 黄牌 is one working day before the limit.
 *
 * @param days a whole number, 0 or more
 * @throws {DeskError} `calendar_exhausted` if that day lies more than 550 days back
 */
export function workingDaysBefore(calendar: WorkingCalendar, mark: EpochMs, days: number): EpochMs {
  const markMidnight = midnightOf(mark)
  let daysToPass = checkedCount(days)
  let back = 0
  while (daysToPass > 0 && back < SEARCH_LIMIT_DAYS) {
    back += 1
    if (calendar.planOf(markMidnight - back * DAY_MS).isWorkingDay) daysToPass -= 1
  }
  if (daysToPass > 0) throw new DeskError('calendar_exhausted', { mark, days })
  return mark - back * DAY_MS
}

/** Whole working minutes that lie between the two instants; 0 if `to` is not after `from`. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: EpochMs, to: EpochMs): number {
  let totalMs = 0
  for (let midnight = midnightOf(from); midnight < to; midnight += DAY_MS) {
    for (const span of calendar.planOf(midnight).spans) {
      totalMs += Math.max(0, Math.min(span.closesAt, to) - Math.max(span.opensAt, from))
    }
  }
  return Math.floor(totalMs / MINUTE_MS)
}

/** Working days after today up to and with the day of the deadline; 0 when it is today or past. */
export function workingDaysLeft(calendar: WorkingCalendar, now: EpochMs, deadline: EpochMs): number {
  let count = 0
  for (let midnight = midnightOf(now) + DAY_MS; midnight <= deadline; midnight += DAY_MS) {
    if (calendar.planOf(midnight).isWorkingDay) count += 1
  }
  return count
}

/**
 * When the office next opens in the morning, after `now`: still today if it has not opened yet.
 *
 * @throws {DeskError} `calendar_exhausted` if that is more than 550 days ahead
 */
export function nextWorkdayMorning(calendar: WorkingCalendar, now: EpochMs): EpochMs {
  let midnight = midnightOf(now)
  for (let searched = 0; searched < SEARCH_LIMIT_DAYS; searched += 1) {
    const opensAt = calendar.planOf(midnight).spans[0]?.opensAt
    if (opensAt !== undefined && opensAt > now) return opensAt
    midnight += DAY_MS
  }
  throw new DeskError('calendar_exhausted', { now })
}

/**
 * The end of a limit that starts at `start`.
 *
 * @throws {DeskError} `calendar_exhausted`
 */
export function applyLimit(calendar: WorkingCalendar, start: EpochMs, limit: Limit): EpochMs {
  if ('workingDays' in limit) return addWorkingDays(calendar, start, limit.workingDays)
  if ('workingMinutes' in limit) return addWorkingMinutes(calendar, start, limit.workingMinutes)
  return start + limit.minutes * MINUTE_MS
}

/**
 * The instant that lies the limit's length before `mark`.
 *
 * @throws {DeskError} `calendar_exhausted`
 */
export function limitBefore(calendar: WorkingCalendar, mark: EpochMs, limit: Limit): EpochMs {
  if ('workingDays' in limit) return workingDaysBefore(calendar, mark, limit.workingDays)
  if ('workingMinutes' in limit) return subtractWorkingMinutes(calendar, mark, limit.workingMinutes)
  return mark - limit.minutes * MINUTE_MS
}

/** A negative or broken count would give a deadline before the start: that is a mistake in the program. */
function checkedCount(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a whole number from 0: ${count}`)
  return count
}
