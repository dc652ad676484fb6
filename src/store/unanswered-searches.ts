import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'

/** 没搜到的: words for which the knowledge base holds nothing. */
export interface UnansweredSearch {
  id: number
  /** Masked. */
  words: string
  /** Entries that were found and did not fit. */
  offered: readonly string[]
  /** `staff:<id>`. */
  askedBy: string
  at: EpochMs
  /** When the asker wanted an entry for it. */
  wantedAt?: EpochMs
}

/** @returns its number */
export async function insertUnanswered(
  db: Db,
  seal: Seal,
  search: Pick<UnansweredSearch, 'words' | 'offered' | 'askedBy' | 'at'> & { ticketId?: number },
): Promise<number> {
  const row = await db
    .insertInto('unanswered_search')
    .values({
      ticket_id: search.ticketId ?? null,
      sealed: seal.seal(search.words),
      offered: JSON.stringify(search.offered),
      asked_by: search.askedBy,
      at: search.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** All that nothing answers yet, the oldest first. */
export async function openUnanswered(db: Db, seal: Seal): Promise<UnansweredSearch[]> {
  const rows = await db
    .selectFrom('unanswered_search')
    .select(['id', 'sealed', 'offered', 'asked_by', 'at', 'wanted_at'])
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    words: seal.open(row.sealed),
    offered: JSON.parse(row.offered) as string[],
    askedBy: row.asked_by,
    at: row.at,
    ...(row.wanted_at !== null && { wantedAt: row.wanted_at }),
  }))
}

/** Its asker wants an entry. @returns undefined if it is known no more, or answered meanwhile */
export async function wantAnswer(
  db: Db,
  seal: Seal,
  id: number,
  at: EpochMs,
): Promise<{ words: string } | undefined> {
  const row = await db
    .updateTable('unanswered_search')
    .set({ wanted_at: at })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returning('sealed')
    .executeTakeFirst()
  return row && { words: seal.open(row.sealed) }
}

/** They are answered by the entry; or (without one) the station wants nothing done about them. */
export async function closeUnanswered(
  db: Db,
  ids: readonly number[],
  closed: { at: EpochMs; entryId?: string },
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('unanswered_search')
    .set({ closed_at: closed.at, entry_id: closed.entryId ?? null })
    .where('id', 'in', [...ids])
    .execute()
}

/** The ticket's words are not to be read any more. */
export async function forgetSearchesOf(db: Db, ticketId: number): Promise<void> {
  await db.deleteFrom('unanswered_search').where('ticket_id', '=', ticketId).execute()
}
