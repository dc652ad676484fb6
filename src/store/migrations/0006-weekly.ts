import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The weekly supervision list with what became of its items, decisions of meetings, tickets by when they came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  // Wide enough for counting by day, place and matter without reading a ticket.
  await schema
    .createIndex('ticket_received')
    .on('ticket')
    .columns(['received_at', 'closed_at', 'village_id', 'matter'])
    .execute()
  await schema
    .createTable('weekly_list')
    .addColumn('week', 'text', (column) => column.primaryKey())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('weekly_item')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('ticket_id', 'integer', (column) => column.notNull().references('ticket.id'))
    .addColumn('unit_id', 'text', (column) => column.notNull())
    .addColumn('first_week', 'text', (column) => column.notNull())
    .addColumn('cleared_at', 'bigint')
    .execute()
  // One open item a ticket and unit, whatever a program does: another bad week joins it.
  await sql`create unique index weekly_item_open on weekly_item (ticket_id, unit_id) where cleared_at is null`.execute(
    db,
  )
  await schema
    .createIndex('weekly_item_week')
    .on('weekly_item')
    .columns(['first_week', 'cleared_at'])
    .execute()
  await schema
    .createTable('weekly_finding')
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('item_id', 'integer', (column) => column.notNull().references('weekly_item.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('weekly_finding_key', ['week', 'item_id', 'kind'])
    .execute()
  await schema
    .createTable('weekly_act')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('item_id', 'integer', (column) => column.notNull().references('weekly_item.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('text_id', 'integer')
    .addColumn('day', 'text')
    .addColumn('due_day', 'text')
    .execute()
  await schema.createIndex('weekly_act_item').on('weekly_act').columns(['item_id', 'id']).execute()
  await schema
    .createTable('decision')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('meeting_day', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('text_id', 'integer', (column) => column.notNull())
    .addColumn('unit_id', 'text')
    .addColumn('due_day', 'text')
    .addColumn('done_at', 'bigint')
    .addColumn('outcome_text_id', 'integer')
    .execute()
  await schema.createIndex('decision_meeting').on('decision').columns(['meeting_day', 'id']).execute()
}
