import type { EpochMs } from './time.ts'
import { addDays, instantOn, localDayOf, minuteOfDay } from './time.ts'

/** A daily span in which only urgent things are sent; may cross midnight (20:00–08:00). */
export interface QuietHours {
  fromMinute: number
  toMinute: number
}

/**
 * When a message written at `now` may go out: at once, or when the quiet hours end. A message about a
 * ticket whose deadline would pass in the quiet goes at once.
 */
export function sendTime(quiet: QuietHours, now: EpochMs, deadline?: EpochMs): EpochMs {
  const minute = minuteOfDay(now)
  const { fromMinute, toMinute } = quiet
  const crossesMidnight = fromMinute > toMinute
  const isQuiet = crossesMidnight
    ? minute >= fromMinute || minute < toMinute
    : minute >= fromMinute && minute < toMinute
  if (!isQuiet) return now
  const endsTomorrow = crossesMidnight && minute >= fromMinute
  const day = localDayOf(now)
  const end = instantOn(endsTomorrow ? addDays(day, 1) : day, toMinute)
  return deadline !== undefined && deadline > now && deadline < end ? now : end
}
