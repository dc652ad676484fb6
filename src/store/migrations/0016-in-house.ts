import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** 未诉先办: which tickets are the office's own, and what villagers told before it became one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .alterTable('ticket')
    .addColumn('in_house', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`create index ticket_in_house on ticket (received_at) where in_house = 1`.execute(db)
  await schema
    .createTable('told_matter')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('contact', 'text')
    .addColumn('citizen_id', 'text')
    .addColumn('village_id', 'text')
    .addColumn('matter', 'text')
    .addColumn('sealed', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('ticket_id', 'integer', (column) => column.references('ticket.id'))
    .execute()
  await schema.createIndex('told_matter_person').on('told_matter').columns(['person', 'at']).execute()
  await schema.createIndex('told_matter_place').on('told_matter').columns(['conversation', 'at']).execute()
  await sql`create index told_matter_open on told_matter (village_id) where state = 'offered'`.execute(db)
}
