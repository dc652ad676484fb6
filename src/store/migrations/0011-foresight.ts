import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Warnings of seasons and bursts, and what was done about them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('warning')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('matter', 'text', (column) => column.notNull())
    .addColumn('villages', 'text', (column) => column.notNull())
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('to_day', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('raised_at', 'bigint', (column) => column.notNull())
    .addColumn('unit_id', 'text')
    .addColumn('due_day', 'text', (column) => column.notNull())
    .addColumn('measure_day', 'text', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  // The same season or burst is told once, whatever a program does.
  await schema
    .createIndex('warning_once')
    .unique()
    .on('warning')
    .columns(['kind', 'matter', 'from_day', 'villages'])
    .execute()
  await schema.createIndex('warning_matter').on('warning').columns(['kind', 'matter', 'from_day']).execute()
  await sql`create index warning_open on warning (id) where settled_at is null`.execute(db)
  await schema
    .createTable('warning_act')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('warning_id', 'integer', (column) => column.notNull().references('warning.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('text_id', 'integer')
    .addColumn('unit_id', 'text')
    .addColumn('due_day', 'text')
    .execute()
  await schema.createIndex('warning_act_of').on('warning_act').columns(['warning_id', 'id']).execute()
}
