import type { Responsibility } from '../domain/responsibility.ts'
import type { Db } from './database.ts'

/** What the station added to responsibilities.yaml in the chat, oldest first. */
export async function addedResponsibilities(db: Db): Promise<Responsibility[]> {
  const rows = await db.selectFrom('added_responsibility').select('body').orderBy('added_at').execute()
  return rows.map(({ body }) => JSON.parse(body) as Responsibility)
}
