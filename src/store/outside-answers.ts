import { sql } from 'kysely'
import type { EpochMs } from '../domain/time.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import type { Target } from './outbox.ts'
import { targetKey } from './outbox.ts'

/** Kind of the answers to citizens and strangers. */
export const OUTSIDE_ANSWER = 'answer-outside'

const waiting = compiled((db, { target }: { target: string }) =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', sql.lit('waiting'))
    .where('target', '=', target)
    .where('kind', '=', sql.lit(OUTSIDE_ANSWER)),
)
const sent = compiled((db, { target, since }: { target: string; since: EpochMs }) =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', sql.lit('sent'))
    .where('target', '=', target)
    .where('sent_at', '>', since)
    .where('kind', '=', sql.lit(OUTSIDE_ANSWER)),
)

/** How many answers to people outside the office were sent there since, or wait to be. */
export async function countOutsideAnswers(db: Db, target: Target, since: EpochMs): Promise<number> {
  const key = targetKey(target)
  const found = [
    ...(await waiting(db, { target: key })).rows,
    ...(await sent(db, { target: key, since })).rows,
  ]
  return found.reduce((sum, { count }) => sum + count, 0)
}
