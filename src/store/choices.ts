import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'

/** Whose answer is waited for, and where. */
export interface Asked {
  person: string
  conversation: string
}

/** Waits for the person's choice in this conversation; a newer question replaces an older one. */
export async function saveChoice(
  db: Db,
  seal: Seal,
  asked: Asked,
  choice: { kind: string; body: unknown; expiresAt: EpochMs },
): Promise<void> {
  const values = {
    kind: choice.kind,
    body: seal.seal(JSON.stringify(choice.body)),
    expires_at: choice.expiresAt,
  }
  await db
    .insertInto('choice')
    .values({ ...asked, ...values })
    .onConflict((conflict) => conflict.columns(['person', 'conversation']).doUpdateSet(values))
    .execute()
}

/** The choice that is waited for, if it has not expired. */
export async function pendingChoice(
  db: Db,
  seal: Seal,
  asked: Asked,
  now: EpochMs,
): Promise<{ kind: string; body: unknown } | undefined> {
  const row = await db
    .selectFrom('choice')
    .select(['kind', 'body'])
    .where('person', '=', asked.person)
    .where('conversation', '=', asked.conversation)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && { kind: row.kind, body: JSON.parse(seal.open(row.body)) }
}

/** The kind of the choice that was waited for and expired at `since` or later, if no newer one has taken its place. */
export async function expiredChoice(
  db: Db,
  asked: Asked,
  { now, since }: { now: EpochMs; since: EpochMs },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('choice')
    .select('kind')
    .where('person', '=', asked.person)
    .where('conversation', '=', asked.conversation)
    .where('expires_at', '<=', now)
    .where('expires_at', '>=', since)
    .executeTakeFirst()
  return row?.kind
}

export async function clearChoice(db: Db, asked: Asked): Promise<void> {
  await db
    .deleteFrom('choice')
    .where('person', '=', asked.person)
    .where('conversation', '=', asked.conversation)
    .execute()
}

/** Everything that is waited for now. */
export async function allChoices(db: Db, seal: Seal, now: EpochMs): Promise<unknown[]> {
  const rows = await db.selectFrom('choice').select('body').where('expires_at', '>', now).execute()
  return rows.map((row) => JSON.parse(seal.open(row.body)) as unknown)
}
