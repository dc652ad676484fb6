import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * 请假: who stands in for whom; the index by which tickets of one place and matter are counted; that by which
 * the courier finds what waits for each conversation; and that by which old messages are forgotten.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('leave')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('deputy_id', 'text', (column) => column.notNull())
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('to_day', 'text', (column) => column.notNull())
    .addColumn('told_at', 'bigint', (column) => column.notNull())
    .addColumn('told_by', 'text', (column) => column.notNull())
    .addColumn('cancelled_at', 'bigint')
    .execute()
  await sql`create index leave_days on leave (to_day) where cancelled_at is null`.execute(db)
  await sql`create index outbox_line on outbox (target, priority, id, not_before, attempts) where state = 'waiting'`.execute(
    db,
  )
  await sql`create index inbox_handled on inbox (received_at) where handled_at is not null`.execute(db)
  await sql`create index ticket_place on ticket (village_id, matter, received_at)`.execute(db)
}
