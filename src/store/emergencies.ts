import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'

/** Whether an emergency of this kind was told there since. */
export async function wasTold(
  db: Db,
  event: { conversation: string; kind: string },
  since: EpochMs,
): Promise<boolean> {
  const row = await db
    .selectFrom('emergency')
    .select('id')
    .where('conversation', '=', event.conversation)
    .where('kind', '=', event.kind)
    .where('at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How often it was told there since. */
export async function timesTold(
  db: Db,
  event: { conversation: string; kind: string },
  since: EpochMs,
): Promise<number> {
  const rows = await db
    .selectFrom('emergency')
    .select('id')
    .where('conversation', '=', event.conversation)
    .where('kind', '=', event.kind)
    .where('at', '>=', since)
    .execute()
  return rows.length
}

export async function saveEmergency(
  db: Db,
  event: { conversation: string; kind: string; at: EpochMs },
): Promise<void> {
  await db.insertInto('emergency').values(event).execute()
}
