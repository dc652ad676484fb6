import { sql } from 'kysely'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import type { OutboxRow } from './schema.ts'
import type { Seal } from './seal.ts'

// States stand as literals in the queries, so that SQLite sees that its partial indexes apply.

/** Where a message goes: a group by its topic, a person, a citizen, or a contact nobody knows yet. */
export type Target = { room: string } | { staff: string } | { citizen: string } | { contact: string }

/** 0 a new urgent ticket, 1 the answer to somebody waiting, 2 a first push, 3 reminders and the rest. */
export type Priority = 0 | 1 | 2 | 3

export interface OutboxMessage {
  text: string
  /** Person ids to @-mention; only in rooms. */
  mentions?: readonly string[]
}

export interface NewOutboxEntry {
  /** Equal keys are one message: a second write is ignored. */
  key: string
  target: Target
  kind: string
  message: OutboxMessage
  priority: Priority
  ticketId?: number
  notBefore: EpochMs
}

export interface OutboxEntry extends NewOutboxEntry {
  id: number
  attempts: number
  state: OutboxRow['state']
  createdAt: EpochMs
  leaseUntil?: EpochMs
}

export function targetKey(target: Target): string {
  const [[kind, id]] = Object.entries(target) as [[string, string]]
  return `${kind}:${id}`
}

function targetOf(key: string): Target {
  const colon = key.indexOf(':')
  return { [key.slice(0, colon)]: key.slice(colon + 1) } as unknown as Target
}

/** Queues a message. @returns false if one with this key was queued before, and then nothing is written */
export async function enqueue(db: Db, seal: Seal, entry: NewOutboxEntry, now: EpochMs): Promise<boolean> {
  return (await enqueueAll(db, seal, [entry], now)) === 1
}

/** SQLite takes 32 766 values a statement. */
const ROWS_AT_ONCE = 500

/** Queues messages, leaving out each whose key was queued before. @returns how many are new */
export async function enqueueAll(
  db: Db,
  seal: Seal,
  entries: readonly NewOutboxEntry[],
  now: EpochMs,
): Promise<number> {
  let added = 0
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
    const result = await db
      .insertInto('outbox')
      .values(entries.slice(from, from + ROWS_AT_ONCE).map((entry) => rowOf(entry, seal, now)))
      .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
      .executeTakeFirst()
    added += Number(result.numInsertedOrUpdatedRows)
  }
  return added
}

function rowOf(entry: NewOutboxEntry, seal: Seal, now: EpochMs) {
  return {
    dedupe_key: entry.key,
    target: targetKey(entry.target),
    kind: entry.kind,
    payload: seal.seal(JSON.stringify(entry.message)),
    priority: entry.priority,
    ticket_id: entry.ticketId ?? null,
    created_at: now,
    not_before: entry.notBefore,
    attempts: 0,
    state: 'waiting' as const,
  }
}

/** What may be sent at `now`: urgent first, then in the order written. */
export async function dueEntries(db: Db, seal: Seal, now: EpochMs, limit = 200): Promise<OutboxEntry[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', sql.lit('waiting'))
    .where('not_before', '<=', now)
    .orderBy('priority')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => entryOf(row, seal))
}

/** Rows that a sender has taken and not settled: after a crash, or while a send runs. */
export async function sendingEntries(db: Db, seal: Seal): Promise<OutboxEntry[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', sql.lit('sending'))
    .orderBy('id')
    .execute()
  return rows.map((row) => entryOf(row, seal))
}

function entryOf(row: OutboxRow, seal: Seal): OutboxEntry {
  const target = targetOf(row.target)
  return {
    id: row.id,
    key: row.dedupe_key,
    target,
    kind: row.kind,
    message: JSON.parse(seal.open(row.payload)) as OutboxMessage,
    priority: row.priority as Priority,
    ...(row.ticket_id !== null && { ticketId: row.ticket_id }),
    notBefore: row.not_before,
    attempts: row.attempts,
    state: row.state,
    createdAt: row.created_at,
    ...(row.lease_until !== null && { leaseUntil: row.lease_until }),
  }
}

/** Takes the rows for sending until `leaseUntil`. @returns the ids that were still waiting */
export async function takeForSending(db: Db, ids: readonly number[], leaseUntil: EpochMs): Promise<number[]> {
  const rows = await db
    .updateTable('outbox')
    .set(({ eb }) => ({
      state: 'sending' as const,
      lease_until: leaseUntil,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', ids)
    .where('state', '=', sql.lit('waiting'))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function markSent(
  db: Db,
  ids: readonly number[],
  sent: { at: EpochMs; platformMessageId: string | null },
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: sent.at, platform_message_id: sent.platformMessageId, lease_until: null })
    .where('id', 'in', ids)
    .execute()
}

/** Gives the rows back for another try at `notBefore`, or buries them. `error` must hold no citizen data. */
export async function markFailed(
  db: Db,
  ids: readonly number[],
  failure: { state: 'waiting' | 'dead'; notBefore: EpochMs; error: string },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: failure.state,
      not_before: failure.notBefore,
      lease_until: null,
      last_error: failure.error.slice(0, 300),
    })
    .where('id', 'in', ids)
    .execute()
}

/**
 * The clock was set back: what was due by it before stays due, and what waits for another try waits no longer
 * than it would have. What waits for the morning goes on waiting for it.
 */
export async function pullForward(db: Db, clock: { from: EpochMs; to: EpochMs }): Promise<void> {
  const { from, to } = clock
  await db
    .updateTable('outbox')
    .set({
      not_before: sql<number>`case when not_before <= ${from} then ${to} else not_before - ${from - to} end`,
    })
    .where('state', '=', sql.lit('waiting'))
    .where('not_before', '>', to)
    .where(({ eb, or }) => or([eb('not_before', '<=', from), eb('attempts', '>', 0)]))
    .execute()
}

/** Puts dead rows back in line. @returns how many */
export async function reviveDead(db: Db, now: EpochMs): Promise<number> {
  const result = await db
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, not_before: now })
    .where('state', '=', sql.lit('dead'))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Send times to the target since `since`, oldest first: one per chat message, however many rows it bundled. */
export async function sentTimes(db: Db, target: Target, since: EpochMs): Promise<EpochMs[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('sent_at')
    .distinct()
    .where('state', '=', sql.lit('sent'))
    .where('target', '=', targetKey(target))
    .where('sent_at', '>', since)
    .orderBy('sent_at')
    .execute()
  return rows.map((row) => row.sent_at as number)
}

/** When the next waiting row may go, if any. */
export async function nextSendAt(db: Db): Promise<EpochMs | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('not_before')
    .where('state', '=', sql.lit('waiting'))
    .orderBy('not_before')
    .limit(1)
    .executeTakeFirst()
  return row?.not_before
}

/** Send times of the whole account since `since`, oldest first, one per chat message. */
export async function sentTimesOfAccount(db: Db, since: EpochMs): Promise<EpochMs[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['sent_at', 'target'])
    .distinct()
    .where('state', '=', sql.lit('sent'))
    .where('sent_at', '>', since)
    .orderBy('sent_at')
    .execute()
  return rows.map((row) => row.sent_at as number)
}
