import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import type { TextTable } from './schema.ts'
import type { Seal } from './seal.ts'

/**
 * What a text is: the citizen's content, a unit's reply, a note, a reason, what the citizen answered, the masked wording
 * that a ticket taught the knowledge base.
 */
export type TextKind = 'content' | 'reply' | 'note' | 'reason' | 'remark' | 'wording'

const insertRow = compiled((db, { row }: { row: Omit<TextTable, 'id'> }) =>
  db.insertInto('text').values(row).returning('id'),
)

/** Stores what somebody wrote, sealed. @returns the id that events refer to */
export async function insertText(
  db: Db,
  seal: Seal,
  text: { ticketId: number | null; kind: TextKind; author: string; at: number; body: string },
): Promise<number> {
  const { ticketId, body, ...facts } = text
  const { rows } = await insertRow(db, { row: { ...facts, ticket_id: ticketId, sealed: seal.seal(body) } })
  const [row] = rows
  if (!row) throw new Error('a text was not stored')
  return row.id
}

const attach = compiled((db, { textId, ticketId }: { textId: number; ticketId: number }) =>
  db.updateTable('text').set({ ticket_id: ticketId }).where('id', '=', textId),
)

/** Says which ticket a text belongs to, once that is known. */
export async function attachText(db: Db, textId: number, ticketId: number): Promise<void> {
  await attach(db, { textId, ticketId })
}

/** The texts that are still there, sealed. */
export async function sealedTexts(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.selectFrom('text').select(['id', 'sealed']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, sealed }) => [id, sealed]))
}

/** Texts looked through for earlier replies: a scan of all would cost more each year. */
const TEXTS_LOOKED_AT = 1000

/** The newest replies to other tickets, in the order they were written last. */
export async function latestReplies(
  db: Db,
  seal: Seal,
  { count, exceptOf }: { count: number; exceptOf: number },
): Promise<string[]> {
  const newest = await db
    .selectFrom('text')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  const rows = await db
    .selectFrom('text')
    .select('sealed')
    .where('id', '>', (newest?.id ?? 0) - TEXTS_LOOKED_AT)
    .where('kind', '=', 'reply')
    .where('ticket_id', '<>', exceptOf)
    .orderBy('id', 'desc')
    .limit(count)
    .execute()
  return rows.map(({ sealed }) => seal.open(sealed))
}

const sealedText = compiled((db, { textId }: { textId: number }) =>
  db.selectFrom('text').select('sealed').where('id', '=', textId),
)

/** What was written; undefined once it was erased. */
export async function textBody(db: Db, seal: Seal, textId: number): Promise<string | undefined> {
  const [row] = (await sealedText(db, { textId })).rows
  return row && seal.open(row.sealed)
}
