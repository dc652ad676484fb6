import { weeklyFileName } from '../templates/messages/weekly.ts'
import type { Desk } from './desk.ts'
import type { SavedFile } from './saved-file.ts'
import { savedFile, XLSX } from './saved-file.ts'
import type { WeeklyReport } from './weekly-list.ts'

/** Saves the week's list as picture and table. The same list gives the same bytes. */
export async function weeklyFiles(desk: Desk, report: WeeklyReport): Promise<SavedFile[]> {
  const { picture, table } = await weeklyBytes(desk, report)
  const { week } = report.list
  return [
    await savedFile(desk, { name: weeklyFileName(week, 'png'), mediaType: 'image/png', bytes: picture }),
    await savedFile(desk, { name: weeklyFileName(week, 'xlsx'), mediaType: XLSX, bytes: table }),
  ]
}

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
