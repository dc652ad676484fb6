import type { Span } from '../domain/months.ts'
import type { Ticket } from '../domain/ticket.ts'
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

/** Tickets of one unit: what it leads, and what lies in these villages. */
export interface OfUnit {
  unitId: string
  villageIds: readonly string[]
}

/** The newest tickets that came in within the span, at most `limit`, and how many there are. */
export async function ticketsForTable(
  db: Db,
  { from, until, of, limit }: Span & { of?: OfUnit; limit: number },
): Promise<{ tickets: Ticket[]; found: number }> {
  const within = db
    .selectFrom('ticket')
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .$if(of !== undefined, (query) =>
      query.where(({ or, eb }) =>
        or([eb('lead_unit_id', '=', of?.unitId ?? ''), eb('village_id', 'in', [...(of?.villageIds ?? [])])]),
      ),
    )
  const { found } = await within
    .select(({ fn }) => fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow()
  const rows = await within
    .select('body')
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return { tickets: rows.map((row) => JSON.parse(row.body) as Ticket), found }
}
