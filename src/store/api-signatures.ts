import type { EpochMs } from '../domain/time.ts'
import { DAY_MS } from '../domain/time.ts'
import type { Db } from './database.ts'

/** Far beyond the time in which a signature is good, for the sake of a machine whose clock is set back. */
const KEPT_MS = DAY_MS

/** Remembers the signature for a day. @returns whether it is new; false: somebody sent it before */
export async function useSignature(db: Db, signature: string, now: EpochMs): Promise<boolean> {
  await db.deleteFrom('api_signature').where('expires_at', '<', now).execute()
  const result = await db
    .insertInto('api_signature')
    .values({ signature, expires_at: now + KEPT_MS })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}
