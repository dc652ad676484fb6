import type { Generated, Selectable } from 'kysely'
import type {
  EmergencyTable,
  ImportJobTable,
  LoosePhotoTable,
  OfficeNumberTable,
  ToldMatterTable,
} from './intake-tables.ts'
import type {
  KnowledgeEntryTable,
  KnowledgeProposalTable,
  KnowledgeVersionTable,
  TemplateUseTable,
  UnansweredSearchTable,
} from './knowledge-tables.ts'
import type { WarningActTable, WarningTable } from './warning-tables.ts'

/** A ticket: the columns that queries need, and the whole ticket as JSON in `body`. */
export interface TicketTable {
  id: Generated<number>
  number: string
  code: number
  state: string
  kind: string
  matter: string | null
  village_id: string | null
  lead_unit_id: string | null
  citizen_id: string | null
  round: number
  deadline: number | null
  received_at: number
  /** 1 for 未诉先办, which is counted apart. */
  in_house: Generated<number>
  closed_at: number | null
  version: number
  /** Hash of the newest event: what the daily checkpoint sums up. */
  head_hash: string
  body: string
}

/** The lead and assisting units of open tickets; rows of closed tickets have `open` 0. */
export interface AssignmentTable {
  ticket_id: number
  unit_id: string
  role: 'lead' | 'assist'
  acknowledged_at: number | null
  open: number
}

/** Append-only and hash-chained per ticket (R3). Holds no citizen data. */
export interface TicketEventTable {
  id: Generated<number>
  ticket_id: number
  seq: number
  at: number
  actor: string
  type: string
  body: string
  prev_hash: string
  hash: string
}

export interface CheckpointTable {
  day: string
  last_event_id: number
  ticket_count: number
  hash: string
}

/** What people wrote: content, replies, reasons. Sealed, and erasable. */
export interface TextTable {
  id: Generated<number>
  ticket_id: number | null
  kind: string
  author: string
  at: number
  sealed: string
}

/** A file whose sealed bytes stand in `files/`. */
export interface FileTable {
  id: Generated<number>
  /** Null until an event of the ticket names the file; of none are tables that came in and what is sent out. */
  ticket_id: number | null
  media_type: string
  size: number
  at: number
}

export interface CitizenTable {
  id: string
  /** Name, phone, address as sealed JSON; null once erased. */
  sealed: string | null
  /** Keyed hash of the phone number, to find the same caller again. */
  phone_key: string | null
  /** Keyed hash of the last four digits, to link a chat contact. */
  last4_key: string | null
  created_at: number
  erased_at: number | null
}

/** A chat contact that is known to be this citizen. */
export interface CitizenContactTable {
  citizen_id: string
  /** The remark the bot set for the contact; survives the new ids of each web login. */
  alias: string
  linked_at: number
  linked_by: string
}

/** Failed attempts of a stranger to link by number and digits. */
export interface LinkAttemptTable {
  contact: string
  tries: number
  last_at: number
  /** Four digits under which a clerk can link the contact by hand, once the tries are used up. */
  pairing: string | null
}

export interface ReminderTable {
  id: Generated<number>
  ticket_id: number
  kind: string
  due_at: number
  /** `skipped`: a later one of the same ticket fell due in the same sweep and was said instead. */
  state: 'waiting' | 'done' | 'skipped' | 'cancelled'
}

export interface OutboxTable {
  id: Generated<number>
  dedupe_key: string
  /** `room:<topic>` or `staff:<id>` or `citizen:<id>` or `contact:<platform id>`. */
  target: string
  kind: string
  /** JSON of the message, sealed. */
  payload: string
  /** 0 urgent, 1 answer, 2 first push, 3 the rest. */
  priority: number
  ticket_id: number | null
  created_at: number
  not_before: number
  attempts: number
  lease_until: number | null
  /** `dropped`: its reason was gone before it could be said. */
  state: 'waiting' | 'sending' | 'sent' | 'dead' | 'dropped'
  platform_message_id: string | null
  sent_at: number | null
  last_error: string | null
}

export interface InboxTable {
  message_id: string
  conversation: string
  sender: string
  received_at: number
  /** Sealed inbound message until it is handled, then null. */
  sealed: string | null
  handled_at: number | null
}

/** A choice or confirmation that is waited for. */
export interface ChoiceTable {
  person: string
  conversation: string
  kind: string
  body: string
  expires_at: number
}

/** 请假: who is away, and who stands in. */
export interface LeaveTable {
  id: Generated<number>
  person_id: string
  deputy_id: string
  from_day: string
  to_day: string
  told_at: number
  told_by: string
  cancelled_at: number | null
}

/** A week, named by its Monday, whose 督查重点清单 was made. */
export interface WeeklyListTable {
  week: string
  made_at: number
}

/** A ticket on a unit's part of the list until it is cleared. */
export interface WeeklyItemTable {
  id: Generated<number>
  ticket_id: number
  unit_id: string
  first_week: string
  cleared_at: number | null
}

/** For what the week's list named the item. */
export interface WeeklyFindingTable {
  week: string
  item_id: number
  kind: string
}

/** 约谈, 整改 and 销号 of an item; append-only. */
export interface WeeklyActTable {
  id: Generated<number>
  item_id: number
  kind: 'interviewed' | 'rectified' | 'cleared'
  at: number
  actor: string
  text_id: number | null
  day: string | null
  due_day: string | null
}

/** The numbered choices on the station's card, as JSON: units and matters, no words of the citizen. */
export interface ProposalTable {
  ticket_id: number
  options: string
  at: number
}

/** 补清单: what the station added to the responsibility list. */
export interface AddedResponsibilityTable {
  matter: string
  body: string
  added_at: number
  added_by: string
}

/** What a 热线调度会 decided, and what came of it. */
export interface DecisionTable {
  id: Generated<number>
  meeting_day: string
  at: number
  actor: string
  text_id: number
  unit_id: string | null
  due_day: string | null
  done_at: number | null
  outcome_text_id: number | null
}

/** 会商 of a ticket's units; one of a ticket is open at a time. */
export interface JointMeetingTable {
  id: Generated<number>
  ticket_id: number
  at: number
  called_at: number
  called_by: string
  ended_at: number | null
}

/** Whether a unit comes. */
export interface JointMeetingAnswerTable {
  meeting_id: number
  unit_id: string
  comes: number
  person_id: string
  reason_text_id: number | null
  at: number
}

/** The signature of a request that was taken. */
export interface ApiSignatureTable {
  signature: string
  expires_at: number
}

/** What a program of another office is told of a ticket. Holds no citizen data. */
export interface WebhookMessageTable {
  id: Generated<number>
  webhook: string
  ticket_id: number
  event_id: string
  /** JSON; emptied once it was sent. */
  body: string
  created_at: number
  not_before: number
  attempts: number
  /** What fails after that is not tried again. */
  give_up_at: number
  state: 'waiting' | 'sent' | 'dead'
  sent_at: number | null
  last_error: string | null
}

/** A table of tickets that somebody was given. */
export interface TableExportTable {
  id: Generated<number>
  at: number
  person_id: string
  from_at: number
  until_at: number
  unit_id: string | null
  rows: number
  has_content: number
}

export interface MetaTable {
  key: string
  value: string
}

export interface Schema {
  ticket: TicketTable
  assignment: AssignmentTable
  ticket_event: TicketEventTable
  checkpoint: CheckpointTable
  text: TextTable
  file: FileTable
  citizen: CitizenTable
  citizen_contact: CitizenContactTable
  link_attempt: LinkAttemptTable
  reminder: ReminderTable
  outbox: OutboxTable
  inbox: InboxTable
  choice: ChoiceTable
  leave: LeaveTable
  weekly_list: WeeklyListTable
  weekly_item: WeeklyItemTable
  weekly_finding: WeeklyFindingTable
  weekly_act: WeeklyActTable
  decision: DecisionTable
  proposal: ProposalTable
  added_responsibility: AddedResponsibilityTable
  joint_meeting: JointMeetingTable
  joint_meeting_answer: JointMeetingAnswerTable
  api_signature: ApiSignatureTable
  import_job: ImportJobTable
  knowledge_version: KnowledgeVersionTable
  knowledge_entry: KnowledgeEntryTable
  knowledge_proposal: KnowledgeProposalTable
  template_use: TemplateUseTable
  unanswered_search: UnansweredSearchTable
  webhook_message: WebhookMessageTable
  warning: WarningTable
  warning_act: WarningActTable
  loose_photo: LoosePhotoTable
  office_number: OfficeNumberTable
  emergency: EmergencyTable
  told_matter: ToldMatterTable
  table_export: TableExportTable
  meta: MetaTable
}

export type OutboxRow = Selectable<OutboxTable>
