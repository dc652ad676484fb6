import type { Desk } from './desk.ts'

/** A file to send: its id in the file store, and the name people see. */
export interface SavedFile {
  fileId: number
  name: string
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Keeps the bytes, so that a message may carry them. */
export async function savedFile(
  desk: Pick<Desk, 'db' | 'clock' | 'files'>,
  file: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<SavedFile> {
  const fileId = await desk.files.save(desk.db, { ...file, at: desk.clock.now() })
  return { fileId, name: file.name }
}
