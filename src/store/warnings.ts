import type { LocalDay } from '../domain/time.ts'
import type { Effect, NewWarning, Warning, WarningAct, WarningState } from '../domain/warning.ts'
import type { Db } from './database.ts'
import type { WarningTable } from './warning-tables.ts'

/** What of a warning stands in its JSON. */
type Body = Pick<Warning, 'count' | 'evidence' | 'effect'>

/** Writes the warning. @returns it with its number; undefined if the same was told before */
export async function insertWarning(db: Db, warning: NewWarning): Promise<Warning | undefined> {
  const { villageIds, count, evidence } = warning
  const row = await db
    .insertInto('warning')
    .values({
      kind: warning.kind,
      matter: warning.matter,
      villages: villageIds.join(' '),
      from_day: warning.fromDay,
      to_day: warning.toDay,
      state: 'open',
      raised_at: warning.raisedAt,
      unit_id: warning.unitId ?? null,
      due_day: warning.dueDay,
      measure_day: warning.measureDay,
      body: JSON.stringify({ count, evidence } satisfies Body),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  return row && warningOf(row)
}

export async function warningById(db: Db, id: number): Promise<Warning | undefined> {
  const row = await db.selectFrom('warning').selectAll().where('id', '=', id).executeTakeFirst()
  return row && warningOf(row)
}

/** Those that are neither dismissed nor measured, by their numbers. */
export async function openWarnings(db: Db): Promise<Warning[]> {
  const rows = await db
    .selectFrom('warning')
    .selectAll()
    .where('settled_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(warningOf)
}

/** Those of the kind that begin on the day or later, whatever became of them, by their numbers. */
export async function warningsSince(db: Db, kind: Warning['kind'], fromDay: LocalDay): Promise<Warning[]> {
  const rows = await db
    .selectFrom('warning')
    .selectAll()
    .where('kind', '=', kind)
    .where('from_day', '>=', fromDay)
    .orderBy('id')
    .execute()
  return rows.map(warningOf)
}

/** Changes what is given, and notes what was done. */
export async function changeWarning(
  db: Db,
  warning: Warning,
  act: Omit<WarningAct, 'warningId'>,
  change: {
    state?: WarningState
    unitId?: string
    dueDay?: LocalDay
    measureDay?: LocalDay
    settledAt?: number
    effect?: Effect
  },
): Promise<void> {
  const { state, unitId, dueDay, measureDay, settledAt, effect } = change
  const { kind, at, actor, textId = null } = act
  await db
    .insertInto('warning_act')
    .values({
      warning_id: warning.id,
      kind,
      at,
      actor,
      text_id: textId,
      unit_id: act.unitId ?? null,
      due_day: act.dueDay ?? null,
    })
    .execute()
  const { count, evidence } = warning
  await db
    .updateTable('warning')
    .set({
      state: state ?? warning.state,
      unit_id: unitId ?? warning.unitId ?? null,
      due_day: dueDay ?? warning.dueDay,
      measure_day: measureDay ?? warning.measureDay,
      settled_at: settledAt ?? null,
      ...(effect && { body: JSON.stringify({ count, evidence, effect } satisfies Body) }),
    })
    .where('id', '=', warning.id)
    .execute()
}

/** What was done about the warnings, in order. */
export async function actsOfWarnings(db: Db, ids: readonly number[]): Promise<WarningAct[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('warning_act')
    .selectAll()
    .where('warning_id', 'in', ids)
    .orderBy('warning_id')
    .orderBy('id')
    .execute()
  return rows.map(({ warning_id, kind, at, actor, text_id, unit_id, due_day }) => ({
    warningId: warning_id,
    kind,
    at,
    actor,
    ...(text_id !== null && { textId: text_id }),
    ...(unit_id !== null && { unitId: unit_id }),
    ...(due_day !== null && { dueDay: due_day }),
  }))
}

function warningOf(row: Omit<WarningTable, 'id'> & { id: number }): Warning {
  return {
    id: row.id,
    kind: row.kind,
    matter: row.matter,
    villageIds: row.villages.split(' ').filter((id) => id !== ''),
    fromDay: row.from_day,
    toDay: row.to_day,
    state: row.state,
    raisedAt: row.raised_at,
    dueDay: row.due_day,
    measureDay: row.measure_day,
    ...(row.unit_id !== null && { unitId: row.unit_id }),
    ...(row.settled_at !== null && { settledAt: row.settled_at }),
    ...(JSON.parse(row.body) as Body),
  }
}
