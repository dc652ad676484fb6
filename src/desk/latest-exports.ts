import type { TableExport } from '../store/table-exports.ts'
import { latestTableExports } from '../store/table-exports.ts'
import type { Desk } from './desk.ts'

/** As many as a phone shows at a glance. */
const MOST_SHOWN = 10

/** Who was given tables of tickets last. */
export function latestExports({ db }: Pick<Desk, 'db'>): Promise<TableExport[]> {
  return latestTableExports(db, MOST_SHOWN)
}
