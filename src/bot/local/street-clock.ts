import type { LocalClock } from '../../clock.ts'
import { openLocalClock, systemClock } from '../../clock.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { WorkingCalendar } from '../../domain/working-calendar.ts'
import { isWorkingTime, nextWorkdayMorning } from '../../domain/working-calendar.ts'

/**
 * The sample street's clock, kept in its folder; a new folder's begins in working time, because a newcomer at night
 * would see a street office asleep.
 *
 * @param frozenAt where a new folder's clock begins and stands still instead
 */
export function openStreetClock(dir: string, calendar: WorkingCalendar, frozenAt?: EpochMs): LocalClock {
  const now = systemClock.now()
  const first = isWorkingTime(calendar, now) ? now : nextWorkdayMorning(calendar, now)
  return openLocalClock(dir, frozenAt ?? first, frozenAt !== undefined)
}
