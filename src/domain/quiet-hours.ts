import type { EpochMs } from './time.ts'
import { addDays, DAY_MS, instantOn, localDayOf, MINUTE_MS, midnightOf, minuteOfDay } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** A daily span in which only urgent things are sent; may cross midnight (20:00–08:00). */
export interface QuietHours {
  fromMinute: number
  toMinute: number
}

/** Quiet hours, and whether reminders also leave days off alone. */
export interface QuietTimes extends QuietHours {
  daysOff: boolean
}

/** Time enough to act on what is said before going home. */
const BEFORE_CLOSE_MS = 30 * MINUTE_MS
const MINUTES_A_DAY = 24 * 60
/** How far back a loud moment is looked for: longer than any run of holidays. */
const MAX_DAYS_BACK = 30

/**
 * When a message written at `now` may go out: at once, or when the quiet hours end. A message about a
 * ticket whose deadline would pass in the quiet goes at once.
 */
export function sendTime(quiet: QuietHours, now: EpochMs, deadline?: EpochMs): EpochMs {
  if (!isQuietMinute(quiet, minuteOfDay(now))) return now
  const { fromMinute, toMinute } = quiet
  const endsTomorrow = fromMinute > toMinute && minuteOfDay(now) >= fromMinute
  const day = localDayOf(now)
  const end = instantOn(endsTomorrow ? addDays(day, 1) : day, toMinute)
  return deadline !== undefined && deadline > now && deadline < end ? now : end
}

/** Whether a reminder that is not urgent would disturb: at night, and where so configured on days off. */
export function isQuiet(quiet: QuietTimes, calendar: WorkingCalendar, at: EpochMs): boolean {
  if (isQuietMinute(quiet, minuteOfDay(at))) return true
  return quiet.daysOff && !calendar.planOf(midnightOf(at)).isWorkingDay
}

/**
 * When a reminder that falls due at `dueAt` is said: then, or in the quiet at the last good moment before it,
 * half an hour before people go home. Where that lies at or before `notBefore` it stays where it is and waits
 * for the end of the quiet.
 */
export function beforeQuiet(
  quiet: QuietTimes,
  calendar: WorkingCalendar,
  dueAt: EpochMs,
  notBefore: EpochMs,
): EpochMs {
  if (!isQuiet(quiet, calendar, dueAt)) return dueAt
  let midnight = midnightOf(dueAt)
  for (let back = 0; back <= MAX_DAYS_BACK; back += 1, midnight -= DAY_MS) {
    const close = calendar.planOf(midnight).spans.at(-1)?.closesAt
    const lastLoud = midnight + quietFrom(quiet) * MINUTE_MS - MINUTE_MS
    const moments = close === undefined ? [lastLoud] : [close - BEFORE_CLOSE_MS, lastLoud]
    const moment = moments.find((one) => one >= midnight && one <= dueAt && !isQuiet(quiet, calendar, one))
    if (moment !== undefined) return moment > notBefore ? moment : dueAt
  }
  return dueAt
}

/** When a reminder written at `now` may go out: at once, or at the end of the quiet. */
export function reminderTime(quiet: QuietTimes, calendar: WorkingCalendar, now: EpochMs): EpochMs {
  if (!isQuiet(quiet, calendar, now)) return now
  for (let midnight = midnightOf(now), ahead = 0; ahead <= MAX_DAYS_BACK; ahead += 1, midnight += DAY_MS) {
    if (quiet.daysOff && !calendar.planOf(midnight).isWorkingDay) continue
    const opens = midnight + (quiet.fromMinute > quiet.toMinute ? quiet.toMinute : 0) * MINUTE_MS
    const moment = Math.max(now, opens)
    if (midnightOf(moment) !== midnight) continue
    if (!isQuietMinute(quiet, minuteOfDay(moment))) return moment
    // Quiet hours within one day: loud again at their end.
    const end = midnight + quiet.toMinute * MINUTE_MS
    if (quiet.fromMinute <= quiet.toMinute && end > now) return end
  }
  return now
}

function isQuietMinute({ fromMinute, toMinute }: QuietHours, minute: number): boolean {
  return fromMinute > toMinute
    ? minute >= fromMinute || minute < toMinute
    : minute >= fromMinute && minute < toMinute
}

/** From when on a day is quiet; its end if there are no quiet hours. */
function quietFrom({ fromMinute, toMinute }: QuietHours): number {
  return fromMinute === toMinute ? MINUTES_A_DAY : fromMinute
}
