import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** 会商 of a ticket's units, and who can come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('joint_meeting')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('ticket_id', 'integer', (column) => column.notNull().references('ticket.id'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('called_at', 'bigint', (column) => column.notNull())
    .addColumn('called_by', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute()
  // One meeting of a ticket is being arranged at a time.
  await sql`create unique index joint_meeting_open on joint_meeting (ticket_id) where ended_at is null`.execute(
    db,
  )
  await schema
    .createTable('joint_meeting_answer')
    .addColumn('meeting_id', 'integer', (column) => column.notNull().references('joint_meeting.id'))
    .addColumn('unit_id', 'text', (column) => column.notNull())
    .addColumn('comes', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('reason_text_id', 'integer')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('joint_meeting_answer_unit', ['meeting_id', 'unit_id'])
    .execute()
}
