import { sql } from 'kysely'
import type { Backlog } from '../domain/finding.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'

/** Where the work stands: each figure is read from an index that holds no more than what is unfinished. */
export interface WorkFigures {
  /** Messages that may be sent now. */
  waiting: Backlog
  /** Messages given to the platform and not settled; `oldestAt` is when their lease ends. */
  sending: Backlog
  dead: Backlog
  /** Reminders that are due and not said. */
  reminders: Backlog
  /** Messages of people that are not handled. */
  inbox: Backlog
  /** What programs of other offices are not told yet; `oldestAt` is when it happened. */
  webhooks: Backlog
  deadWebhooks: Backlog
}

export async function workFigures(db: Db, now: EpochMs): Promise<WorkFigures> {
  return {
    waiting: await backlog(
      db
        .selectFrom('outbox')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('not_before').as('oldest')])
        .where('state', '=', sql.lit('waiting'))
        .where('not_before', '<=', now),
    ),
    sending: await backlog(
      db
        .selectFrom('outbox')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('lease_until').as('oldest')])
        .where('state', '=', sql.lit('sending')),
    ),
    dead: await backlog(
      db
        .selectFrom('outbox')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('created_at').as('oldest')])
        .where('state', '=', sql.lit('dead')),
    ),
    reminders: await backlog(
      db
        .selectFrom('reminder')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('due_at').as('oldest')])
        .where('state', '=', sql.lit('waiting'))
        .where('due_at', '<=', now),
    ),
    inbox: await backlog(
      db
        .selectFrom('inbox')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('received_at').as('oldest')])
        .where('handled_at', 'is', null),
    ),
    webhooks: await backlog(webhookMessages(db).where('state', '=', sql.lit('waiting'))),
    deadWebhooks: await backlog(webhookMessages(db).where('state', '=', sql.lit('dead'))),
  }
}

function webhookMessages(db: Db) {
  return db
    .selectFrom('webhook_message')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('created_at').as('oldest')])
}

interface CountQuery {
  executeTakeFirstOrThrow(): Promise<{ count: number; oldest: number | null }>
}

async function backlog(query: CountQuery): Promise<Backlog> {
  const { count, oldest } = await query.executeTakeFirstOrThrow()
  return { count, ...(oldest !== null && { oldestAt: oldest }) }
}

/** While the clock is paused the deadline moves along with it. */
const clockRuns = sql<boolean>`body ->> '$.clock.state' is not 'paused'`

/** Open tickets by state, and how many of them are past their deadline without a reply. */
export async function ticketFigures(
  db: Db,
  now: EpochMs,
): Promise<{ open: ReadonlyMap<string, number>; overdue: number }> {
  const rows = await db
    .selectFrom('ticket')
    .select(({ fn, eb }) => [
      'state',
      fn.countAll<number>().as('count'),
      fn
        .sum<number>(
          eb
            .case()
            .when(eb.and([eb('deadline', '<', now), clockRuns]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('overdue'),
    ])
    .where('state', '<>', sql.lit('closed'))
    .groupBy('state')
    .execute()
  const atWork = rows.filter(({ state }) => ['received', 'dispatched', 'acknowledged'].includes(state))
  return {
    open: new Map(rows.map(({ state, count }) => [state, count])),
    overdue: atWork.reduce((sum, { overdue }) => sum + overdue, 0),
  }
}
