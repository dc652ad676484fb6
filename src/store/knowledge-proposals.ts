import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import type { KnowledgeProposalTable } from './knowledge-tables.ts'

/** A change of an entry that the station decides on: shown as 资3. */
export interface KnowledgeProposal {
  id: number
  entryId: string
  /** The version that it changes; 0 for a new entry. */
  baseNo: number
  /** Undefined to withdraw the entry. */
  content?: string
  source: 'file' | 'chat'
  /** `staff:<id>`; undefined for whoever can write the files. */
  author?: string
  at: EpochMs
  /** Why the entry is to be withdrawn, masked. */
  reason?: string
  state: 'waiting' | 'approved' | 'rejected'
}

/** Keeps the change until it is decided on. @returns its number */
export async function insertProposal(
  db: Db,
  proposal: Omit<KnowledgeProposal, 'id' | 'state'>,
): Promise<number> {
  const row = await db
    .insertInto('knowledge_proposal')
    .values({
      entry_id: proposal.entryId,
      base_no: proposal.baseNo,
      content: proposal.content ?? null,
      source: proposal.source,
      author: proposal.author ?? null,
      at: proposal.at,
      reason: proposal.reason ?? null,
      state: 'waiting',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function proposalById(db: Db, id: number): Promise<KnowledgeProposal | undefined> {
  const row = await proposals(db).where('id', '=', id).executeTakeFirst()
  return row && proposalOf(row)
}

/** What waits for the station, the oldest first. */
export async function waitingProposals(db: Db): Promise<KnowledgeProposal[]> {
  const rows = await proposals(db).where('state', '=', sql.lit('waiting')).orderBy('id').execute()
  return rows.map(proposalOf)
}

/** @returns false if somebody has decided meanwhile, and then nothing is written */
export async function settleProposal(
  db: Db,
  id: number,
  decision: { state: 'approved' | 'rejected'; by: string; at: EpochMs },
): Promise<boolean> {
  const result = await db
    .updateTable('knowledge_proposal')
    .set({ state: decision.state, decided_by: decision.by, decided_at: decision.at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function proposals(db: Db) {
  return db
    .selectFrom('knowledge_proposal')
    .select(['id', 'entry_id', 'base_no', 'content', 'source', 'author', 'at', 'reason', 'state'])
}

function proposalOf(
  row: Omit<Selectable<KnowledgeProposalTable>, 'decided_by' | 'decided_at'>,
): KnowledgeProposal {
  const { entry_id: entryId, base_no: baseNo, content, author, reason, ...rest } = row
  return {
    ...rest,
    entryId,
    baseNo,
    ...(content !== null && { content }),
    ...(author !== null && { author }),
    ...(reason !== null && { reason }),
  }
}
