import type { Desk } from '../desk/desk.ts'
import { stationRoom } from '../desk/notify.ts'
import { sendTime } from '../domain/quiet-hours.ts'
import { DAY_MS, localDayOf } from '../domain/time.ts'
import { yearsWithoutData } from '../domain/working-calendar.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { enqueue } from '../store/outbox.ts'
import { holidaysUnknown } from '../templates/messages/start.ts'

const LAST_DAY = 'calendarYears.day'
/** A ticket of today, extended once, falls due within a month. */
const HORIZON_MS = 30 * DAY_MS

/** Once a day: says loudly, to the station, once a year, that deadlines reach into a year whose holidays are not known. */
export async function calendarYears(desk: Desk): Promise<number> {
  const now = desk.clock.now()
  const today = localDayOf(now)
  if ((await readMeta(desk.db, LAST_DAY)) === today) return 0
  const years = yearsWithoutData(desk.office.calendar, now, now + HORIZON_MS)
  for (const year of years) {
    const entry = {
      key: `calendar:${year}`,
      target: stationRoom(desk),
      kind: 'calendar',
      message: { text: holidaysUnknown(year) },
      priority: 2 as const,
      notBefore: sendTime(desk.office.limits.quietHours, now),
    }
    await enqueue(desk.db, desk.seal, entry, now)
  }
  await writeMeta(desk.db, LAST_DAY, today)
  return years.length
}
