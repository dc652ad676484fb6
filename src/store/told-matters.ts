import { sql } from 'kysely'
import type { EpochMs } from '../domain/time.ts'
import type { Asked } from './choices.ts'
import type { Db } from './database.ts'
import type { ToldMatterTable } from './intake-tables.ts'
import type { Seal } from './seal.ts'

/** A matter that a villager told, before it is anybody's. */
export interface KeptMatter extends Asked {
  id: number
  at: EpochMs
  state: ToldMatterTable['state']
  villageId?: string
  matter?: string
  /** The teller's own words; gone once it is settled. */
  text?: string
  /** Where the teller is answered, if they told it in private. */
  contact?: string
  citizenId?: string
  ticketId?: number
}

/** @returns its number, 村事3 */
export async function insertToldMatter(
  db: Db,
  seal: Seal,
  told: Omit<KeptMatter, 'id' | 'ticketId'>,
): Promise<number> {
  const row = await db
    .insertInto('told_matter')
    .values({
      at: told.at,
      person: told.person,
      conversation: told.conversation,
      contact: told.contact ?? null,
      citizen_id: told.citizenId ?? null,
      village_id: told.villageId ?? null,
      matter: told.matter ?? null,
      sealed: told.text === undefined ? null : seal.seal(told.text),
      state: told.state,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function toldMatter(db: Db, seal: Seal, id: number): Promise<KeptMatter | undefined> {
  const row = await db.selectFrom('told_matter').selectAll().where('id', '=', id).executeTakeFirst()
  return row && keptOf(seal, row)
}

/** What waits for these villages, the oldest first. */
export async function mattersOffered(
  db: Db,
  seal: Seal,
  villageIds: readonly string[],
): Promise<KeptMatter[]> {
  if (villageIds.length === 0) return []
  const rows = await db
    .selectFrom('told_matter')
    .selectAll()
    .where('state', '=', sql.lit('offered'))
    .where('village_id', 'in', villageIds)
    .orderBy('id')
    .execute()
  return rows.map((row) => keptOf(seal, row))
}

/** What waits for a village and was told before then, the oldest first. */
export async function offeredBefore(db: Db, seal: Seal, before: EpochMs): Promise<KeptMatter[]> {
  const rows = await db
    .selectFrom('told_matter')
    .selectAll()
    .where('state', '=', sql.lit('offered'))
    .where('at', '<', before)
    .orderBy('id')
    .execute()
  return rows.map((row) => keptOf(seal, row))
}

/** The matter of this person that waits for their word since then. */
export async function matterAsked(
  db: Db,
  seal: Seal,
  { person, since }: { person: string; since: EpochMs },
): Promise<KeptMatter | undefined> {
  const row = await db
    .selectFrom('told_matter')
    .selectAll()
    .where('person', '=', person)
    .where('at', '>=', since)
    .where('state', '=', 'asked')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && keptOf(seal, row)
}

/** The person tells something else now: what they were asked about before is forgotten. */
export async function dropAsked(db: Db, person: string): Promise<void> {
  await db
    .updateTable('told_matter')
    .set({ state: 'expired', sealed: null, contact: null })
    .where('person', '=', person)
    .where('state', '=', 'asked')
    .execute()
}

/** How much was told since then: by this person, in this place, or what waits for this village of it. */
export async function countTold(
  db: Db,
  of: { person: string } | { conversation: string } | { villageId: string },
  since: EpochMs,
): Promise<number> {
  const query = db
    .selectFrom('told_matter')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('at', '>=', since)
  if ('person' in of) return (await query.where('person', '=', of.person).executeTakeFirstOrThrow()).count
  if ('conversation' in of)
    return (await query.where('conversation', '=', of.conversation).executeTakeFirstOrThrow()).count
  const waiting = query.where('state', '=', sql.lit('offered')).where('village_id', '=', of.villageId)
  return (await waiting.executeTakeFirstOrThrow()).count
}

/** Whether the bot said something there since: to this person, or about this matter. */
export async function wasOffered(
  db: Db,
  to: { person: string } | { conversation: string; matter: string | null },
  since: EpochMs,
): Promise<boolean> {
  const query = db.selectFrom('told_matter').select('id').where('at', '>=', since).limit(1)
  const row = await ('person' in to
    ? query.where('person', '=', to.person)
    : query.where('conversation', '=', to.conversation).where('matter', 'is', to.matter)
  ).executeTakeFirst()
  return row !== undefined
}

export async function passToVillage(db: Db, id: number): Promise<void> {
  await db.updateTable('told_matter').set({ state: 'offered' }).where('id', '=', id).execute()
}

/** It is settled: the words are kept with the ticket, or nowhere. */
export async function settleToldMatter(
  db: Db,
  id: number,
  settled: { state: 'taken'; ticketId: number } | { state: 'refused' },
): Promise<void> {
  const ticket_id = settled.state === 'taken' ? settled.ticketId : null
  await db
    .updateTable('told_matter')
    .set({ state: settled.state, sealed: null, contact: null, ticket_id })
    .where('id', '=', id)
    .execute()
}

/** Forgets the words that nobody took on before `unsettled`, and that anything was told before `all`. */
export async function forgetToldMatters(db: Db, before: { unsettled: EpochMs; all: EpochMs }): Promise<void> {
  await db
    .updateTable('told_matter')
    .set({ state: 'expired', sealed: null, contact: null })
    .where('state', 'in', ['asked', 'offered'])
    .where('at', '<', before.unsettled)
    .execute()
  await db.deleteFrom('told_matter').where('at', '<', before.all).execute()
}

function keptOf(seal: Seal, row: Omit<ToldMatterTable, 'id'> & { id: number }): KeptMatter {
  return {
    id: row.id,
    at: row.at,
    person: row.person,
    conversation: row.conversation,
    state: row.state,
    ...(row.village_id !== null && { villageId: row.village_id }),
    ...(row.matter !== null && { matter: row.matter }),
    ...(row.sealed !== null && { text: seal.open(row.sealed) }),
    ...(row.contact !== null && { contact: row.contact }),
    ...(row.citizen_id !== null && { citizenId: row.citizen_id }),
    ...(row.ticket_id !== null && { ticketId: row.ticket_id }),
  }
}
