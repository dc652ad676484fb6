import type { Generated } from 'kysely'

/** 预警 of a season or a burst; `villages` are ids with blanks between, `body` holds its counts as JSON. */
export interface WarningTable {
  id: Generated<number>
  kind: 'season' | 'burst'
  matter: string
  villages: string
  from_day: string
  to_day: string
  state: 'open' | 'task' | 'deployed' | 'dismissed' | 'ended'
  raised_at: number
  unit_id: string | null
  due_day: string
  measure_day: string
  settled_at: number | null
  body: string
}

/** What was done about a warning; append-only. */
export interface WarningActTable {
  id: Generated<number>
  warning_id: number
  kind: 'assigned' | 'deployed' | 'dismissed' | 'reminded' | 'measured'
  at: number
  actor: string
  text_id: number | null
  unit_id: string | null
  due_day: string | null
}
