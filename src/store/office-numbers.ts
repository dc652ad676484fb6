import type { Db } from './database.ts'

/** The number given to these words before, if they came before. */
export async function officeNumberOf(db: Db, wordsKey: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('office_number')
    .select('number')
    .where('words_key', '=', wordsKey)
    .executeTakeFirst()
  return row?.number
}

/** The last number that begins so. */
export async function lastOfficeNumber(db: Db, prefix: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('office_number')
    .select('number')
    .where('number', '>=', prefix)
    .where('number', '<', `${prefix}~`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number
}

export async function saveOfficeNumber(db: Db, wordsKey: string, number: string): Promise<void> {
  await db
    .insertInto('office_number')
    .values({ words_key: wordsKey, number })
    .onConflict((conflict) => conflict.column('words_key').doUpdateSet({ number }))
    .execute()
}
