import type { FindingKind } from '../domain/weekly-findings.ts'
import type { ItemView, WeeklyView } from '../templates/messages/weekly.ts'
import {
  deadlineLines,
  evidenceLines,
  kindsWords,
  stateWords,
  weekWords,
} from '../templates/messages/weekly.ts'
import { WEEKLY_COLUMNS, WEEKLY_SHEETS } from '../templates/messages/weekly-table.ts'
import type { Setting } from '../templates/messages/words.ts'
import { KIND_WORDS, unitName } from '../templates/messages/words.ts'
import type { Cell, Sheet } from './xlsx.ts'

/** A cell of Excel is read on a desk: long evidence may stand there whole. */
const MOST_WORDS = 400

/** The week's list as sheets: each item with its evidence, the units with their counts, and how each deadline came about. */
export function weeklySheets(setting: Setting, view: WeeklyView): Sheet[] {
  const { list, units } = view
  const rows = units.flatMap(({ unitId, evidence }) => evidence.map((one) => rowOf(setting, unitId, one)))
  const deadlines = units.flatMap(({ unitId, evidence }) =>
    evidence.map((one): Cell[] => [
      `#${one.ticket.code}`,
      unitName(setting, unitId),
      one.ticket.subject,
      one.ticket.deadline,
      deadlineLines(setting, one, view.asOf).join('\n'),
    ]),
  )
  const sums = units.map(({ unitId, evidence }): Cell[] => {
    const count = (kind: FindingKind): number =>
      evidence.filter(({ item }) => item.findings.some((one) => one.kind === kind)).length
    return [
      unitName(setting, unitId),
      evidence.length,
      count('dissatisfied'),
      count('overdue'),
      count('perfunctory'),
      count('returned_twice'),
      evidence.filter(({ item }) => item.weeks > 1).length,
    ]
  })
  return [
    { name: `${WEEKLY_SHEETS.items} ${weekWords(list.week)}`, columns: WEEKLY_COLUMNS.items, rows },
    { name: WEEKLY_SHEETS.units, columns: WEEKLY_COLUMNS.units, rows: sums },
    { name: WEEKLY_SHEETS.deadlines, columns: WEEKLY_COLUMNS.deadlines, rows: deadlines },
  ]
}

function rowOf(setting: Setting, unitId: string, view: ItemView): Cell[] {
  const { item, ticket } = view
  const dueDay = item.acts.findLast((act) => act.dueDay !== undefined)?.dueDay
  const [content = '', ...evidence] = evidenceLines(setting, view, MOST_WORDS)
  return [
    unitName(setting, unitId),
    `#${ticket.code}`,
    ticket.number,
    KIND_WORDS[ticket.kind],
    ticket.matter,
    ticket.villageId === undefined ? undefined : unitName(setting, ticket.villageId),
    ticket.subject,
    kindsWords(item),
    content.replace(/^[^：]*：/, ''),
    evidence.join('\n'),
    ticket.deadline,
    item.weeks,
    stateWords(item),
    dueDay,
  ]
}
