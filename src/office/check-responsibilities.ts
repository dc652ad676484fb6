import type { Responsibility, ResponsibilityList } from '../domain/responsibility.ts'
import type { Roster } from '../domain/roster.ts'
import { checkUnitId } from './check-roster.ts'
import type { DataFile } from './data-file.ts'
import { checkFile } from './data-file.ts'
import { line, list, record, said, wholeNumber, word } from './fields.ts'

const responsibilitiesSchema = record({
  matters: list(
    record({
      matter: line('事项名', 20),
      class: said(readPath, '应写成 大类/小类，例如 城乡建设/村镇建设').optional(),
      lead: line('主办单位的代号', 40),
      assists: list(word('协办单位的代号', 40), '应是单位代号的列表，写成 [zhifa, yingji] 这样').optional(),
      keywords: list(word('关键词', 20), '应是群众说法的列表，至少一个，写成 [垃圾桶, 清运] 这样', 1),
      workingDays: wholeNumber(1, 250, '工作日').optional(),
      basis: line('法律法规和条款', 60).optional(),
    }),
    '应是事项的列表，至少一个',
    1,
  ),
})

/** One level or two, of 20 characters each at most. */
function readPath(text: string): string[] | undefined {
  const levels = text.split('/').map((level) => level.trim())
  const fits = levels.length <= 2 && levels.every((level) => level !== '' && [...level].length <= 20)
  return fits ? levels : undefined
}

/** @param roster undefined if it could not be read; then units are not compared */
export function checkResponsibilities(
  file: DataFile | undefined,
  roster: Roster | undefined,
): ResponsibilityList | undefined {
  const data = checkFile(file, responsibilitiesSchema)
  if (!file || !data) return undefined
  const matters = data.matters.map(({ lead, assists, workingDays, basis, class: path, ...entry }) => ({
    ...entry,
    ...(path && { path }),
    leadUnitId: lead,
    assistUnitIds: assists ?? [],
    ...(workingDays !== undefined && { workingDays }),
    ...(basis !== undefined && { basis }),
  }))
  const seen = new Set<string>()
  matters.forEach((entry, index) => {
    if (seen.has(entry.matter)) file.refuse(['matters', index, 'matter'], '这个事项前面已经写过，合成一个')
    seen.add(entry.matter)
    checkEntry(file, entry, index)
    if (roster) checkUnits(file, roster, { entry, index })
  })
  return { matters }
}

function checkEntry(file: DataFile, entry: Responsibility, index: number): void {
  if (entry.workingDays !== undefined && entry.basis === undefined) {
    file.refuse(['matters', index, 'basis'], '写了 workingDays 就要写 basis：哪部法律法规第几条定的期限')
  }
  const words = new Set<string>()
  entry.keywords.forEach((word, at) => {
    if (words.has(word)) file.refuse(['matters', index, 'keywords', at], '这个关键词前面已经写过')
    words.add(word)
  })
}

function checkUnits(file: DataFile, roster: Roster, where: { entry: Responsibility; index: number }): void {
  const { entry, index } = where
  const lead = checkUnitId(file, roster, { path: ['matters', index, 'lead'], unitId: entry.leadUnitId })
  if (lead?.kind === 'station' || lead?.kind === 'supervision') {
    file.refuse(['matters', index, 'lead'], `${lead.name}不办件，主办应是部门、管区或村`)
  }
  const involved = new Set([entry.leadUnitId])
  entry.assistUnitIds.forEach((unitId, at) => {
    const path = ['matters', index, 'assists', at]
    const unit = checkUnitId(file, roster, { path, unitId })
    if (unit?.kind === 'station' || unit?.kind === 'supervision') {
      file.refuse(path, `${unit.name}不办件，协办应是部门、管区或村`)
    }
    if (involved.has(unitId)) file.refuse(path, '这个单位已经是主办或协办，去掉一个')
    involved.add(unitId)
  })
}
