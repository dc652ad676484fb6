import type { ImportHeadings, IntakeField } from '../domain/intake.ts'
import type { Table, TableCell } from './table.ts'

export interface Headings {
  /** Columns of each field, the surest first. */
  columns: ReadonlyMap<IntakeField, readonly number[]>
  /** What stands over each column. */
  titles: readonly string[]
  /** The last line of the heading. */
  line: number
}

/** Title rows, dates of export and notes may stand above. */
const SEARCHED_LINES = 20

/**
 * The line that names the columns, wherever it stands; with merged cells two lines together.
 *
 * @returns undefined if no line names a ticket number and what it is about
 */
export function findHeadings({ lines }: Table, words: ImportHeadings): Headings | undefined {
  const known = knownFrom(words)
  const head = lines.slice(0, SEARCHED_LINES)
  let best: Headings | undefined
  for (const [at, row] of head.entries()) {
    const below = head[at + 1]
    const candidates = [
      headingsOf(known, row.cells, row.line),
      ...(below && isMergedHeading(known, row.cells, below.cells) ? [merged(known, row, below)] : []),
    ]
    for (const candidate of candidates) {
      const fits =
        candidate.columns.has('number') &&
        (candidate.columns.has('content') || candidate.columns.has('title'))
      if (fits && candidate.columns.size > (best?.columns.size ?? 0)) best = candidate
    }
  }
  return best
}

/** A heading's word: the field, and how sure the word is, 0 the surest. */
type Known = ReadonlyMap<string, { field: IntakeField; rank: number }>

function knownFrom(words: ImportHeadings): Known {
  const entries = (Object.entries(words) as [IntakeField, readonly string[]][]).flatMap(([field, own]) =>
    own.map((word, rank) => [word, { field, rank }] as const),
  )
  return new Map(entries)
}

type Cells = Table['lines'][number]['cells']

function headingsOf(known: Known, cells: Cells, line: number): Headings {
  const titles = Array.from(cells, titleOf)
  const found = titles.flatMap((title, column) => {
    const field = known.get(title.replace(/[（(].*$/, ''))
    return field ? [{ ...field, column }] : []
  })
  const columns = new Map<IntakeField, number[]>()
  for (const { field, column } of found.sort((one, other) => one.rank - other.rank)) {
    columns.set(field, [...(columns.get(field) ?? []), column])
  }
  return { columns, titles, line }
}

/** 信息 来源 and 联系电话* are written so too. */
function titleOf(cell: TableCell | undefined): string {
  return String(cell?.value ?? '').replace(/[\s\u00a0\u3000\ufeff*＊:：]/g, '')
}

/** Below a heading that spans several columns stand their own; a column merged over both lines is empty in the second. */
function isMergedHeading(known: Known, above: Cells, below: Cells): boolean {
  const tops = headingsOf(known, above, 0).columns
  const taken = new Set([...tops.values()].flat())
  const own = headingsOf(known, below, 0).columns
  const isOver = Array.from(below, titleOf).every((title, at) => title === '' || !taken.has(at))
  return tops.size > 0 && own.size > 0 && isOver
}

function merged(known: Known, above: Table['lines'][number], below: Table['lines'][number]): Headings {
  const width = Math.max(above.cells.length, below.cells.length)
  const cells = Array.from({ length: width }, (_, at) => below.cells[at] ?? above.cells[at])
  return headingsOf(known, cells, below.line)
}
