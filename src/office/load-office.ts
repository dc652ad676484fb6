import { existsSync } from 'node:fs'
import type { Office } from '../domain/office.ts'
import { checkCalendar } from './check-calendar.ts'
import { checkHeadings } from './check-headings.ts'
import { checkLadder, checkLimits } from './check-limits.ts'
import { checkResponsibilities } from './check-responsibilities.ts'
import { checkRoster } from './check-roster.ts'
import { checkSending } from './check-sending.ts'
import { readDataFile } from './data-file.ts'
import type { DataProblem } from './data-problem.ts'
import { OfficeDataError } from './data-problem.ts'

export { OfficeDataError } from './data-problem.ts'

/**
 * The office as its data folder describes it.
 *
 * @throws {OfficeDataError} with everything that is wrong in roster.yaml, responsibilities.yaml, limits.yaml,
 *   calendar.yaml, sending-limits.yaml and import-headings.yaml
 */
export function loadOffice(dataDir: string): Office {
  if (!existsSync(dataDir)) {
    const expected =
      '没有这个文件夹。请检查 HUISHENG_OFFICE_DIR；头一次用，可以把程序自带的 data 文件夹拷一份过去再改'
    throw new OfficeDataError([{ file: dataDir, field: '', expected }])
  }
  const problems: DataProblem[] = []
  const read = (name: string) => readDataFile(dataDir, name, { problems })
  const roster = checkRoster(read('roster.yaml'))
  const responsibilities = checkResponsibilities(read('responsibilities.yaml'), roster)
  const limitsFile = read('limits.yaml')
  const limits = checkLimits(limitsFile)
  const calendar = checkCalendar(read('calendar.yaml'))
  if (limits && calendar) checkLadder(limitsFile, limits, calendar)
  const sending = checkSending(read('sending-limits.yaml'))
  const headings = checkHeadings(read('import-headings.yaml'))
  if (problems.length > 0 || !roster || !responsibilities || !limits || !calendar || !sending || !headings) {
    throw new OfficeDataError(problems)
  }
  return { roster, responsibilities, limits, calendar, sending, headings }
}
