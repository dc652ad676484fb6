import { sql } from 'kysely'
import type { EpochMs, LocalDay } from '../domain/time.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'

/** 请假: from the first to the last day, both included, the deputy is asked instead. */
export interface Leave {
  id: number
  personId: string
  deputyId: string
  fromDay: LocalDay
  toDay: LocalDay
}

export async function saveLeave(
  db: Db,
  leave: Omit<Leave, 'id'>,
  told: { at: EpochMs; by: string },
): Promise<void> {
  await db
    .insertInto('leave')
    .values({
      person_id: leave.personId,
      deputy_id: leave.deputyId,
      from_day: leave.fromDay,
      to_day: leave.toDay,
      told_at: told.at,
      told_by: told.by,
    })
    .execute()
}

const rowsFrom = compiled((db, { day }: { day: LocalDay }) =>
  db
    .selectFrom('leave')
    .select(['id', 'person_id', 'deputy_id', 'from_day', 'to_day'])
    .where('cancelled_at', 'is', null)
    .where('to_day', '>=', day),
)

/** Leaves that are not over on `day`, the newest first: of two that overlap the later word counts. */
export async function leavesFrom(db: Db, day: LocalDay): Promise<Leave[]> {
  const { rows } = await rowsFrom(db, { day })
  rows.sort((one, other) => other.id - one.id)
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    deputyId: row.deputy_id,
    fromDay: row.from_day,
    toDay: row.to_day,
  }))
}

/** 销假: the person's leaves that are not over end now. @returns how many */
export async function cancelLeaves(db: Db, personId: string, day: LocalDay, at: EpochMs): Promise<number> {
  const result = await db
    .updateTable('leave')
    .set({ cancelled_at: at })
    .where('person_id', '=', personId)
    .where('cancelled_at', 'is', sql.lit(null))
    .where('to_day', '>=', day)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
