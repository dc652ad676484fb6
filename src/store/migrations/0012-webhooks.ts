import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What programs of other offices are told of a ticket, each change a row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('webhook_message')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('webhook', 'text', (column) => column.notNull())
    .addColumn('ticket_id', 'integer', (column) => column.notNull().references('ticket.id'))
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('give_up_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('last_error', 'text')
    .addUniqueConstraint('webhook_message_event', ['webhook', 'event_id'])
    .execute()
  await sql`create index webhook_message_waiting on webhook_message (webhook, ticket_id, id) where state = 'waiting'`.execute(
    db,
  )
  await sql`create index webhook_message_dead on webhook_message (webhook, created_at) where state = 'dead'`.execute(
    db,
  )
  await sql`create index webhook_message_age on webhook_message (sent_at) where state = 'sent'`.execute(db)
  await sql`create index webhook_message_sent on webhook_message (webhook, sent_at) where state = 'sent'`.execute(
    db,
  )
}
