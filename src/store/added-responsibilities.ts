import type { Responsibility } from '../domain/responsibility.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'

/** What the station added to responsibilities.yaml in the chat, oldest first. */
export async function addedResponsibilities(db: Db): Promise<Responsibility[]> {
  const rows = await db.selectFrom('added_responsibility').select('body').orderBy('added_at').execute()
  return rows.map(({ body }) => JSON.parse(body) as Responsibility)
}

/** Adds the matter, or writes it anew. */
export async function saveAddedResponsibility(
  db: Db,
  entry: Responsibility,
  by: { at: EpochMs; actor: string },
): Promise<void> {
  const values = { body: JSON.stringify(entry), added_at: by.at, added_by: by.actor }
  await db
    .insertInto('added_responsibility')
    .values({ matter: entry.matter, ...values })
    .onConflict((conflict) => conflict.column('matter').doUpdateSet(values))
    .execute()
}
