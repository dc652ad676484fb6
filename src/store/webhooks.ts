import { sql } from 'kysely'
import type { EpochMs } from '../domain/time.ts'
import { givenUpAt } from '../domain/webhook.ts'
import type { Db } from './database.ts'

// States stand as literals in the queries, so that SQLite sees that its partial indexes apply.

export interface WebhookMessage {
  id: number
  ticketId: number
  eventId: string
  body: string
  attempts: number
  giveUpAt: EpochMs
}

/** Queues what each webhook is to be told of the change. */
export async function insertWebhookMessages(
  db: Db,
  webhooks: readonly string[],
  message: { ticketId: number; eventId: string; body: string; at: EpochMs },
): Promise<void> {
  const { ticketId, eventId, body, at } = message
  const rows = webhooks.map((webhook) => ({
    webhook,
    ticket_id: ticketId,
    event_id: eventId,
    body,
    created_at: at,
    not_before: at,
    attempts: 0,
    give_up_at: givenUpAt(at),
    state: 'waiting' as const,
  }))
  await db.insertInto('webhook_message').values(rows).execute()
}

/**
 * What may be sent to the webhook at `now`: of each ticket the oldest only, so that its changes arrive in order.
 *
 * @param due.longestWait no try is put off further: what seems to be was put off before the clock was set back
 */
export async function dueWebhookMessages(
  db: Db,
  webhook: string,
  due: { now: EpochMs; longestWait: number; limit: number; except: readonly number[] },
): Promise<WebhookMessage[]> {
  let query = db
    .selectFrom('webhook_message as message')
    .select([
      'message.id',
      'message.ticket_id as ticketId',
      'message.event_id as eventId',
      'message.body',
      'message.attempts',
      'message.give_up_at as giveUpAt',
    ])
    .where('message.webhook', '=', webhook)
    .where('message.state', '=', sql.lit('waiting'))
    .where(({ eb, or }) =>
      or([eb('message.not_before', '<=', due.now), eb('message.not_before', '>', due.now + due.longestWait)]),
    )
    .where('message.id', '=', (earlier) =>
      earlier
        .selectFrom('webhook_message as first')
        .select(({ fn }) => fn.min('first.id').as('id'))
        .where('first.webhook', '=', webhook)
        .whereRef('first.ticket_id', '=', 'message.ticket_id')
        .where('first.state', '=', sql.lit('waiting')),
    )
  if (due.except.length > 0) query = query.where('message.ticket_id', 'not in', due.except)
  return query.orderBy('message.id').limit(due.limit).execute()
}

/** The receiver has it: the body is no longer needed. */
export async function markWebhookSent(db: Db, id: number, at: EpochMs): Promise<void> {
  await db
    .updateTable('webhook_message')
    .set({ state: 'sent', sent_at: at, body: '', last_error: null })
    .where('id', '=', id)
    .execute()
}

/** Gives the message back for another try at `notBefore`, or buries it. */
export async function markWebhookFailed(
  db: Db,
  id: number,
  failure: { state: 'waiting' | 'dead'; notBefore: EpochMs; error: string },
): Promise<void> {
  await db
    .updateTable('webhook_message')
    .set(({ eb }) => ({
      state: failure.state,
      attempts: eb('attempts', '+', 1),
      not_before: failure.notBefore,
      last_error: failure.error.slice(0, 300),
    }))
    .where('id', '=', id)
    .execute()
}

/** The receiver is back: what waits for another try is tried now. */
export async function hastenWebhook(db: Db, webhook: string, now: EpochMs): Promise<void> {
  await db
    .updateTable('webhook_message')
    .set({ not_before: now })
    .where('webhook', '=', webhook)
    .where('state', '=', sql.lit('waiting'))
    .where('not_before', '>', now)
    .execute()
}

/** When the receiver last took something, if ever. */
export async function lastWebhookSentAt(db: Db, webhook: string): Promise<EpochMs | undefined> {
  const row = await db
    .selectFrom('webhook_message')
    .select('sent_at')
    .where('webhook', '=', webhook)
    .where('state', '=', sql.lit('sent'))
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sent_at ?? undefined
}

/** Puts what died back in line. @returns how many */
export async function reviveWebhooks(db: Db, now: EpochMs, webhook?: string): Promise<number> {
  let query = db
    .updateTable('webhook_message')
    .set({ state: 'waiting', attempts: 0, not_before: now, give_up_at: givenUpAt(now) })
    .where('state', '=', sql.lit('dead'))
  if (webhook !== undefined) query = query.where('webhook', '=', webhook)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** How each webhook stands that has anything waiting or dead. */
export async function webhookBacklogs(
  db: Db,
): Promise<
  { webhook: string; state: 'waiting' | 'dead'; count: number; oldestAt: EpochMs; error: string | null }[]
> {
  const rows = await Promise.all(
    (['waiting', 'dead'] as const).map((state) =>
      db
        .selectFrom('webhook_message')
        .select(({ fn }) => [
          'webhook',
          fn.countAll<number>().as('count'),
          fn.min('created_at').as('oldestAt'),
          fn.max('last_error').as('error'),
        ])
        .where('state', '=', sql.lit(state))
        .groupBy('webhook')
        .execute()
        .then((found) => found.map((row) => ({ ...row, state }))),
    ),
  )
  return rows.flat()
}
