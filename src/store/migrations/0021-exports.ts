import type { Kysely } from 'kysely'

/** 导出: who took which tickets out as a table, and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('table_export')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('from_at', 'bigint', (column) => column.notNull())
    .addColumn('until_at', 'bigint', (column) => column.notNull())
    .addColumn('unit_id', 'text')
    .addColumn('rows', 'integer', (column) => column.notNull())
    .addColumn('has_content', 'integer', (column) => column.notNull())
    .execute()
}
