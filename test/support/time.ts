import { instantOn, localDayOf, minuteOfDay } from '../../src/domain/time.ts'

/** `2026-01-05 09:30`, Beijing time, as an instant. */
export function at(words: string): number {
  const [day = '', time = '00:00'] = words.split(' ')
  const [hour, minute] = time.split(':').map(Number)
  return instantOn(day, (hour ?? 0) * 60 + (minute ?? 0))
}

/** The Beijing wall clock of an instant, so that a failing test shows `2026-01-05 09:30`. */
export function wallClock(at: number): string {
  const minute = minuteOfDay(at)
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'))
  return `${localDayOf(at)} ${hours}:${minutes}`
}
