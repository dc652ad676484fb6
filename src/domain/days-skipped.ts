import chineseDays from 'chinese-days'
import type { EpochMs, LocalDay } from './time.ts'
import { DAY_MS, localDayOf, midnightOf, weekdayOf } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Days in a row that have one reason; `weekend` and `off` (the office's own) where no holiday has a name. */
export interface NamedDays {
  name: string | 'weekend' | 'off'
  from: LocalDay
  to: LocalDay
}

/** What a count of working days passed over, and the weekend days it took in (调休). */
export interface DaysSkipped {
  off: NamedDays[]
  workedWeekends: LocalDay[]
}

/** The days after that of `from`, up to and with that of `to`, that are not what their weekday lets expect. */
export function daysSkipped(calendar: WorkingCalendar, from: EpochMs, to: EpochMs): DaysSkipped {
  const skipped: DaysSkipped = { off: [], workedWeekends: [] }
  for (let midnight = midnightOf(from) + DAY_MS; midnight <= to; midnight += DAY_MS) {
    const day = localDayOf(midnight)
    const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === 6
    if (calendar.planOf(midnight).isWorkingDay) {
      if (isWeekend) skipped.workedWeekends.push(day)
      continue
    }
    const name = holidayName(day) ?? (isWeekend ? 'weekend' : 'off')
    const last = skipped.off.at(-1)
    const isNext = last?.name === name && last.to === localDayOf(midnight - DAY_MS)
    if (last && isNext) last.to = day
    else skipped.off.push({ name, from: day, to: day })
  }
  return skipped
}

/** chinese-days names a holiday and its days off `National Day,国庆节,3`, any other day by its weekday. */
function holidayName(day: LocalDay): string | undefined {
  return chineseDays.getDayDetail(day).name.split(',')[1]
}
