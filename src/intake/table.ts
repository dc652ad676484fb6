import type { CellObject } from '@e965/xlsx'
import type { FileProblem } from '../domain/intake.ts'
import { MOST_FILE_BYTES } from '../domain/intake.ts'
import { readDelimited, textOf } from './delimited.ts'
import { zipProblem } from './zip-limits.ts'

/** A cell as it stands in the file. A formula is never worked out. */
export interface TableCell {
  value: string | number
  isFormula?: true
}

export interface Table {
  /** Lines of the file from 1 on; lines and cells that are empty may be missing. */
  lines: readonly { line: number; cells: readonly (TableCell | undefined)[] }[]
  /** Days between Excel's first day and this file's, where it counts from 1904. */
  serialOffset: number
}

const MOST_ROWS = 50_000
/** No platform exports half as many. */
const MOST_COLUMNS = 200
const DAYS_TO_1904 = 1_462

/** The rows of an .xlsx, .xls or .csv, told apart by what is in it, whatever it is called. */
export async function readTable(file: Uint8Array): Promise<Table | { problem: FileProblem }> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length > MOST_FILE_BYTES) return { problem: 'too_large' }
  if (bytes.length === 0) return { problem: 'no_rows' }
  const mark = bytes.length > 8 ? bytes.readUInt32BE(0) : 0
  if (mark === 0x504b0304) {
    const problem = zipProblem(bytes)
    return problem ? { problem } : readWorkbook(bytes)
  }
  if (mark === 0xd0cf11e0) return readWorkbook(bytes)
  const text = textOf(bytes)
  return text === undefined ? { problem: 'not_a_table' } : tableOfText(text)
}

function tableOfText(text: string): Table | { problem: FileProblem } {
  const rows = readDelimited(text, MOST_ROWS)
  if (rows.length > MOST_ROWS) return { problem: 'too_many_rows' }
  const lines = rows.map((cells, at) => ({
    line: at + 1,
    cells: cells.slice(0, MOST_COLUMNS).map(cellOfText),
  }))
  return { lines, serialOffset: 0 }
}

function cellOfText(value: string): TableCell | undefined {
  return value.trim() === '' ? undefined : { value }
}

async function readWorkbook(bytes: Buffer): Promise<Table | { problem: FileProblem }> {
  // Late: the library takes memory that a bot without an import need not have.
  const { read } = await import('@e965/xlsx')
  try {
    const book = read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellHTML: false,
      cellText: false,
      bookVBA: true,
      sheetRows: MOST_ROWS + 2,
    })
    if (book.vbaraw) return { problem: 'macro' }
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    const rows = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][]
    if (rows.length > MOST_ROWS) return { problem: 'too_many_rows' }
    const lines: { line: number; cells: (TableCell | undefined)[] }[] = []
    rows.forEach((row, at) => {
      lines.push({ line: at + 1, cells: Array.from(row.slice(0, MOST_COLUMNS), cellOf) })
      // Both at once of a large file would take twice the memory.
      rows[at] = []
    })
    return { lines, serialOffset: book.Workbook?.WBProps?.date1904 ? DAYS_TO_1904 : 0 }
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    return { problem: /password|encrypt/i.test(words) ? 'password' : 'broken' }
  }
}

function cellOf(cell: CellObject | undefined): TableCell | undefined {
  if (!cell) return undefined
  const { v: value } = cell
  const isFormula = cell.f !== undefined
  if (typeof value !== 'string' && typeof value !== 'number')
    return isFormula ? { value: '', isFormula } : undefined
  if (typeof value === 'string' && value.trim() === '' && !isFormula) return undefined
  return { value, ...(isFormula && { isFormula }) }
}
