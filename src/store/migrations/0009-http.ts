import type { Kysely } from 'kysely'

/** Signatures of requests that were taken, so that none counts twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('api_signature')
    .addColumn('signature', 'text', (column) => column.primaryKey())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema.createIndex('api_signature_expiry').on('api_signature').column('expires_at').execute()
}
