import chineseDays from 'chinese-days'
import { DeskError } from './errors.ts'
import type { Limit } from './limits.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { addDays, instantOn, localDayOf, MINUTE_MS, minuteOfDay, weekdayOf } from './time.ts'

/** A part of the working day, minutes since midnight: 510–720 is 08:30–12:00. */
export interface WorkSpan {
  fromMinute: number
  toMinute: number
}

/** The office's working time: public holidays and 调休 of the country, overridden day by day by the office. */
export interface WorkingCalendar {
  spans: readonly WorkSpan[]
  /** Remembers each day asked for, so that a deadline costs microseconds. */
  isWorkingDay: (day: LocalDay) => boolean
  /** Days that the office itself decided, either way. */
  overriddenDays: ReadonlySet<LocalDay>
}

/** A year and a half: no deadline rule is longer, so a longer search is a calendar with no working day. */
const SEARCH_LIMIT_DAYS = 550
/** Years whose public holidays and make-up days chinese-days knows; later ones are published each November. */
const FIRST_YEAR_WITH_DATA = 2004
const LAST_YEAR_WITH_DATA = 2026

export function createWorkingCalendar(options: {
  spans: readonly WorkSpan[]
  /** Off although the country works. */
  daysOff?: readonly LocalDay[]
  /** Worked although the country is off. */
  workdays?: readonly LocalDay[]
}): WorkingCalendar {
  const daysOff = new Set(options.daysOff)
  const workdays = new Set(options.workdays)
  const known = new Map<LocalDay, boolean>()
  return {
    spans: options.spans,
    overriddenDays: new Set([...daysOff, ...workdays]),
    isWorkingDay(day) {
      let works = known.get(day)
      if (works === undefined) {
        works = workdays.has(day) || (!daysOff.has(day) && countryWorks(day))
        known.set(day, works)
      }
      return works
    },
  }
}

function countryWorks(day: LocalDay): boolean {
  if (!hasHolidayData(Number(day.slice(0, 4)))) return weekdayOf(day) >= 1 && weekdayOf(day) <= 5
  return chineseDays.isWorkday(day)
}

function hasHolidayData(year: number): boolean {
  return year >= FIRST_YEAR_WITH_DATA && year <= LAST_YEAR_WITH_DATA
}

/** Years between the two instants whose holidays are not known, so that someone can be told loudly. */
export function yearsWithoutData(calendar: WorkingCalendar, from: EpochMs, to: EpochMs): number[] {
  const overridden = new Set([...calendar.overriddenDays].map((day) => Number(day.slice(0, 4))))
  const years: number[] = []
  for (
    let year = Number(localDayOf(from).slice(0, 4));
    year <= Number(localDayOf(to).slice(0, 4));
    year += 1
  ) {
    if (!hasHolidayData(year) && !overridden.has(year)) years.push(year)
  }
  return years
}

export function isWorkingTime(calendar: WorkingCalendar, at: EpochMs): boolean {
  const minute = minuteOfDay(at)
  return (
    calendar.isWorkingDay(localDayOf(at)) &&
    calendar.spans.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute)
  )
}

/** The working spans of the day as instants; empty on a day off. */
function spansOn(calendar: WorkingCalendar, day: LocalDay): { opensAt: EpochMs; closesAt: EpochMs }[] {
  if (!calendar.isWorkingDay(day)) return []
  return calendar.spans.map(({ fromMinute, toMinute }) => ({
    opensAt: instantOn(day, fromMinute),
    closesAt: instantOn(day, toMinute),
  }))
}

/**
 * The instant at which `minutes` of working time have passed since `start`.
 *
 * Time outside the calendar's spans does not count. A budget that ends exactly as a span closes is due at
 * that close, not at the next opening.
 *
 * @param minutes working minutes to let pass, a whole number, 0 or more
 * @returns never before `start`
 * @throws {DeskError} `calendar_exhausted` if no such instant lies within 550 days
 */
export function addWorkingMinutes(calendar: WorkingCalendar, start: EpochMs, minutes: number): EpochMs {
  let remainingMs = minutes * MINUTE_MS
  if (remainingMs === 0) return start
  let day = localDayOf(start)
  for (let searched = 0; searched < SEARCH_LIMIT_DAYS; searched += 1) {
    for (const span of spansOn(calendar, day)) {
      const opensAt = Math.max(span.opensAt, start)
      const spanMs = span.closesAt - opensAt
      if (spanMs <= 0) continue
      if (remainingMs <= spanMs) return opensAt + remainingMs
      remainingMs -= spanMs
    }
    day = addDays(day, 1)
  }
  throw new DeskError('calendar_exhausted', { start, minutes })
}

/**
 * The instant from which exactly `minutes` of working time are left until `mark`.
 *
 * @throws {DeskError} `calendar_exhausted`
 */
export function subtractWorkingMinutes(calendar: WorkingCalendar, mark: EpochMs, minutes: number): EpochMs {
  let remainingMs = minutes * MINUTE_MS
  if (remainingMs === 0) return mark
  let day = localDayOf(mark)
  for (let searched = 0; searched < SEARCH_LIMIT_DAYS; searched += 1) {
    for (const span of spansOn(calendar, day).reverse()) {
      const closesAt = Math.min(span.closesAt, mark)
      const spanMs = closesAt - span.opensAt
      if (spanMs <= 0) continue
      if (remainingMs <= spanMs) return closesAt - remainingMs
      remainingMs -= spanMs
    }
    day = addDays(day, -1)
  }
  throw new DeskError('calendar_exhausted', { mark, minutes })
}

/**
 * Close of business of the n-th working day after the day of `start`: the first day is not counted, as
 * periods of administration are counted.
 *
 * @throws {DeskError} `calendar_exhausted`
 */
export function addWorkingDays(calendar: WorkingCalendar, start: EpochMs, days: number): EpochMs {
  let day = localDayOf(start)
  let left = days
  for (let searched = 0; searched < SEARCH_LIMIT_DAYS; searched += 1) {
    if (left === 0) {
      const close = spansOn(calendar, day).at(-1)?.closesAt
      if (close !== undefined && close >= start) return close
    }
    day = addDays(day, 1)
    if (left > 0 && calendar.isWorkingDay(day)) left -= 1
  }
  throw new DeskError('calendar_exhausted', { start, days })
}

/** The same time of day, n working days before `mark`: 黄牌 is one working day before the limit. */
export function workingDaysBefore(calendar: WorkingCalendar, mark: EpochMs, days: number): EpochMs {
  let day = localDayOf(mark)
  let left = days
  for (let searched = 0; left > 0 && searched < SEARCH_LIMIT_DAYS; searched += 1) {
    day = addDays(day, -1)
    if (calendar.isWorkingDay(day)) left -= 1
  }
  if (left > 0) throw new DeskError('calendar_exhausted', { mark, days })
  return instantOn(day, minuteOfDay(mark))
}

/** Whole working minutes that lie between the two instants; 0 if `to` is not after `from`. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: EpochMs, to: EpochMs): number {
  let totalMs = 0
  for (let day = localDayOf(from); day <= localDayOf(to) && from < to; day = addDays(day, 1)) {
    for (const span of spansOn(calendar, day)) {
      totalMs += Math.max(0, Math.min(span.closesAt, to) - Math.max(span.opensAt, from))
    }
  }
  return Math.floor(totalMs / MINUTE_MS)
}

/** Working days after today up to and with the day of the deadline; 0 when it is today. */
export function workingDaysLeft(calendar: WorkingCalendar, now: EpochMs, deadline: EpochMs): number {
  let count = 0
  const last = localDayOf(deadline)
  for (let day = addDays(localDayOf(now), 1); day <= last; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) count += 1
  }
  return count
}

/** When work next begins in the morning, after `now`. */
export function nextWorkdayMorning(calendar: WorkingCalendar, now: EpochMs): EpochMs {
  let day = localDayOf(now)
  for (let searched = 0; searched < SEARCH_LIMIT_DAYS; searched += 1) {
    const opensAt = spansOn(calendar, day)[0]?.opensAt
    if (opensAt !== undefined && opensAt > now) return opensAt
    day = addDays(day, 1)
  }
  throw new DeskError('calendar_exhausted', { now })
}

/** The end of a limit that starts at `start`. */
export function applyLimit(calendar: WorkingCalendar, start: EpochMs, limit: Limit): EpochMs {
  if ('workingDays' in limit) return addWorkingDays(calendar, start, limit.workingDays)
  if ('workingMinutes' in limit) return addWorkingMinutes(calendar, start, limit.workingMinutes)
  return start + limit.minutes * MINUTE_MS
}

/** The instant that lies the limit's length before `mark`. */
export function limitBefore(calendar: WorkingCalendar, mark: EpochMs, limit: Limit): EpochMs {
  if ('workingDays' in limit) return workingDaysBefore(calendar, mark, limit.workingDays)
  if ('workingMinutes' in limit) return subtractWorkingMinutes(calendar, mark, limit.workingMinutes)
  return mark - limit.minutes * MINUTE_MS
}
