import type { Kysely } from 'kysely'

/** Why an entry of the knowledge base is to be withdrawn, with the proposal and with the version that it made. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('knowledge_proposal').addColumn('reason', 'text').execute()
  await schema.alterTable('knowledge_version').addColumn('reason', 'text').execute()
}
