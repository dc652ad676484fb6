import type { ImportHeadings } from './intake.ts'
import type { Limits } from './limits.ts'
import type { ResponsibilityList } from './responsibility.ts'
import type { Roster } from './roster.ts'
import type { SendingLimits } from './sending-limits.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Everything a street office edits in `data/`, checked: its people, who leads for what, its limits and calendar. */
export interface Office {
  roster: Roster
  responsibilities: ResponsibilityList
  limits: Limits
  calendar: WorkingCalendar
  sending: SendingLimits
  /** How the columns of an export may be headed. */
  headings: ImportHeadings
}
