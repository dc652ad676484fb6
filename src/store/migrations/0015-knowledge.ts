import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The knowledge base: versions, what waits for approval, what templates were used for, and what nothing was found for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('knowledge_version')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('content', 'text')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('author', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('knowledge_version_no', ['entry_id', 'no'])
    .execute()
  await schema
    .createTable('knowledge_entry')
    .addColumn('entry_id', 'text', (column) => column.primaryKey())
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('file_hash', 'text')
    .execute()
  await schema
    .createTable('knowledge_proposal')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('base_no', 'integer', (column) => column.notNull())
    .addColumn('content', 'text')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('author', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .execute()
  await sql`create index knowledge_proposal_waiting on knowledge_proposal (id) where state = 'waiting'`.execute(
    db,
  )
  await schema
    .createTable('template_use')
    .addColumn('ticket_id', 'integer', (column) => column.primaryKey().references('ticket.id'))
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('chosen_by', 'text', (column) => column.notNull())
    .addColumn('chosen_at', 'bigint', (column) => column.notNull())
    .addColumn('replied_at', 'bigint')
    .addColumn('taught_at', 'bigint')
    .addColumn('text_id', 'integer')
    .execute()
  await sql`create index template_use_taught on template_use (entry_id, taught_at) where taught_at is not null`.execute(
    db,
  )
  await schema
    .createTable('unanswered_search')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('ticket_id', 'integer')
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('offered', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('wanted_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('entry_id', 'text')
    .execute()
  await sql`create index unanswered_search_open on unanswered_search (id) where closed_at is null`.execute(db)
  await schema.createIndex('unanswered_search_at').on('unanswered_search').column('at').execute()
  await schema.createIndex('unanswered_search_ticket').on('unanswered_search').column('ticket_id').execute()
}
