import { sql } from 'kysely'
import type { KeptReminder } from '../domain/ladder-standing.ts'
import type { PlannedReminder } from '../domain/reminders.ts'
import type { EpochMs } from '../domain/time.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import type { ReminderTable } from './schema.ts'

export interface DueReminder extends PlannedReminder {
  id: number
  ticketId: number
}

const waitingRows = compiled((db, { ticketId }: { ticketId: number }) =>
  db
    .selectFrom('reminder')
    .select(['id', 'kind', 'due_at'])
    .where('ticket_id', '=', ticketId)
    .where('state', '=', sql.lit('waiting')),
)

const setState = compiled((db, { ids, state }: { ids: readonly number[]; state: ReminderTable['state'] }) =>
  db.updateTable('reminder').set({ state }).where('id', 'in', ids),
)

/** One that was cancelled waits again; one that was said, or passed over, stays so. */
const putInLine = compiled((db, { rows }: { rows: readonly Omit<ReminderTable, 'id'>[] }) =>
  db
    .insertInto('reminder')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['ticket_id', 'kind', 'due_at'])
        .doUpdateSet({ state: 'waiting' })
        .where('reminder.state', '=', sql.lit('cancelled')),
    ),
)

/**
 * Makes the waiting reminders of the ticket those of the plan. A reminder that once was done stays done:
 * each is due once per (ticket, kind, due time), however often the ticket is planned again. One that repeats
 * and is due by `now` stays, though the plan already names the next morning.
 */
export async function rescheduleReminders(
  db: Db,
  ticketId: number,
  plan: readonly PlannedReminder[],
  now: EpochMs,
): Promise<void> {
  const waiting = (await waitingRows(db, { ticketId })).rows
  const keyOf = (kind: string, dueAt: number): string => `${kind}@${dueAt}`
  const wanted = new Set(plan.map(({ kind, dueAt }) => keyOf(kind, dueAt)))
  const repeating = new Set(plan.filter(({ repeats }) => repeats).map(({ kind }) => kind))
  const ids = waiting
    .filter(({ kind, due_at }) => !wanted.has(keyOf(kind, due_at)) && !(repeating.has(kind) && due_at <= now))
    .map(({ id }) => id)
  if (ids.length > 0) await setState(db, { ids, state: 'cancelled' })
  const known = new Set(waiting.map(({ kind, due_at }) => keyOf(kind, due_at)))
  const rows = plan
    .filter(({ kind, dueAt }) => !known.has(keyOf(kind, dueAt)))
    .map(({ kind, dueAt }) => ({ ticket_id: ticketId, kind, due_at: dueAt, state: 'waiting' as const }))
  if (rows.length > 0) await putInLine(db, { rows })
}

const dueRows = compiled((db, { now, limit }: { now: EpochMs; limit: number }) =>
  db
    .selectFrom('reminder')
    .select(['id', 'ticket_id', 'kind', 'due_at'])
    .where('state', '=', sql.lit('waiting'))
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit),
)

/** At most `limit` waiting reminders due at `now`, the earliest first. */
export async function dueReminders(db: Db, now: EpochMs, limit: number): Promise<DueReminder[]> {
  const { rows } = await dueRows(db, { now, limit })
  return rows.map((row) => ({ id: row.id, ticketId: row.ticket_id, kind: row.kind, dueAt: row.due_at }))
}

/** The reminders were said, or something else was said in their place; they are never due again. */
export async function finishReminders(
  db: Db,
  ids: readonly number[],
  state: 'done' | 'skipped',
): Promise<void> {
  if (ids.length === 0) return
  await setState(db, { ids, state })
}

/** The reminders of the tickets that have gone out, in the order they fell due. */
export async function remindersDone(db: Db, ticketIds: readonly number[]): Promise<DueReminder[]> {
  if (ticketIds.length === 0) return []
  const rows = await db
    .selectFrom('reminder')
    .select(['id', 'ticket_id', 'kind', 'due_at'])
    .where('ticket_id', 'in', ticketIds)
    .where('state', '=', sql.lit('done'))
    .orderBy('due_at')
    .execute()
  return rows.map((row) => ({ id: row.id, ticketId: row.ticket_id, kind: row.kind, dueAt: row.due_at }))
}

/** Every reminder that the ticket ever had. */
export async function remindersOf(db: Db, ticketId: number): Promise<KeptReminder[]> {
  const rows = await db
    .selectFrom('reminder')
    .select(['kind', 'due_at', 'state'])
    .where('ticket_id', '=', ticketId)
    .orderBy('due_at')
    .execute()
  return rows.map(({ kind, due_at, state }) => ({ kind, dueAt: due_at, state }))
}

/** When the next waiting reminder falls due, if any. */
export async function nextReminderAt(db: Db): Promise<EpochMs | undefined> {
  const row = await db
    .selectFrom('reminder')
    .select('due_at')
    .where('state', '=', sql.lit('waiting'))
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at
}
