import {
  addDays,
  DAY_MS,
  type EpochMs,
  localDayOf,
  MINUTE_MS,
  minuteOfDay,
  weekdayOf,
} from '../../../domain/time.ts'

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

const weekdayName = (at: EpochMs) => WEEKDAYS[weekdayOf(localDayOf(at))]

/** 09:05, Beijing time. */
export function timeOfDay(at: EpochMs): string {
  const minute = minuteOfDay(at)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** 2026年1月5日 星期一 */
export function longDate(at: EpochMs): string {
  const [year, month, day] = localDayOf(at).split('-').map(Number)
  return `${year}年${month}月${day}日 ${weekdayName(at)}`
}

/** The day as chats name it, seen from `now`: '' for today, then 昨天, the weekday, 1月5日, 2025年1月5日. */
function dayLabel(at: EpochMs, now: EpochMs): string {
  const day = localDayOf(at)
  const today = localDayOf(now)
  if (day === today) return ''
  if (day === addDays(today, -1)) return '昨天'
  if (at < now && now - at < 6 * DAY_MS) return weekdayName(at) ?? ''
  const [year, month, date] = day.split('-').map(Number)
  return day.slice(0, 4) === today.slice(0, 4) ? `${month}月${date}日` : `${year}年${month}月${date}日`
}

/** When something was said, for the middle of a conversation: 昨天 09:05. */
export function momentLabel(at: EpochMs, now: EpochMs): string {
  return `${dayLabel(at, now)} ${timeOfDay(at)}`.trim()
}

/** When something was said, for the narrow corner of a list: 09:05, 昨天, 1月5日. */
export function shortLabel(at: EpochMs, now: EpochMs): string {
  return dayLabel(at, now) || timeOfDay(at)
}

/** A pause longer than this is shown in a conversation by a line with the time. */
const PAUSE_MS = 5 * MINUTE_MS

export function startsNewMoment(at: EpochMs, previousAt: EpochMs | undefined): boolean {
  return previousAt === undefined || at - previousAt > PAUSE_MS
}
