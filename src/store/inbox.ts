import type { EpochMs } from '../domain/time.ts'
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

/** Keeps the message. @returns false if this message id was seen before, and then nothing is written */
export async function receive(db: Db, seal: Seal, entry: InboxEntry): Promise<boolean> {
  const result = await db
    .insertInto('inbox')
    .values({
      message_id: entry.messageId,
      conversation: entry.conversation,
      sender: entry.sender,
      received_at: entry.receivedAt,
      sealed: seal.seal(entry.body),
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Marks the message handled and forgets what it said. @returns false if it was handled before */
export async function markHandled(db: Db, messageId: string, at: EpochMs): Promise<boolean> {
  const result = await db
    .updateTable('inbox')
    .set({ handled_at: at, sealed: null })
    .where('message_id', '=', messageId)
    .where('handled_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
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

/** Whether the message came in before, handled or not. */
export async function wasReceived(db: Db, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('inbox')
    .select('message_id')
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  return row !== undefined
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
