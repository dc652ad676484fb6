import { timelinessOf } from '../domain/rates.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import type { TicketFacts } from '../domain/ticket-facts.ts'
import type { EpochMs } from '../domain/time.ts'
import { WORDS_NOT_LISTED } from '../templates/messages/confidential.ts'
import type { TicketColumn } from '../templates/messages/ticket-table.ts'
import { ORIGIN_WORDS, TICKET_COLUMNS, URGENCY_SHOWN, YES_NO } from '../templates/messages/ticket-table.ts'
import type { Setting } from '../templates/messages/words.ts'
import {
  CLOSE_WORDS,
  excerpt,
  KIND_WORDS,
  SATISFACTION_WORDS,
  STATE_WORDS,
  unitName,
} from '../templates/messages/words.ts'
import type { Cell, Sheet } from './xlsx.ts'

/** One ticket as the table tells it, its words already masked. */
export interface TicketRow {
  ticket: Ticket
  facts: TicketFacts
  origin: keyof typeof ORIGIN_WORDS
  subject: string
  /** What the citizen wrote; absent where the reader has no need of it. */
  content?: string
}

/** A cell of Excel is read on a desk: a long complaint may stand there nearly whole. */
const MOST_WORDS = 400

/** Tickets as a sheet, a row each. Nothing of the caller stands in it. */
export function ticketSheet(
  setting: Setting,
  { name, hasContent, rows }: { name: string; hasContent: boolean; rows: readonly TicketRow[] },
): Sheet {
  const columns = (Object.keys(TICKET_COLUMNS) as TicketColumn[]).filter(
    (column) => hasContent || column !== 'content',
  )
  return {
    name,
    columns: columns.map((column) => TICKET_COLUMNS[column]),
    rows: rows.map((row) => {
      const cells = cellsOf(setting, row)
      return columns.map((column) => cells[column])
    }),
  }
}

function cellsOf(setting: Setting, row: TicketRow): Record<TicketColumn, Cell> {
  const { ticket, facts } = row
  const answer = facts.answers.at(-1)
  return {
    number: ticket.number,
    code: `#${ticket.code}`,
    kind: KIND_WORDS[ticket.kind],
    urgency: URGENCY_SHOWN[ticket.urgency],
    origin: ORIGIN_WORDS[row.origin],
    matter: ticket.matter,
    village: ticket.villageId === undefined ? undefined : unitName(setting, ticket.villageId),
    subject: row.subject,
    content: contentOf(row),
    lead: ticket.lead && unitName(setting, ticket.lead.unitId),
    assists: ticket.assists.map(({ unitId }) => unitName(setting, unitId)).join('、'),
    ...timesOf(row, setting.now),
    round: ticket.round,
    solved: answer && yesNo(answer.solved),
    satisfied: answer && SATISFACTION_WORDS[answer.satisfaction],
    state: STATE_WORDS[ticket.state],
    ending: ticket.closeReason && CLOSE_WORDS[ticket.closeReason],
  }
}

function timesOf({ ticket, facts }: TicketRow, now: EpochMs) {
  const stint = facts.stints.at(-1)
  const inTime = timelinessOf(facts, now)
  return {
    received: ticket.receivedAt,
    dispatched: stint?.from,
    acknowledged: stint?.acknowledgedAt,
    replied: facts.handlings.at(-1)?.repliedAt,
    closed: ticket.closedAt,
    deadline: ticket.deadline,
    late: inTime === 'undispatched' ? undefined : yesNo(inTime === false),
  }
}

function yesNo(is: boolean): string {
  return is ? YES_NO.yes : YES_NO.no
}

function contentOf({ ticket, content }: TicketRow): Cell {
  if (content === undefined) return undefined
  return isConfidential(ticket) ? WORDS_NOT_LISTED : excerpt(content, MOST_WORDS)
}
