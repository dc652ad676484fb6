import { z } from 'zod'
import type { Office } from '../domain/office.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import { unitById } from '../domain/roster.ts'
import type { HistoryPlan } from '../domain/sample-history.ts'
import type { DataFile, FieldPath } from './data-file.ts'
import { checkFile, readDataFile } from './data-file.ts'
import type { DataProblem } from './data-problem.ts'
import { OfficeDataError } from './data-problem.ts'
import { id, line, list, meant, readDay, record, said, text, wholeNumber } from './fields.ts'

const FILE = 'samples/history.yaml'
/** A year with a 29 February, so that every day of a year is one. */
const LEAP_YEAR = '2024'

const monthDay = () =>
  said(
    (words) => (readDay(`${LEAP_YEAR}-${words}`) === undefined ? undefined : words),
    '应是几月几日，写成 10-12 这样',
  )
const weight = () =>
  said((words) => (/^\d{1,4}(\.\d+)?$/.test(words) ? Number(words) : undefined), '应是一个数，可以带小数')
const wordings = () => list(text('一句话，里面可以写 {甲|乙}', 600), '应是一句一句话的列表', 1)
const titles = () => list(line('标题', 16), '应是标题的列表', 1)
/** Also an empty one: often nothing is said. */
const phrases = () =>
  list(
    said(
      (words) => words,
      '应是文字',
      (words) => words,
    ),
    '应是短语的列表',
    1,
  )

const planted = { id: id('代号'), matter: line('事项名', 20) }
const once = {
  ...planted,
  village: id('村的代号'),
  year: wholeNumber(1, 10, '第几年'),
  from: monthDay(),
  days: wholeNumber(1, 120, '天'),
}

const schema = record({
  seed: line('种子', 40),
  years: wholeNumber(1, 10, '年'),
  perDay: wholeNumber(1, 500, '件'),
  growth: wholeNumber(0, 100, '%'),
  weekdays: list(weight(), '应是周一到周日七个数', 7),
  villages: z.record(z.string(), weight(), { error: '应是村的代号和多少之比' }),
  places: phrases(),
  openers: phrases(),
  pleas: phrases(),
  replies: wordings(),
  handling: record({
    perfunctory: wordings(),
    sentBack: wordings(),
    returned: wordings(),
    unsolved: wordings(),
    displeased: wordings(),
    second: wordings(),
  }),
  matters: list(
    record({ matter: line('事项名', 20), share: weight(), titles: titles(), says: wordings() }),
    '应是平常事项的列表',
    1,
  ),
  seasons: list(
    record({
      ...planted,
      villages: list(id('村的代号'), '应是村的代号的列表', 1),
      from: monthDay(),
      to: monthDay(),
      tickets: wholeNumber(1, 10_000, '件'),
      shift: wholeNumber(0, 60, '天'),
      titles: titles(),
      says: wordings(),
      replies: wordings(),
      notes: wordings(),
    }),
    '应是季节的列表',
  ),
  bursts: list(
    record({ ...once, tickets: wholeNumber(1, 1000, '件'), titles: titles(), says: wordings() }),
    '应是集中的列表',
  ),
  clusters: list(record({ ...once, says: wordings() }), '应是成群的列表'),
})

/**
 * What the sample street's past is generated from.
 *
 * @throws {OfficeDataError} with everything that is wrong in it
 */
export function loadHistory(dataDir: string, office: Office): HistoryPlan {
  const problems: DataProblem[] = []
  const file = readDataFile(dataDir, FILE, { problems })
  const data = checkFile(file, schema)
  if (file && data) checkNames(file, data, office)
  if (problems.length > 0 || !data) throw new OfficeDataError(problems)
  return { ...data, villages: new Map(Object.entries(data.villages)) }
}

/** Matters and villages must be the office's, ids must differ. */
function checkNames(file: DataFile, data: z.infer<typeof schema>, office: Office): void {
  const matterAt = (path: FieldPath, matter: string): void => {
    if (responsibilityFor(office.responsibilities, matter)) return
    const matters = office.responsibilities.matters.map((entry) => entry.matter)
    file.refuse(path, `责任清单里没有这个事项${meant(matter, matters)}`)
  }
  const villageAt = (path: FieldPath, village: string): void => {
    if (unitById(office.roster, village)?.kind === 'village') return
    const villages = office.roster.units.filter(({ kind }) => kind === 'village')
    file.refuse(
      path,
      `花名册里没有这个村${meant(
        village,
        villages.map((unit) => unit.id),
      )}`,
    )
  }
  for (const village of Object.keys(data.villages)) villageAt(['villages', village], village)
  data.matters.forEach(({ matter }, index) => {
    matterAt(['matters', index, 'matter'], matter)
  })
  const ids = new Set<string>()
  for (const name of ['seasons', 'bursts', 'clusters'] as const) {
    data[name].forEach((one, index) => {
      if (ids.has(one.id)) file.refuse([name, index, 'id'], '这个代号前面已经用过，换一个')
      ids.add(one.id)
      matterAt([name, index, 'matter'], one.matter)
      if ('village' in one) villageAt([name, index, 'village'], one.village)
      else
        one.villages.forEach((village, at) => {
          villageAt([name, index, 'villages', at], village)
        })
    })
  }
}
