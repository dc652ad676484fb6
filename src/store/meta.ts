import { compiled } from './compiled.ts'
import type { Db } from './database.ts'

const valueUnder = compiled((db, { key }: { key: string }) =>
  db.selectFrom('meta').select('value').where('key', '=', key),
)

/** A fact the program keeps about itself: when a daily duty last ran. */
export async function readMeta(db: Db, key: string): Promise<string | undefined> {
  const [row] = (await valueUnder(db, { key })).rows
  return row?.value
}

const upsert = compiled((db, { key, value }: { key: string; value: string }) =>
  db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
)

export async function writeMeta(db: Db, key: string, value: string): Promise<void> {
  await upsert(db, { key, value })
}
