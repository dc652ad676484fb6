import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Finds messages that were never said, so that they are not kept for ever. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_dropped on outbox (created_at) where state = 'dropped'`.execute(db)
}
