import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Tickets, their events and texts, citizens, reminders, outbox and inbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tickets(db)
  await citizens(db)
  await waiting(db)
  await messages(db)
}

async function tickets(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('ticket')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('code', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('matter', 'text')
    .addColumn('village_id', 'text')
    .addColumn('lead_unit_id', 'text')
    .addColumn('citizen_id', 'text')
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('deadline', 'bigint')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('head_hash', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  // No two open tickets share a code, whatever a program does.
  await sql`create unique index ticket_open_code on ticket (code) where state <> 'closed'`.execute(db)
  await sql`create index ticket_open_lead on ticket (lead_unit_id, state) where state <> 'closed'`.execute(db)
  await sql`create index ticket_open_state on ticket (state, received_at) where state <> 'closed'`.execute(db)
  await schema.createIndex('ticket_code').on('ticket').columns(['code', 'id']).execute()
  await schema.createIndex('ticket_citizen').on('ticket').columns(['citizen_id', 'id']).execute()
  await sql`create index ticket_closed_at on ticket (closed_at) where closed_at is not null`.execute(db)

  await schema
    .createTable('assignment')
    .addColumn('ticket_id', 'integer', (column) => column.notNull().references('ticket.id'))
    .addColumn('unit_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('acknowledged_at', 'bigint')
    .addColumn('open', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('assignment_key', ['ticket_id', 'unit_id'])
    .execute()
  await sql`create index assignment_open on assignment (unit_id, ticket_id) where open = 1`.execute(db)

  await schema
    .createTable('ticket_event')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('ticket_id', 'integer', (column) => column.notNull().references('ticket.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('prev_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addUniqueConstraint('ticket_event_seq', ['ticket_id', 'seq'])
    .execute()
  await schema
    .createTable('checkpoint')
    .addColumn('day', 'text', (column) => column.primaryKey())
    .addColumn('last_event_id', 'integer', (column) => column.notNull())
    .addColumn('ticket_count', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('text')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('ticket_id', 'integer')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('text_ticket').on('text').column('ticket_id').execute()
  await schema
    .createTable('file')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('ticket_id', 'integer')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
}

async function citizens({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('citizen')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text')
    .addColumn('phone_key', 'text')
    .addColumn('last4_key', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('erased_at', 'bigint')
    .execute()
  await schema.createIndex('citizen_phone').on('citizen').column('phone_key').execute()
  await schema
    .createTable('citizen_contact')
    .addColumn('citizen_id', 'text', (column) => column.primaryKey().references('citizen.id'))
    .addColumn('alias', 'text', (column) => column.notNull().unique())
    .addColumn('linked_at', 'bigint', (column) => column.notNull())
    .addColumn('linked_by', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('link_attempt')
    .addColumn('contact', 'text', (column) => column.primaryKey())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('pairing', 'text', (column) => column.unique())
    .execute()
}

async function waiting(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reminder')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('ticket_id', 'integer', (column) => column.notNull().references('ticket.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addUniqueConstraint('reminder_once', ['ticket_id', 'kind', 'due_at'])
    .execute()
  await sql`create index reminder_due on reminder (due_at) where state = 'waiting'`.execute(db)
  await db.schema
    .createTable('choice')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('choice_key', ['person', 'conversation'])
    .execute()
  await db.schema
    .createTable('meta')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('dedupe_key', 'text', (column) => column.notNull().unique())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('ticket_id', 'integer')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('platform_message_id', 'text')
    .addColumn('sent_at', 'bigint')
    .addColumn('last_error', 'text')
    .execute()
  await sql`create index outbox_waiting on outbox (not_before) where state = 'waiting'`.execute(db)
  await sql`create index outbox_sending on outbox (lease_until) where state = 'sending'`.execute(db)
  await sql`create index outbox_sent on outbox (target, sent_at) where state = 'sent'`.execute(db)
  await sql`create index outbox_sent_at on outbox (sent_at) where state = 'sent'`.execute(db)
  await sql`create index outbox_dead on outbox (id) where state = 'dead'`.execute(db)
  await db.schema
    .createTable('inbox')
    .addColumn('message_id', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('sealed', 'text')
    .addColumn('handled_at', 'bigint')
    .execute()
  await sql`create index inbox_unhandled on inbox (received_at) where handled_at is null`.execute(db)
}
