import type { ImportHeadings, IntakeField } from '../domain/intake.ts'
import type { DataFile } from './data-file.ts'
import { checkFile } from './data-file.ts'
import { list, record, word } from './fields.ts'

const words = list(word('列名', 30), '应是列名的列表，写成 [工单编号, 受理编号] 这样', 1)

/** The file speaks of columns in the office's words. */
const FIELDS: Readonly<Record<string, IntakeField>> = {
  工单编号: 'number',
  标题: 'title',
  诉求内容: 'content',
  类型: 'kind',
  事项: 'matter',
  来电人: 'name',
  电话: 'phone',
  地址: 'address',
  办结时限: 'deadline',
  紧急程度: 'urgency',
  状态: 'status',
  是否保密: 'secret',
  其他: 'unused',
}

const headingsSchema = record(
  Object.fromEntries(
    Object.entries(FIELDS).map(([name, field]) => [name, field === 'unused' ? words.optional() : words]),
  ),
)

/** A word must name one column. */
export function checkHeadings(file: DataFile | undefined): ImportHeadings | undefined {
  const data = checkFile(file, headingsSchema)
  if (!file || !data) return undefined
  const takenBy = new Map<string, string>()
  const headings: Partial<Record<IntakeField, readonly string[]>> = {}
  for (const [name, field] of Object.entries(FIELDS)) {
    const own = data[name] ?? []
    headings[field] = own
    for (const [at, word] of own.entries()) {
      const other = takenBy.get(word)
      if (other !== undefined) file.refuse([name, at], `「${word}」已经写在「${other}」里了，只能写一处`)
      takenBy.set(word, name)
    }
  }
  return headings as ImportHeadings
}
