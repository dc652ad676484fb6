import type { FileProblem, ImportHeadings, RowFault } from '../domain/intake.ts'
import type { Headings } from './headings.ts'
import { findHeadings } from './headings.ts'
import type { IntakeRow } from './read-row.ts'
import { RowReader, rowOf } from './read-row.ts'
import type { Table } from './table.ts'
import { readTable } from './table.ts'
import { textOfCell } from './values.ts'

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

/** Stands in the bot's own tables only. What is masked there must not take the place of what is known. */
const OWN_COLUMN = /^短号$/

/** The tickets of a file that a 12345 platform exported: .xlsx, .xls or .csv. */
export async function readTickets(
  bytes: Uint8Array,
  words: ImportHeadings,
): Promise<IntakeSheet | { problem: FileProblem }> {
  const table = await readTable(bytes)
  if ('problem' in table) return table
  const headings = findHeadings(table, words)
  if (!headings) return { problem: 'no_headings' }
  if (headings.titles.some((title) => OWN_COLUMN.test(title))) return { problem: 'own_table' }
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
