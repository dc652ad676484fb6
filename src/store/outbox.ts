import { sql } from 'kysely'
import type { ListLine } from '../domain/list-line.ts'
import type { EpochMs } from '../domain/time.ts'
import { compiled } from './compiled.ts'
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
  /** The same as a line of a list, where several go in one message. */
  line?: ListLine
  /** A picture or document of the file store to send; the text is then its name and nothing else is said. */
  file?: { fileId: number; name: string }
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
  lastError?: string
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

const insertNew = compiled((db, { rows }: { rows: readonly ReturnType<typeof rowOf>[] }) =>
  db
    .insertInto('outbox')
    .values(rows)
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing()),
)

/** Queues messages, leaving out each whose key was queued before. @returns how many are new */
export async function enqueueAll(
  db: Db,
  seal: Seal,
  entries: readonly NewOutboxEntry[],
  now: EpochMs,
): Promise<number> {
  let added = 0
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
    const rows = entries.slice(from, from + ROWS_AT_ONCE).map((entry) => rowOf(entry, seal, now))
    const { numAffectedRows } = await insertNew(db, { rows })
    added += Number(numAffectedRows)
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

const targetsDue = compiled((db, { now }: { now: EpochMs }) =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => ['target', fn.min('priority').as('priority'), fn.min('id').as('id')])
    .where('state', '=', sql.lit('waiting'))
    .where('not_before', '<=', now)
    .groupBy('target')
    .orderBy('priority')
    .orderBy('id'),
)

/** Conversations that have something to be sent at `now`: the most urgent first, then whose message is oldest. */
export async function waitingTargets(
  db: Db,
  now: EpochMs,
): Promise<{ target: string; priority: Priority }[]> {
  const { rows } = await targetsDue(db, { now })
  return rows.map(({ target, priority }) => ({ target, priority: priority as Priority }))
}

const lineOf = compiled((db, { target, now, limit }: { target: string; now: EpochMs; limit: number }) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', sql.lit('waiting'))
    .where('target', '=', target)
    .where(({ eb, or }) => or([eb('not_before', '<=', now), eb('attempts', '>', 0)]))
    .orderBy('priority')
    .orderBy('id')
    .limit(limit),
)

/**
 * What may be sent to the conversation at `now`, urgent first, then in the order written. A message that failed
 * and waits for another try holds back what comes after it, so that the order is kept.
 */
export async function dueEntriesOf(
  db: Db,
  seal: Seal,
  target: string,
  options: { now: EpochMs; limit: number },
): Promise<OutboxEntry[]> {
  const { rows } = await lineOf(db, { target, ...options })
  const held = rows.findIndex((row) => row.not_before > options.now)
  return (held < 0 ? rows : rows.slice(0, held)).map((row) => entryOf(row, seal))
}

/** Rows that a sender has taken and not settled, the oldest taken first: after a crash, or while a send runs. */
export async function sendingEntries(db: Db, seal: Seal): Promise<OutboxEntry[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', sql.lit('sending'))
    .orderBy('lease_until')
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
    ...(row.last_error !== null && { lastError: row.last_error }),
    ...(row.lease_until !== null && { leaseUntil: row.lease_until }),
    createdAt: row.created_at,
  }
}

const take = compiled((db, { ids, leaseUntil }: { ids: readonly number[]; leaseUntil: EpochMs }) =>
  db
    .updateTable('outbox')
    .set(({ eb }) => ({
      state: 'sending' as const,
      lease_until: leaseUntil,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', ids)
    .where('state', '=', sql.lit('waiting'))
    .returning('id'),
)

/** Takes the rows for sending until `leaseUntil`. @returns the ids that were still waiting */
export async function takeForSending(db: Db, ids: readonly number[], leaseUntil: EpochMs): Promise<number[]> {
  const { rows } = await take(db, { ids, leaseUntil })
  return rows.map(({ id }) => id)
}

interface Sent {
  at: EpochMs
  platformMessageId: string | null
}

const setSent = compiled((db, { ids, sent }: { ids: readonly number[]; sent: Sent }) =>
  db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: sent.at, platform_message_id: sent.platformMessageId, lease_until: null })
    .where('id', 'in', ids),
)

export async function markSent(db: Db, ids: readonly number[], sent: Sent): Promise<void> {
  if (ids.length > 0) await setSent(db, { ids, sent })
}

/**
 * Gives the rows back for another try at `notBefore`, or buries them.
 *
 * @param failure.error must hold no citizen data
 * @param failure.isNoTry the platform was away: the try does not count
 */
export async function markFailed(
  db: Db,
  ids: readonly number[],
  failure: { state: 'waiting' | 'dead'; notBefore: EpochMs; error: string; isNoTry?: boolean },
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('outbox')
    .set(({ eb }) => ({
      state: failure.state,
      ...(failure.isNoTry && { attempts: eb('attempts', '-', 1) }),
      not_before: failure.notBefore,
      lease_until: null,
      last_error: failure.error.slice(0, 300),
    }))
    .where('id', 'in', ids)
    .execute()
}

/** A send that was given up came back after all: rows that wait for another try are sent. @returns how many */
export async function markSentLate(db: Db, ids: readonly number[], sent: Sent): Promise<number> {
  if (ids.length === 0) return 0
  const result = await db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: sent.at, platform_message_id: sent.platformMessageId, lease_until: null })
    .where('id', 'in', ids)
    .where('state', 'in', ['waiting', 'dead'])
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Leaves the rows unsaid for good: what they were to say is no longer so. */
export async function markDropped(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('outbox')
    .set({ state: 'dropped' })
    .where('id', 'in', ids)
    .where('state', '=', sql.lit('waiting'))
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

/** Puts dead rows back in line: all, or those about these tickets. @returns how many */
export async function reviveDead(db: Db, now: EpochMs, ticketIds?: readonly number[]): Promise<number> {
  let query = db
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, not_before: now })
    .where('state', '=', sql.lit('dead'))
  if (ticketIds) query = query.where('ticket_id', 'in', ticketIds)
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Lets what waits for the conversation, from this priority on, wait until then. */
export async function postpone(
  db: Db,
  target: string,
  held: { fromPriority: Priority; from: EpochMs; until: EpochMs },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ not_before: held.until })
    .where('state', '=', sql.lit('waiting'))
    .where('target', '=', target)
    .where('priority', '>=', held.fromPriority)
    .where('not_before', '<=', held.from)
    .execute()
}

const newestSent = compiled((db, { target, since }: { target: string; since: EpochMs }) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', sql.lit('sent'))
    .where('target', '=', target)
    .where('sent_at', '>=', since)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(BUNDLED_AT_MOST),
)
/** No message holds more rows. */
const BUNDLED_AT_MOST = 15

/** The rows of the last message sent to the conversation since then, in the order in which they stand in it. */
export async function lastSentTo(
  db: Db,
  seal: Seal,
  { target, since }: { target: Target; since: EpochMs },
): Promise<{ sentAt: EpochMs; entries: OutboxEntry[] } | undefined> {
  const { rows } = await newestSent(db, { target: targetKey(target), since })
  const [last] = rows
  if (!last || last.sent_at === null) return undefined
  const together = rows.filter(
    (row) => row.sent_at === last.sent_at && row.platform_message_id === last.platform_message_id,
  )
  return { sentAt: last.sent_at, entries: together.reverse().map((row) => entryOf(row, seal)) }
}

/**
 * When the n-th latest chat message was sent, counted back from `span.until`; undefined if fewer were sent since
 * `span.since`. Rows that were bundled into one message have one time and one id and count once. Sends of the future were
 * made before the clock was set back: they hold back nobody.
 */
export async function nthLatestSend(db: Db, nth: number, span: SendSpan): Promise<EpochMs | undefined> {
  const [row] = (await sendsBack(db, { nth: nth - 1, ...span })).rows
  return row?.sent_at ?? undefined
}

interface SendSpan {
  since: EpochMs
  until: EpochMs
  target?: string
  fromPriority?: Priority
}

const sendsBack = compiled((db, { nth, since, until, ...of }: SendSpan & { nth: number }) => {
  let query = db
    .selectFrom('outbox')
    .select(['sent_at', 'target', 'platform_message_id'])
    .distinct()
    .where('state', '=', sql.lit('sent'))
    .where('sent_at', '>', since)
    .where('sent_at', '<=', until)
  if (of.target !== undefined) query = query.where('target', '=', of.target)
  if (of.fromPriority !== undefined) query = query.where('priority', '>=', of.fromPriority)
  return query.orderBy('sent_at', 'desc').limit(1).offset(nth)
})

const nextWaiting = compiled((db) =>
  db
    .selectFrom('outbox')
    .select('not_before')
    .where('state', '=', sql.lit('waiting'))
    .orderBy('not_before')
    .limit(1),
)

/** When the next waiting row may go, if any. */
export async function nextSendAt(db: Db): Promise<EpochMs | undefined> {
  const [row] = (await nextWaiting(db, {})).rows
  return row?.not_before
}
