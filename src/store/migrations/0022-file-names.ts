import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What people call their files may name a caller: nothing asks for it, and an import's is sealed from here on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table file drop column name`.execute(db)
  await sql`update import_job set file_name = ''`.execute(db)
}
