import { sql } from 'kysely'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import { inTransaction } from './database.ts'
import { reviseKnowledge } from './knowledge-versions.ts'

/** As many tickets as one transaction forgets; the rest follow the next day. */
const BATCH = 2_000

/**
 * Forgets the texts of tickets closed before `before`, and the citizens all of whose tickets are.
 *
 * @returns how many citizens were anonymised
 */
export function forgetClosedBefore(db: Db, before: EpochMs, now: EpochMs): Promise<number> {
  return inTransaction(db, async (tx) => {
    const old = tx
      .selectFrom('ticket')
      .select('id')
      .where('closed_at', 'is not', null)
      .where('closed_at', '<', before)
      .where('id', 'in', (texts) =>
        texts.selectFrom('text').select('ticket_id').where('ticket_id', 'is not', null),
      )
      .limit(BATCH)
    const ids = (await old.execute()).map(({ id }) => id)
    if (ids.length === 0) return 0
    await tx.deleteFrom('text').where('ticket_id', 'in', ids).execute()
    await tx.deleteFrom('unanswered_search').where('ticket_id', 'in', ids).execute()
    // The search still knows the wordings that went with the texts.
    await reviseKnowledge(tx)
    const gone = await tx
      .updateTable('citizen')
      .set({ sealed: null, phone_key: null, last4_key: null, erased_at: now })
      .where('erased_at', 'is', null)
      .where('id', 'in', (callers) =>
        callers
          .selectFrom('ticket')
          .select('citizen_id')
          .where('id', 'in', ids)
          .$castTo<{ citizen_id: string }>(),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('ticket')
              .select('ticket.id')
              .whereRef('ticket.citizen_id', '=', 'citizen.id')
              .where(({ or, eb }) => or([eb('closed_at', 'is', null), eb('closed_at', '>=', before)])),
          ),
        ),
      )
      .returning('id')
      .execute()
    const citizens = gone.map(({ id }) => id)
    if (citizens.length > 0)
      await tx.deleteFrom('citizen_contact').where('citizen_id', 'in', citizens).execute()
    return citizens.length
  })
}

/**
 * Photos of tickets closed before `closed`; what came or was made before `loose` and belongs to none; and the tables of
 * imports that have ended.
 */
export async function filesToForget(db: Db, before: { closed: EpochMs; loose: EpochMs }): Promise<number[]> {
  const ofTickets = await db
    .selectFrom('ticket')
    .innerJoin('file', 'file.ticket_id', 'ticket.id')
    .select('file.id')
    .where('ticket.closed_at', 'is not', null)
    .where('ticket.closed_at', '<', before.closed)
    .limit(BATCH)
    .execute()
  const others = await db
    .selectFrom('file')
    .select('id')
    .where('ticket_id', 'is', null)
    .where('at', '<', before.loose)
    .where('id', 'not in', (running) =>
      running.selectFrom('import_job').select('file_id').where('state', '=', sql.lit('running')),
    )
    .limit(BATCH)
    .execute()
  const tables = await db
    .selectFrom('import_job')
    .select('file_id as id')
    .where('state', '<>', sql.lit('running'))
    .execute()
  return [...new Set([...ofTickets, ...others, ...tables].map(({ id }) => id))]
}

/** Their bytes must be gone already: what a stop leaves of this is found again the next day. */
export function forgetFiles(db: Db, ids: readonly number[]): Promise<void> {
  return inTransaction(db, async (tx) => {
    if (ids.length === 0) return
    await tx.deleteFrom('loose_photo').where('file_id', 'in', ids).execute()
    await tx.deleteFrom('import_job').where('file_id', 'in', ids).execute()
    await tx.deleteFrom('file').where('id', 'in', ids).execute()
  })
}

/**
 * Forgets what was sent or will never be, which messages were received, what was searched in vain and who cried for help,
 * before `before`.
 */
export async function forgetMessagesBefore(db: Db, before: EpochMs): Promise<void> {
  await db.deleteFrom('outbox').where('state', '=', sql.lit('sent')).where('sent_at', '<', before).execute()
  for (const state of ['dropped', 'dead'] as const) {
    await db
      .deleteFrom('outbox')
      .where('state', '=', sql.lit(state))
      .where('created_at', '<', before)
      .execute()
  }
  await db.deleteFrom('unanswered_search').where('at', '<', before).execute()
  await db.deleteFrom('emergency').where('at', '<', before).execute()
  await db
    .deleteFrom('webhook_message')
    .where('state', '=', sql.lit('sent'))
    .where('sent_at', '<', before)
    .execute()
  // What its receiver never took, or what is left of one that is not told any more.
  for (const state of ['waiting', 'dead'] as const) {
    await db
      .deleteFrom('webhook_message')
      .where('state', '=', sql.lit(state))
      .where('give_up_at', '<', before)
      .execute()
  }
  await db.deleteFrom('inbox').where('handled_at', 'is not', null).where('received_at', '<', before).execute()
}

/** Forgets who failed to prove who they are last before `before`: they may try anew. */
export async function forgetLinkAttemptsBefore(db: Db, before: EpochMs): Promise<void> {
  await db.deleteFrom('link_attempt').where('last_at', '<', before).execute()
}

/** Forgets questions that expired before `before`, with what was pasted or drafted, and photos whose words never came. */
export async function forgetChoicesBefore(db: Db, before: EpochMs): Promise<void> {
  await db.deleteFrom('choice').where('expires_at', '<', before).execute()
  await db.deleteFrom('loose_photo').where('at', '<', before).execute()
}
