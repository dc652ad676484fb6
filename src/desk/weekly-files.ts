import { weeklyFileName } from '../templates/messages/weekly.ts'
import type { Desk } from './desk.ts'
import type { WeeklyReport } from './weekly-list.ts'

/** A file to send: its id in the file store, and the name people see. */
export interface SavedFile {
  fileId: number
  name: string
}

/** Saves the week's list as picture and table. The same list gives the same bytes. */
export async function weeklyFiles(desk: Desk, report: WeeklyReport): Promise<SavedFile[]> {
  const { picture, table } = await weeklyBytes(desk, report)
  const { week } = report.list
  return [
    await savedFile(desk, { name: weeklyFileName(week, 'png'), mediaType: 'image/png', bytes: picture }),
    await savedFile(desk, { name: weeklyFileName(week, 'xlsx'), mediaType: XLSX, bytes: table }),
  ]
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The picture and the table themselves. */
export async function weeklyBytes(
  desk: Pick<Desk, 'office'>,
  report: WeeklyReport,
): Promise<{ picture: Uint8Array; table: Uint8Array }> {
  // Late: the renderer takes memory that a bot without a list need not have.
  const [{ pngOf }, { weeklySvg }, { weeklySheets }, { workbookOf }] = await Promise.all([
    import('../export/png.ts'),
    import('../export/weekly-picture.ts'),
    import('../export/weekly-sheet.ts'),
    import('../export/xlsx.ts'),
  ])
  const setting = { office: desk.office, now: report.asOf }
  return { picture: pngOf(weeklySvg(setting, report)), table: workbookOf(weeklySheets(setting, report)) }
}

export async function savedFile(
  desk: Pick<Desk, 'db' | 'clock' | 'files'>,
  file: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<SavedFile> {
  const fileId = await desk.files.save(desk.db, { ...file, at: desk.clock.now() })
  return { fileId, name: file.name }
}
