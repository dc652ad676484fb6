import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'

/** A choice as it stands on a card: what is dispatched when somebody says its number. Holds no citizen's words. */
export interface StoredOption {
  leadUnitId: string
  assistUnitIds: readonly string[]
  matter?: string
}

/** Keeps what was proposed last for the ticket. */
export async function saveProposal(
  db: Db,
  ticketId: number,
  options: readonly StoredOption[],
  at: EpochMs,
): Promise<void> {
  const values = { options: JSON.stringify(options), at }
  await db
    .insertInto('proposal')
    .values({ ticket_id: ticketId, ...values })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(values))
    .execute()
}

/** What was proposed last; none if nothing ever was. */
export async function proposalOf(db: Db, ticketId: number): Promise<StoredOption[]> {
  const row = await db
    .selectFrom('proposal')
    .select('options')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.options) as StoredOption[]) : []
}
