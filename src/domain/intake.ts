import type { Caller } from './caller.ts'
import type { TicketCommand } from './ticket-commands.ts'

/** What a column of an export can say. */
export type IntakeField =
  | 'number'
  | 'title'
  | 'content'
  | 'kind'
  | 'matter'
  | 'name'
  | 'phone'
  | 'address'
  | 'deadline'
  | 'urgency'
  | 'status'
  | 'secret'
  /** Exported and of no use here; in pasted text such a line belongs to none of the others. */
  | 'unused'

/** How cities head these columns, the surest word first: of two columns for one field the first that is filled counts. */
export type ImportHeadings = Readonly<Record<IntakeField, readonly string[]>>

/** Of a file with tickets; the chat platforms carry no more either. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024

/** Why a whole file is not taken in. */
export type FileProblem =
  | 'too_large'
  | 'unpacks_too_large'
  | 'macro'
  | 'password'
  | 'not_a_table'
  | 'broken'
  | 'no_headings'
  | 'too_many_rows'
  | 'no_rows'
  /** One that the bot itself has made. */
  | 'own_table'
  /** A folder of somebody else's, from which the file could not be taken away. */
  | 'no_rights'

/** What is wrong with a cell. */
export type CellFault =
  | 'missing'
  | 'formula'
  | 'digits_lost'
  | 'unreadable_date'
  | 'unreadable_phone'
  | 'too_long'

/** A row that is not taken in: its line in the file, and the column as it is headed there. */
export interface RowFault {
  line: number
  column: string
  fault: CellFault
}

/** What an import does: 新 更新 重复 有误, and rows that are closed on the platform already. */
export interface ImportCounts {
  created: number
  updated: number
  repeated: number
  faulty: number
  closed: number
}

/** What the platform says otherwise of a ticket that it sends again. */
export type PlatformChanges = Pick<
  Extract<TicketCommand, { type: 'update' }>,
  'subject' | 'urgency' | 'platformDeadline' | 'secret'
> & {
  content?: string
  /** Who called, as it is known now. */
  citizen?: Caller
}
