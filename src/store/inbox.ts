import type { EpochMs } from '../domain/time.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'

/** A message as it came in, kept until it is handled, so that none is lost between platform and answer. */
export interface InboxEntry {
  messageId: string
  conversation: string
  sender: string
  receivedAt: EpochMs
  /** The inbound message as JSON. */
  body: string
}

const insertNew = compiled((db, { row, sealed }: { row: Omit<InboxEntry, 'body'>; sealed: string }) =>
  db
    .insertInto('inbox')
    .values({
      message_id: row.messageId,
      conversation: row.conversation,
      sender: row.sender,
      received_at: row.receivedAt,
      sealed,
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing()),
)

/** Keeps the message. @returns false if this message id was seen before, and then nothing is written */
export async function receive(db: Db, seal: Seal, entry: InboxEntry): Promise<boolean> {
  const { body, ...row } = entry
  const { numAffectedRows } = await insertNew(db, { row, sealed: seal.seal(body) })
  return numAffectedRows === 1n
}

const setHandled = compiled((db, { messageId, at }: { messageId: string; at: EpochMs }) =>
  db
    .updateTable('inbox')
    .set({ handled_at: at, sealed: null })
    .where('message_id', '=', messageId)
    .where('handled_at', 'is', null),
)

/** Marks the message handled and forgets what it said. @returns false if it was handled before */
export async function markHandled(db: Db, messageId: string, at: EpochMs): Promise<boolean> {
  const { numAffectedRows } = await setHandled(db, { messageId, at })
  return numAffectedRows === 1n
}

/** Messages that were received and not handled, oldest first: what a crash left. */
export async function unhandled(db: Db, seal: Seal): Promise<InboxEntry[]> {
  const rows = await db
    .selectFrom('inbox')
    .selectAll()
    .where('handled_at', 'is', null)
    .orderBy('received_at')
    .execute()
  return rows.map((row) => ({
    messageId: row.message_id,
    conversation: row.conversation,
    sender: row.sender,
    receivedAt: row.received_at,
    body: row.sealed === null ? '' : seal.open(row.sealed),
  }))
}

const withId = compiled((db, { messageId }: { messageId: string }) =>
  db.selectFrom('inbox').select('message_id').where('message_id', '=', messageId),
)

/** Whether the message came in before, handled or not. */
export async function wasReceived(db: Db, messageId: string): Promise<boolean> {
  return (await withId(db, { messageId })).rows.length > 0
}

/** Whether the message has been received and handled. */
export async function isHandled(db: Db, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('inbox')
    .select('handled_at')
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  return row !== undefined && row.handled_at !== null
}

const handledSince = compiled(
  (db, { conversation, since, besides }: { conversation: string; since: EpochMs; besides: string }) =>
    db
      .selectFrom('inbox')
      .select('message_id')
      .where('handled_at', 'is not', null)
      .where('received_at', '>=', since)
      .where('conversation', '=', conversation)
      .where('sender', '!=', (eb) =>
        eb.selectFrom('inbox').select('sender').where('message_id', '=', besides),
      )
      .limit(1),
)

/** Whether anybody but the sender of this message wrote in the conversation since then. */
export async function wasWrittenSince(
  db: Db,
  said: { conversation: string; since: EpochMs; besides: string },
): Promise<boolean> {
  return (await handledSince(db, said)).rows.length > 0
}
