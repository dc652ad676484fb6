import { sql } from 'kysely'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import { reviseKnowledge } from './knowledge-versions.ts'
import type { Seal } from './seal.ts'

/** The template that a ticket's reply is made from. */
export interface TemplateUse {
  ticketId: number
  entryId: string
  chosenBy: string
  chosenAt: EpochMs
  /** When a reply made from it was submitted. */
  repliedAt?: EpochMs
  /** When the reply was approved, and the wording learned. */
  taughtAt?: EpochMs
}

/** 学到的说法: how a citizen put it in a ticket, masked. */
export interface LearnedWording {
  ticketId: number
  entryId: string
  wording: string
  chosenBy: string
  taughtAt: EpochMs
}

/** Notes which template was taken for the ticket; an earlier choice, and what it taught, is forgotten. */
export async function chooseTemplate(
  db: Db,
  use: Pick<TemplateUse, 'ticketId' | 'entryId' | 'chosenBy' | 'chosenAt'>,
): Promise<void> {
  await forgetUse(db, use.ticketId)
  await db
    .insertInto('template_use')
    .values({
      ticket_id: use.ticketId,
      entry_id: use.entryId,
      chosen_by: use.chosenBy,
      chosen_at: use.chosenAt,
    })
    .execute()
}

export async function templateUseOf(db: Db, ticketId: number): Promise<TemplateUse | undefined> {
  const row = await db
    .selectFrom('template_use')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()
  return (
    row && {
      ticketId,
      entryId: row.entry_id,
      chosenBy: row.chosen_by,
      chosenAt: row.chosen_at,
      ...(row.replied_at !== null && { repliedAt: row.replied_at }),
      ...(row.taught_at !== null && { taughtAt: row.taught_at }),
    }
  )
}

/** Notes whether the reply that was submitted now is made from the template. */
export async function noteReplied(db: Db, ticketId: number, at: EpochMs | null): Promise<void> {
  await db.updateTable('template_use').set({ replied_at: at }).where('ticket_id', '=', ticketId).execute()
}

/** The ticket's wording belongs to the entry from now on; without a text it only counts. */
export async function teachWording(
  db: Db,
  taught: { ticketId: number; textId: number | null; at: EpochMs },
): Promise<void> {
  await db
    .updateTable('template_use')
    .set({ taught_at: taught.at, text_id: taught.textId })
    .where('ticket_id', '=', taught.ticketId)
    .execute()
  await reviseKnowledge(db)
}

/** Forgets which template was used for the ticket, and what that taught. @returns whether anything was known */
export async function forgetUse(db: Db, ticketId: number): Promise<boolean> {
  const row = await db
    .deleteFrom('template_use')
    .where('ticket_id', '=', ticketId)
    .returning(['taught_at', 'text_id'])
    .executeTakeFirst()
  if (!row) return false
  if (row.text_id !== null) await db.deleteFrom('text').where('id', '=', row.text_id).execute()
  if (row.taught_at !== null) await reviseKnowledge(db)
  return true
}

/** For how many tickets each entry was used with an approved reply. */
export async function adoptions(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('template_use')
    .select(({ fn }) => ['entry_id', fn.countAll<number>().as('count')])
    .where('taught_at', 'is not', null)
    .groupBy('entry_id')
    .execute()
  return new Map(rows.map(({ entry_id: entryId, count }) => [entryId, count]))
}

/** The newest wordings of each entry, or of one; those whose ticket's texts were erased are gone. */
export async function learnedWordings(
  db: Db,
  seal: Seal,
  { most, entryId }: { most: number; entryId?: string },
): Promise<LearnedWording[]> {
  const ranked = db
    .selectFrom('template_use as used')
    .innerJoin('text', 'text.id', 'used.text_id')
    .select(['used.ticket_id', 'used.entry_id', 'used.chosen_by', 'used.taught_at', 'text.sealed'])
    .select(
      sql<number>`row_number() over (partition by used.entry_id order by used.taught_at desc, used.ticket_id desc)`.as(
        'rank',
      ),
    )
    .where('used.taught_at', 'is not', null)
    .$if(entryId !== undefined, (query) => query.where('used.entry_id', '=', entryId ?? ''))
  const rows = await db
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('rank', '<=', most)
    .orderBy('entry_id')
    .orderBy('rank')
    .execute()
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    entryId: row.entry_id,
    wording: seal.open(row.sealed),
    chosenBy: row.chosen_by,
    taughtAt: row.taught_at ?? 0,
  }))
}
