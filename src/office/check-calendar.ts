import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { createWorkingCalendar } from '../domain/working-calendar.ts'
import type { DataFile } from './data-file.ts'
import { checkFile } from './data-file.ts'
import { day, list, readSpan, record, said } from './fields.ts'

const SPAN_EXPECTED = '应写成 08:30-12:00 这样，开始在前'

const days = list(day(), '应是日子的列表，一行一个，写成 - 2026-01-05 这样；没有就写 []')

const calendarSchema = record({
  spans: list(
    said((text) => {
      const span = readSpan(text)
      return span && span.fromMinute < span.toMinute ? span : undefined
    }, SPAN_EXPECTED),
    '应是上班时段的列表，至少一段',
    1,
  ),
  daysOff: days,
  workdays: days,
})

export function checkCalendar(file: DataFile | undefined): WorkingCalendar | undefined {
  const data = checkFile(file, calendarSchema)
  if (!file || !data) return undefined
  data.spans.forEach((span, index) => {
    const before = data.spans[index - 1]
    if (before && span.fromMinute < before.toMinute) {
      file.refuse(['spans', index], '时段要按先后排，不能和前一段重叠')
    }
  })
  const seen = new Set<string>()
  for (const field of ['daysOff', 'workdays'] as const) {
    data[field].forEach((date, index) => {
      if (seen.has(date)) file.refuse([field, index], '这一天前面已经写过，只能写一次')
      seen.add(date)
    })
  }
  return createWorkingCalendar(data)
}
