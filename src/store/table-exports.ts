import type { Span } from '../domain/months.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'

/** One table of tickets that somebody was given. */
export interface TableExport {
  at: EpochMs
  personId: string
  span: Span
  /** Only the tickets of this unit. */
  unitId?: string
  rows: number
  /** Whether what the citizens wrote stood in it. */
  hasContent: boolean
}

export async function insertTableExport(db: Db, taken: TableExport): Promise<void> {
  const { at, personId, span, unitId = null, rows, hasContent } = taken
  await db
    .insertInto('table_export')
    .values({
      at,
      person_id: personId,
      from_at: span.from,
      until_at: span.until,
      unit_id: unitId,
      rows,
      has_content: hasContent ? 1 : 0,
    })
    .execute()
}

/** The latest first. */
export async function latestTableExports(db: Db, limit: number): Promise<TableExport[]> {
  const rows = await db.selectFrom('table_export').selectAll().orderBy('id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    at: row.at,
    personId: row.person_id,
    span: { from: row.from_at, until: row.until_at },
    ...(row.unit_id !== null && { unitId: row.unit_id }),
    rows: row.rows,
    hasContent: row.has_content === 1,
  }))
}
