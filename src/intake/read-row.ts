import type { CellFault, IntakeField, RowFault } from '../domain/intake.ts'
import type { NewTicket } from '../domain/ticket.ts'
import type { Headings } from './headings.ts'
import type { Table, TableCell } from './table.ts'
import {
  digitsOf,
  isClosed,
  isUrgent,
  isYes,
  kindOf,
  matterOf,
  momentOf,
  phoneOf,
  subjectOf,
  textOfCell,
} from './values.ts'

/** A ticket as a row of the platform's export has it. */
export interface IntakeRow {
  line: number
  ticket: Omit<NewTicket, 'citizenId'>
  content: string
  /** What the source said itself: of a title or a content that is missing the other one takes the place. */
  says: { title: boolean; content: boolean }
  citizen?: { name: string; phone: string; address?: string }
  /** The platform has closed it. */
  isClosed: boolean
}

export const LONGEST_NUMBER = 64
export const LONGEST_CONTENT = 20_000

/** Reads a row field by field and gathers what is wrong with it. */
export class RowReader {
  readonly line: number
  readonly faults: RowFault[] = []
  readonly #cells: Table['lines'][number]['cells']
  readonly #headings: Headings
  readonly #serialOffset: number

  constructor(row: {
    line: number
    cells: Table['lines'][number]['cells']
    headings: Headings
    serialOffset: number
  }) {
    this.line = row.line
    this.#cells = row.cells
    this.#headings = row.headings
    this.#serialOffset = row.serialOffset
  }

  text(field: IntakeField): string {
    return this.read(field, textOfCell) ?? ''
  }

  moment(field: IntakeField): number | undefined {
    return this.read(field, (cell) => momentOf(cell, this.#serialOffset))
  }

  /** The first filled column of the field, as `reading` has it; a fault is noted and nothing is returned. */
  read<T extends string | number>(
    field: IntakeField,
    reading: (cell: TableCell) => T | undefined | { fault: CellFault },
  ): T | undefined {
    for (const column of this.#headings.columns.get(field) ?? []) {
      const cell = this.#cells[column]
      if (!cell) continue
      const value = cell.isFormula ? { fault: 'formula' as const } : reading(cell)
      if (typeof value === 'object') return this.#note(value.fault, column)
      if (value !== undefined && value !== '') return value
    }
    return undefined
  }

  fault(field: IntakeField, fault: CellFault): void {
    this.#note(fault, this.#headings.columns.get(field)?.[0] ?? 0)
  }

  #note(fault: CellFault, column: number): undefined {
    this.faults.push({ line: this.line, column: this.#headings.titles[column] ?? '', fault })
  }
}

/**
 * The ticket of a row; what is wrong with it is noted in `read.faults`.
 *
 * @param mayLackNumber people's own notes have none; the number is '' then
 */
export function rowOf(read: RowReader, { mayLackNumber = false } = {}): IntakeRow {
  const number = read.read('number', digitsOf)?.trim() ?? ''
  if (number === '' && !mayLackNumber && read.faults.length === 0) read.fault('number', 'missing')
  if (number.length > LONGEST_NUMBER) read.fault('number', 'too_long')
  const title = read.text('title')
  const told = read.text('content')
  const content = told === '' ? title : told
  if (content === '' && read.faults.length === 0) read.fault('content', 'missing')
  if (content.length > LONGEST_CONTENT) read.fault('content', 'too_long')
  const matter = matterOf(read.text('matter'))
  const platformDeadline = read.moment('deadline')
  const phone = read.read('phone', phoneOf)
  const address = read.text('address')
  const name = read.text('name')
  // Without a phone there is nobody to keep the address with, and it says where the matter is.
  const isLost = phone === undefined && address !== '' && !`${title} ${content}`.includes(address)
  return {
    line: read.line,
    ticket: {
      number,
      kind: kindOf(read.text('kind')),
      urgency: isUrgent(read.text('urgency')) ? 'urgent' : 'normal',
      subject: subjectOf(title, content, name === '' ? [] : [name]),
      secret: isYes(read.text('secret')),
      ...(matter !== undefined && { matter }),
      ...(platformDeadline !== undefined && { platformDeadline }),
    },
    content: isLost ? `${content}\n${address}` : content,
    says: { title: title !== '', content: told !== '' },
    ...(phone !== undefined && { citizen: { name, phone, ...(address !== '' && { address }) } }),
    isClosed: isClosed(read.text('status')),
  }
}
