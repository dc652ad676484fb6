import type { Kysely } from 'kysely'

/** Which ticket a photo belongs to, so that it is forgotten with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('file_ticket').on('file').column('ticket_id').execute()
  const old = db as Kysely<{
    ticket_event: { ticket_id: number; body: string }
    file: { id: number; ticket_id: number | null }
  }>
  // A new database has none, and need not look through its events.
  if (!(await old.selectFrom('file').select('id').limit(1).executeTakeFirst())) return
  const events = await old
    .selectFrom('ticket_event')
    .select(['ticket_id', 'body'])
    .where('body', 'like', '%"fileId"%')
    .execute()
  for (const { ticket_id, body } of events) {
    const { fileId } = JSON.parse(body) as { fileId: number }
    await old.updateTable('file').set({ ticket_id }).where('id', '=', fileId).execute()
  }
}
