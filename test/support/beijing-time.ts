import type { EpochMs } from '../../src/domain/time.ts'
import { instantOn, localDayOf, minuteOfDay } from '../../src/domain/time.ts'

/** The instant of a Beijing wall clock, `at('2026-01-05 09:00')`. */
export function at(moment: string): EpochMs {
  const found = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})$/.exec(moment)
  if (!found?.[1]) throw new Error(`not a moment: ${moment}`)
  return instantOn(found[1], Number(found[2]) * 60 + Number(found[3]))
}

/** The Beijing wall clock of an instant, so that a failing test shows `2026-01-05 09:00`. */
export function wallClock(at: EpochMs): string {
  const minute = minuteOfDay(at)
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'))
  return `${localDayOf(at)} ${hours}:${minutes}`
}
