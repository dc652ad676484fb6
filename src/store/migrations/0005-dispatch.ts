import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * The choices that stand on the station's cards, what the station added to the responsibility list, and the index by
 * which returns are counted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('proposal')
    .addColumn('ticket_id', 'integer', (column) => column.primaryKey().references('ticket.id'))
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('added_responsibility')
    .addColumn('matter', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('added_at', 'bigint', (column) => column.notNull())
    .addColumn('added_by', 'text', (column) => column.notNull())
    .execute()
  await sql`create index ticket_event_returns on ticket_event (at) where type in ('return_requested', 'return_granted', 'return_refused')`.execute(
    db,
  )
}
