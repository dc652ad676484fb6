import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** When a contact last failed to prove who they are, so that it is not kept for ever; those of before count as of now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table link_attempt add column last_at bigint not null default 0`.execute(db)
  await sql`update link_attempt set last_at = unixepoch() * 1000`.execute(db)
}
