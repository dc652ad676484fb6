import type { EpochMs } from './time.ts'
import { DAY_MS, HOUR_MS, localDayOf, MINUTE_MS, midnightOf, minuteOfDay, weekdayOf } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { workingDaysLeft } from './working-calendar.ts'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
/** Up to here a weekday names one day only; from a week on it would be today's again. */
const WEEKDAY_DAYS = 6
/** Beyond half a year a date without its year could be either of two. */
const YEARLESS_DAYS = 180

/** `12月3日`. */
export function dayWords(at: EpochMs): string {
  const day = localDayOf(at)
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** An instant as people say it: `今天 17:30`, `明天 …`, `昨天 …`, `周四 …`, `12月3日 …`, `2028年3月1日 …`. */
export function momentWords(now: EpochMs, at: EpochMs): string {
  return `${nearDayWords(now, at)} ${clockTime(at)}`
}

/** Always the date, with the year if it is another: 昨天 in a history is nobody's. */
export function dateTimeWords(now: EpochMs, at: EpochMs): string {
  const year = localDayOf(at).slice(0, 4)
  return `${localDayOf(now).startsWith(year) ? '' : `${year}年`}${dayWords(at)} ${clockTime(at)}`
}

/** `17:30`. */
export function clockTime(at: EpochMs): string {
  const minute = minuteOfDay(at)
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}

function nearDayWords(now: EpochMs, at: EpochMs): string {
  const day = localDayOf(at)
  const daysAhead = (midnightOf(at) - midnightOf(now)) / DAY_MS
  if (daysAhead === 0) return '今天'
  if (daysAhead === 1) return '明天'
  if (daysAhead === -1) return '昨天'
  if (Math.abs(daysAhead) <= WEEKDAY_DAYS) return WEEKDAYS[weekdayOf(day)] ?? dayWords(at)
  return Math.abs(daysAhead) <= YEARLESS_DAYS ? dayWords(at) : `${day.slice(0, 4)}年${dayWords(at)}`
}

/**
 * A deadline as cards say it: `周四 17:30 前（还有 2 个工作日）`, and once it has passed
 * `已超期 1 个工作日（原定 周一 17:30）` or, before a further working day has come, `已超期 40 分钟`.
 * At the deadline itself nothing is overdue yet: `今天 17:30，时限已到`, and `刚刚超期` in the minute after.
 */
export function deadlineWords(calendar: WorkingCalendar, now: EpochMs, deadline: EpochMs): string {
  if (now < deadline) return `${momentWords(now, deadline)} 前（还有 ${leftWords(calendar, now, deadline)}）`
  if (now === deadline) return `${momentWords(now, deadline)}，时限已到`
  if (now - deadline < MINUTE_MS) return '刚刚超期'
  const daysOver = workingDaysLeft(calendar, deadline, now)
  if (daysOver === 0) return `已超期 ${lengthWords(now - deadline)}`
  return `已超期 ${daysOver} 个工作日（原定 ${momentWords(now, deadline)}）`
}

/** Working days where one comes between; a clock time where none does (today, or within a holiday). */
function leftWords(calendar: WorkingCalendar, now: EpochMs, deadline: EpochMs): string {
  const days = workingDaysLeft(calendar, now, deadline)
  return days > 0 ? `${days} 个工作日` : lengthWords(deadline - now)
}

/** Rounded down to what people say, at least a minute: `40 分钟`, `1 小时 50 分钟`, `3 小时`, `2 天`. */
function lengthWords(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS))
  if (minutes < 60) return `${minutes} 分钟`
  if (ms >= 2 * DAY_MS) return `${Math.floor(ms / DAY_MS)} 天`
  const hours = Math.floor(ms / HOUR_MS)
  const odd = minutes % 60
  return hours === 1 && odd > 0 ? `1 小时 ${odd} 分钟` : `${hours} 小时`
}
