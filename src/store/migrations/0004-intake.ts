import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Imports of files: how far each has come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('import_job')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('file_id', 'integer', (column) => column.notNull().references('file.id'))
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('next_row', 'integer', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .execute()
  await sql`create index import_job_running on import_job (id) where state = 'running'`.execute(db)
}
