import type { ImportHeadings, IntakeField, RowFault } from '../domain/intake.ts'
import type { ReadingTime } from '../domain/running-text.ts'
import { readRunningText, spokenLimit, tellsAMatter } from '../domain/running-text.ts'
import type { EpochMs } from '../domain/time.ts'
import { localDayOf, minuteOfDay } from '../domain/time.ts'
import { findHeadings } from './headings.ts'
import type { LabelledBlock, Told } from './labelled-text.ts'
import { labelledBlocks } from './labelled-text.ts'
import type { IntakeRow } from './read-row.ts'
import { RowReader, rowOf } from './read-row.ts'
import { unheadedRows } from './unheaded-rows.ts'
import { momentOf } from './values.ts'

/** A ticket as a pasted text has it; its number is '' where the text names none. */
export interface PastedTicket {
  told: readonly Told[]
  row: IntakeRow
  faults: readonly RowFault[]
}

export interface PasteSetting extends ReadingTime {
  headings: ImportHeadings
  /** 收件 …: the words are a ticket, however they are put. */
  isTold?: boolean
}

/** The bot's own cards and reminders, copied back. */
const OWN_WORDS = /(?:^|\n)(?:#\d{1,5} 〔|.{0,12}#\d{1,5}·催\d)/
const MORE_THAN_ANY_PASTE = 50
/** Each line that begins with a number of its own is a ticket. */
const NUMBER_AT_START =
  /^[^\p{L}\p{N}]*(?:\d{1,2}[.、)）]\s*)?(?:工单(?:编号|号)?[:：\s]*)?(?:(?:热线|[A-Za-z]{1,4})-?)?\d[\dA-Za-z-]{11,}/u

/**
 * The tickets of a text that was pasted or forwarded: labelled lines in any order, several tickets one after the other,
 * or running text. Never throws, whatever stands there.
 *
 * @returns none if it is no ticket, but something that people say
 */
export function readPastedText(text: string, setting: PasteSetting): PastedTicket[] {
  if (OWN_WORDS.test(text)) return []
  const headed = tableRows(text, setting.headings)
  const rows = headed.length > 0 ? headed : unheadedRows(text, setting.now)
  if (rows.length > 0) return rows.slice(0, MORE_THAN_ANY_PASTE).map((told) => ticketOf(told, setting))
  const blocks = labelledBlocks(text, setting.headings)
  const isLabelled = blocks.some(({ told, free }) => isTicket(told, free))
  const tickets = isLabelled
    ? blocks.filter(({ told, free }) => isTicket(told, free)).map((block) => fromBlock(block, setting))
    : paragraphs(text).flatMap((part) => fromRunningText(part, setting))
  return tickets.slice(0, MORE_THAN_ANY_PASTE)
}

/** The ticket with one field told anew: 时限 11月30日. */
export function corrected(ticket: PastedTicket, correction: Told, setting: PasteSetting): PastedTicket {
  const told = [...ticket.told.filter(({ field }) => field !== correction.field), correction]
  return ticketOf(told, setting)
}

/** Cells copied out of a table, their heading above. */
function tableRows(text: string, words: ImportHeadings): Told[][] {
  if (!/\t.*\n/.test(text)) return []
  const lines = text.split('\n').map((line, at) => ({
    line: at + 1,
    cells: line.split('\t').map((value) => (value.trim() === '' ? undefined : { value: value.trim() })),
  }))
  const headings = findHeadings({ lines, serialOffset: 0 }, words)
  if (!headings) return []
  const fields = [...headings.columns].flatMap(([field, own]) => own.map((column) => ({ field, column })))
  return lines
    .filter(({ line }) => line > headings.line)
    .map(({ cells }) =>
      fields.flatMap(({ field, column }) => {
        const value = cells[column]?.value
        return value === undefined ? [] : [{ field, label: headings.titles[column] ?? '', value }]
      }),
    )
    .filter((told) => told.length > 0)
}

/** Two labels make a ticket of it, one of which says which or what. */
function isTicket(told: readonly Told[], free: readonly string[]): boolean {
  const fields = new Set(told.filter(({ value }) => value !== '').map(({ field }) => field))
  fields.delete('unused')
  const says = fields.has('content') || fields.has('title')
  if (fields.has('number')) return says || fields.size >= 2 || free.join('').length >= 10
  return says && fields.size >= 2
}

function fromBlock({ told, free }: LabelledBlock, setting: PasteSetting): PastedTicket {
  const has = (field: IntakeField): boolean => told.some((one) => one.field === field && one.value !== '')
  const words = free.join('\n')
  const content = told
    .filter(({ field }) => field === 'content')
    .map(({ value }) => value)
    .join('\n')
  const beside = readRunningText(words, setting)
  const within = readRunningText(content === '' ? words : content, setting)
  const more: Told[] = []
  if (!has('content') && !has('title') && words !== '') more.push(found('content', words))
  if (!has('number') && beside.number !== undefined) more.push(found('number', beside.number))
  if (!has('phone') && within.phone !== undefined) more.push(found('phone', within.phone))
  if (!has('name') && within.name !== undefined) more.push(found('name', within.name))
  if (!has('deadline') && beside.deadline !== undefined)
    more.push(found('deadline', written(beside.deadline)))
  if (!has('urgency') && beside.isUrgent) more.push(found('urgency', URGENT_VALUE))
  return ticketOf([...told, ...more], setting)
}

/** 加急 before the words is a field of its own. */
function withoutUrgency(text: string): string {
  return text.replace(/^\s*(?:紧急|特急|加急|急件)[\s,，。:：!！]+/, '')
}

/** As cells have it: /^是$/ is what `isUrgent` reads. */
const URGENT_VALUE = '是'

function fromRunningText(text: string, setting: PasteSetting): PastedTicket[] {
  const read = readRunningText(text, setting)
  if (text === '' || !(setting.isTold || tellsAMatter(text, read))) return []
  const told = [
    found('content', withoutUrgency(read.number === undefined ? text : withoutNumber(text, read.number))),
    ...(read.number === undefined ? [] : [found('number', read.number)]),
    ...(read.phone === undefined ? [] : [found('phone', read.phone)]),
    ...(read.name === undefined ? [] : [found('name', read.name)]),
    ...(read.kind === undefined ? [] : [found('kind', read.kind)]),
    ...(read.deadline === undefined ? [] : [found('deadline', written(read.deadline))]),
    ...(read.isUrgent ? [found('urgency', URGENT_VALUE)] : []),
  ]
  return [ticketOf(told, setting)]
}

/** Running text is one ticket, unless several of its lines begin with a number each. */
function paragraphs(text: string): string[] {
  const lines = text.split('\n')
  const starts = lines.flatMap((line, at) => (NUMBER_AT_START.test(line) ? [at] : []))
  if (starts.length < 2) return [text.trim()]
  return starts.map((from, nth) =>
    lines
      .slice(from, starts[nth + 1])
      .join('\n')
      .trim(),
  )
}

function withoutNumber(text: string, number: string): string {
  const at = text.toUpperCase().indexOf(number)
  if (at < 0) return text
  const before = text
    .slice(0, at)
    .replace(/[(（【[]?(?:\d{1,2}[.、)）]\s*)?(?:工单|受理|平台)?(?:编号|单号|号)?[为是:：\s(（【[]*$/, '')
  return (before + text.slice(at + number.length).replace(/^[\s)）】\],，、:：;；]+/, '')).trim()
}

function found(field: IntakeField, value: string): Told {
  return { field, label: '', value }
}

/** Reads the fields like the cells of a row. */
function ticketOf(told: readonly Told[], setting: PasteSetting): PastedTicket {
  const { headings } = setting
  const rank = ({ field, label }: Told): number => headings[field]?.indexOf(label) ?? 0
  const fields = [...told].sort((one, other) => rank(one) - rank(other))
  const columns = new Map<IntakeField, number[]>()
  for (const [at, { field }] of fields.entries()) columns.set(field, [...(columns.get(field) ?? []), at])
  const cells = fields.map(({ field, value }) => {
    const words = cellValue(field, value, setting)
    return words === '' ? undefined : { value: words }
  })
  const titles = fields.map(({ field, label }) => (label === '' ? (headings[field]?.[0] ?? '') : label))
  const read = new RowReader({ line: 1, cells, headings: { columns, titles, line: 0 }, serialOffset: 0 })
  const row = rowOf(read, { mayLackNumber: true })
  return { told, row, faults: read.faults }
}

/** As a cell would have it: people write a remark behind the number, and a limit in their own words. */
function cellValue(field: IntakeField, value: string, setting: PasteSetting): string {
  if (field === 'number')
    return (/^[\d ]+$/.test(value) ? value.replace(/ /g, '') : /^[^\s(（]*/.exec(value)?.[0]) ?? ''
  if (field !== 'deadline') return value
  const read = momentOf({ value }, 0)
  const bare =
    typeof read === 'object'
      ? value
          .replace(/[(（][^)）]*[)）]/g, '')
          .replace(/[前止]$/, '')
          .trim()
      : value
  const again = momentOf({ value: bare }, 0)
  if (typeof again !== 'object') return bare
  const spoken = spokenLimit(value, setting)
  return spoken === undefined ? value : written(spoken)
}

function written(at: EpochMs): string {
  const minute = minuteOfDay(at)
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${localDayOf(at)} ${clock}`
}
