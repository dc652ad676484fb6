import type { Clock } from '../clock.ts'
import type { Office } from '../domain/office.ts'
import type { Webhook } from '../domain/webhook.ts'
import type { Db } from '../store/database.ts'
import { inTransaction } from '../store/database.ts'
import type { FileStore } from '../store/files.ts'
import type { Seal } from '../store/seal.ts'
import type { KnowledgeShelf } from './knowledge-now.ts'
import type { Lore } from './learn-dispatching.ts'

/** What every desk operation works with. Inside a transaction `db` is that transaction. */
export interface Desk {
  db: Db
  clock: Clock
  office: Office
  seal: Seal
  files: FileStore
  knowledge: KnowledgeShelf
  /** What was learned from earlier tickets; without it only the responsibility list is asked. */
  lore?: Lore
  /** Who is told of each change of a ticket's state. */
  webhooks?: readonly Webhook[]
}

/** Runs `work` on a desk whose writes all happen or none; nests. */
export function transact<T>(desk: Desk, work: (desk: Desk) => Promise<T>): Promise<T> {
  return inTransaction(desk.db, (tx) => work({ ...desk, db: tx }))
}
