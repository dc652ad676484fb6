import type { Decision } from '../domain/meeting.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import type { DecisionTable } from './schema.ts'

/** Notes what a meeting decided. @returns its number */
export async function insertDecision(
  db: Db,
  decision: Omit<Decision, 'id' | 'doneAt' | 'outcomeTextId'> & { at: EpochMs; actor: string },
): Promise<number> {
  const { meetingDay, at, actor, textId, unitId = null, dueDay = null } = decision
  const row = await db
    .insertInto('decision')
    .values({ meeting_day: meetingDay, at, actor, text_id: textId, unit_id: unitId, due_day: dueDay })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function decisionById(db: Db, id: number): Promise<Decision | undefined> {
  const row = await db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()
  return row && decisionOf(row)
}

/** Notes what came of it. */
export async function finishDecision(
  db: Db,
  id: number,
  outcome: { doneAt: EpochMs; textId: number },
): Promise<void> {
  await db
    .updateTable('decision')
    .set({ done_at: outcome.doneAt, outcome_text_id: outcome.textId })
    .where('id', '=', id)
    .execute()
}

/** What the last meeting decided, and what earlier ones did that is not done; by their numbers. */
export async function decisionsToReport(db: Db): Promise<Decision[]> {
  const last = await db
    .selectFrom('decision')
    .select('meeting_day')
    .orderBy('meeting_day', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return []
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where(({ or, eb }) => or([eb('meeting_day', '=', last.meeting_day), eb('done_at', 'is', null)]))
    .orderBy('id')
    .execute()
  return rows.map(decisionOf)
}

function decisionOf(row: Omit<DecisionTable, 'id'> & { id: number }): Decision {
  return {
    id: row.id,
    meetingDay: row.meeting_day,
    textId: row.text_id,
    ...(row.unit_id !== null && { unitId: row.unit_id }),
    ...(row.due_day !== null && { dueDay: row.due_day }),
    ...(row.done_at !== null && { doneAt: row.done_at }),
    ...(row.outcome_text_id !== null && { outcomeTextId: row.outcome_text_id }),
  }
}
