import type { Kysely } from 'kysely'

/** What comes in by chat: photos before their ticket, the office's own numbers, emergencies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('loose_photo')
    .addColumn('file_id', 'integer', (column) => column.primaryKey().references('file.id'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('loose_photo_sender')
    .on('loose_photo')
    .columns(['person', 'conversation'])
    .execute()
  await schema
    .createTable('office_number')
    .addColumn('words_key', 'text', (column) => column.primaryKey())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .execute()
  await schema
    .createTable('emergency')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('emergency_event')
    .on('emergency')
    .columns(['conversation', 'kind', 'at'])
    .execute()
}
