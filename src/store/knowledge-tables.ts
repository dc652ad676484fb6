import type { Generated } from 'kysely'

/* The tables of the knowledge base. */

/** A version of an entry of the knowledge base; append-only. */
export interface KnowledgeVersionTable {
  id: Generated<number>
  entry_id: string
  /** 1 for the entry's first. */
  no: number
  /** Of the content. */
  hash: string
  /** Markdown with front matter; null where the entry was withdrawn. */
  content: string | null
  source: 'file' | 'chat' | 'api' | 'restored'
  /** `staff:<id>` or `caller:<name>`; null for whoever can write the files. */
  author: string | null
  at: number
  /** Why it was withdrawn, masked. */
  reason: string | null
}

/** Which version of an entry counts. */
export interface KnowledgeEntryTable {
  entry_id: string
  no: number
  /** Of the entry's file as it was read last; null if it has none. */
  file_hash: string | null
}

/** A change of an entry that waits for the station. */
export interface KnowledgeProposalTable {
  id: Generated<number>
  entry_id: string
  /** The version that it changes; 0 for a new entry. */
  base_no: number
  /** Null to withdraw the entry. */
  content: string | null
  source: 'file' | 'chat'
  author: string | null
  at: number
  /** Why it is to be withdrawn, masked. */
  reason: string | null
  state: 'waiting' | 'approved' | 'rejected'
  decided_by: string | null
  decided_at: number | null
}

/** The template that a ticket's reply was made from, and what that taught. */
export interface TemplateUseTable {
  ticket_id: number
  entry_id: string
  chosen_by: string
  chosen_at: number
  /** The reply that was submitted is made from it. */
  replied_at: number | null
  /** The reply was approved: the ticket's wording belongs to the entry. */
  taught_at: number | null
  /** The wording, masked, among the ticket's texts, and erased with them. */
  text_id: number | null
}

/** Words for which the knowledge base held nothing, masked and sealed. */
export interface UnansweredSearchTable {
  id: Generated<number>
  /** The ticket whose words they are. */
  ticket_id: number | null
  sealed: string
  /** Ids of entries that were found and did not fit, as JSON. */
  offered: string
  asked_by: string
  at: number
  /** The asker wants an entry for it. */
  wanted_at: number | null
  closed_at: number | null
  /** What answers it now. */
  entry_id: string | null
}
