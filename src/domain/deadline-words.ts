import type { EpochMs } from './time.ts'
import { addDays, DAY_MS, HOUR_MS, localDayOf, MINUTE_MS, minuteOfDay, weekdayOf } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { workingDaysLeft, workingMinutesBetween } from './working-calendar.ts'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
/** Within this many days a weekday says enough; beyond it the date is clearer. */
const WEEKDAY_DAYS = 7

function pad(count: number): string {
  return String(count).padStart(2, '0')
}

/** `12月3日`. */
export function dayWords(at: EpochMs): string {
  const day = localDayOf(at)
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** `今天 17:30`, `明天 17:30`, `周四 17:30`, `12月3日 17:30`. */
export function momentWords(now: EpochMs, at: EpochMs): string {
  const minute = minuteOfDay(at)
  const time = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
  const today = localDayOf(now)
  const day = localDayOf(at)
  if (day === today) return `今天 ${time}`
  if (day === addDays(today, 1)) return `明天 ${time}`
  if (day === addDays(today, -1)) return `昨天 ${time}`
  const isNear = Math.abs(at - now) < WEEKDAY_DAYS * DAY_MS
  return `${isNear && at > now ? WEEKDAYS[weekdayOf(day)] : dayWords(at)} ${time}`
}

/** A deadline as people say it: `周四 17:30 前（还有 2 个工作日）`, `已超期 40 分钟（原定 今天 17:30）`. */
export function deadlineWords(calendar: WorkingCalendar, now: EpochMs, deadline: EpochMs): string {
  if (now > deadline)
    return `已超期 ${overdueWords(calendar, now, deadline)}（原定 ${momentWords(now, deadline)}）`
  return `${momentWords(now, deadline)} 前（${leftWords(calendar, now, deadline)}）`
}

function leftWords(calendar: WorkingCalendar, now: EpochMs, deadline: EpochMs): string {
  const days = workingDaysLeft(calendar, now, deadline)
  if (localDayOf(now) !== localDayOf(deadline) && days > 0) return `还有 ${days} 个工作日`
  const leftMs = deadline - now
  if (leftMs >= HOUR_MS) return `还有 ${Math.floor(leftMs / HOUR_MS)} 小时`
  return `还有 ${Math.max(1, Math.floor(leftMs / MINUTE_MS))} 分钟`
}

function overdueWords(calendar: WorkingCalendar, now: EpochMs, deadline: EpochMs): string {
  const days = workingDaysLeft(calendar, deadline, now)
  if (days > 0) return `${days} 个工作日`
  const minutes = Math.max(
    1,
    workingMinutesBetween(calendar, deadline, now) || Math.floor((now - deadline) / MINUTE_MS),
  )
  return minutes >= 60 ? `${Math.floor(minutes / 60)} 小时` : `${minutes} 分钟`
}
