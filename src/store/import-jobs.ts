import { sql } from 'kysely'
import type { ImportCounts } from '../domain/intake.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'

/** An import under way: the rows before `nextRow` are in. */
export interface ImportJob {
  id: number
  fileId: number
  fileName: string
  /** The clerk who sent the file; nobody if it came by itself. */
  askedBy?: string
  at: EpochMs
  nextRow: number
  /** What has been done so far. */
  counts: ImportCounts
}

export async function insertImportJob(
  db: Db,
  seal: Seal,
  job: Omit<ImportJob, 'id' | 'nextRow'>,
): Promise<number> {
  const row = await db
    .insertInto('import_job')
    .values({
      file_id: job.fileId,
      file_name: seal.seal(job.fileName),
      asked_by: job.askedBy ?? null,
      at: job.at,
      state: 'running',
      next_row: 0,
      counts: JSON.stringify(job.counts),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The imports that are not finished, in the order they came. */
export async function runningImports(db: Db, seal: Seal): Promise<ImportJob[]> {
  const rows = await db
    .selectFrom('import_job')
    .selectAll()
    .where('state', '=', sql.lit('running'))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileId: row.file_id,
    fileName: row.file_name === '' ? '' : seal.open(row.file_name),
    at: row.at,
    ...(row.asked_by !== null && { askedBy: row.asked_by }),
    nextRow: row.next_row,
    counts: JSON.parse(row.counts) as ImportCounts,
  }))
}

/** @returns false if it was cancelled meanwhile, and nothing is written */
export async function saveImportProgress(
  db: Db,
  { id, nextRow, counts }: Pick<ImportJob, 'id' | 'nextRow' | 'counts'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_job')
    .set({ next_row: nextRow, counts: JSON.stringify(counts) })
    .where('id', '=', id)
    .where('state', '=', sql.lit('running'))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function endImport(db: Db, id: number, state: 'done' | 'cancelled'): Promise<void> {
  await db.updateTable('import_job').set({ state }).where('id', '=', id).execute()
}
