import type { CellFault, FileProblem, ImportHeadings, IntakeField, RowFault } from '../domain/intake.ts'
import type { NewTicket } from '../domain/ticket.ts'
import type { Headings } from './headings.ts'
import { findHeadings } from './headings.ts'
import type { Table, TableCell } from './table.ts'
import { readTable } from './table.ts'
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
  citizen?: { name: string; phone: string; address?: string }
  /** The platform has closed it. */
  isClosed: boolean
}

/** A row that is not taken in, with its cells as they stand in the file. */
export interface FaultyRow {
  faults: readonly RowFault[]
  cells: readonly (string | number | undefined)[]
}

export interface IntakeSheet {
  rows: readonly IntakeRow[]
  faulty: readonly FaultyRow[]
  /** What stands over each column. */
  titles: readonly string[]
}

export const LONGEST_NUMBER = 64
export const LONGEST_CONTENT = 20_000

/** The tickets of a file that a 12345 platform exported: .xlsx, .xls or .csv. */
export async function readTickets(
  bytes: Uint8Array,
  words: ImportHeadings,
): Promise<IntakeSheet | { problem: FileProblem }> {
  const table = await readTable(bytes)
  if ('problem' in table) return table
  const headings = findHeadings(table, words)
  if (!headings) return { problem: 'no_headings' }
  const rows: IntakeRow[] = []
  const faulty: FaultyRow[] = []
  for (const { line, cells } of table.lines) {
    if (line <= headings.line || cells.every((cell) => cell === undefined) || isHeadingAgain(cells, headings))
      continue
    const read = new RowReader({ line, cells, headings, serialOffset: table.serialOffset })
    const row = rowOf(read)
    if (read.faults.length > 0)
      faulty.push({ faults: read.faults, cells: Array.from(cells, (cell) => cell?.value) })
    else rows.push(row)
  }
  if (rows.length + faulty.length === 0) return { problem: 'no_rows' }
  return { rows, faulty, titles: headings.titles }
}

/** Some exports repeat the heading on each page. */
function isHeadingAgain(cells: Table['lines'][number]['cells'], { columns, titles }: Headings): boolean {
  const [column = -1] = columns.get('number') ?? []
  const cell = cells[column]
  return cell !== undefined && textOfCell(cell) === titles[column]
}

/** Reads a row field by field and gathers what is wrong with it. */
class RowReader {
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

function rowOf(read: RowReader): IntakeRow {
  const number = read.read('number', digitsOf)?.trim() ?? ''
  if (number === '' && read.faults.length === 0) read.fault('number', 'missing')
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
  const kind = kindOf(read.text('kind'))
  return {
    line: read.line,
    ticket: {
      number,
      kind,
      urgency: isUrgent(read.text('urgency')) ? 'urgent' : 'normal',
      subject: subjectOf(title, content),
      secret: isYes(read.text('secret')),
      ...(matter !== undefined && { matter }),
      ...(platformDeadline !== undefined && { platformDeadline }),
    },
    content,
    ...(phone !== undefined && { citizen: { name, phone, ...(address !== '' && { address }) } }),
    isClosed: isClosed(read.text('status')),
  }
}
