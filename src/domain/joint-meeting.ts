import type { Ticket } from './ticket.ts'
import type { EpochMs } from './time.ts'
import { MINUTE_MS } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { addWorkingMinutes, isWorkingTime, nextWorkdayMorning } from './working-calendar.ts'

/** Whether a unit comes to the 会商, and (if it said so) why not. */
export interface MeetingAnswer {
  unitId: string
  comes: boolean
  reasonTextId?: number
}

/** Half a day to arrange things. */
const AHEAD_MINUTES = 240
const MEETING_MS = 60 * MINUTE_MS
const ROUND_MS = 30 * MINUTE_MS

/** When units could meet: half a working day from now on a full half hour, or the morning after, an hour at least. */
export function proposedMeeting(calendar: WorkingCalendar, now: EpochMs): EpochMs {
  const ready = addWorkingMinutes(calendar, now, AHEAD_MINUTES)
  const at = Math.ceil(ready / ROUND_MS) * ROUND_MS
  const fits = isWorkingTime(calendar, at) && isWorkingTime(calendar, at + MEETING_MS - 1)
  return fits ? at : nextWorkdayMorning(calendar, at) + ROUND_MS
}

/** Who is asked: the lead first, then the assisting units. */
export function meetingUnits({ lead, assists }: Ticket): string[] {
  return [...(lead ? [lead.unitId] : []), ...assists.map(({ unitId }) => unitId)]
}
