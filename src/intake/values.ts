import type { CellFault } from '../domain/intake.ts'
import { maskText } from '../domain/masking.ts'
import { namesIn } from '../domain/names-in-text.ts'
import type { TicketKind } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { DAY_MS, HOUR_MS, instantOn } from '../domain/time.ts'
import type { TableCell } from './table.ts'

/** Days from Excel's first day to 1970. */
const EXCEL_EPOCH_DAYS = 25_569
const BEIJING_OFFSET_MS = 8 * HOUR_MS
/** 1982 to 2064: a number outside is no date of a ticket. */
const FIRST_SERIAL = 30_000
const LAST_SERIAL = 60_000
/** A day without a time ends with the day. */
const END_OF_DAY = 23 * 60 + 59

const WRITTEN =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\sT]*(?:(\d{1,2})[:：时点](?:(\d{1,2})(?:[:：分](\d{1,2})(?:\.\d+)?)?)?[秒分]?)?$/
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{1,2})(?::\d{1,2})?)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\s*(\d{2}):?(\d{2})(?::?\d{2})?)?$/
const UNKNOWN = /^(?:不详|无|未知|暂无|-+|—+|\/)$/

/** Without the spaces, tabs and line ends that exports put around a value. */
export function textOfCell({ value }: TableCell): string {
  return String(value)
    .replace(/^[\s\u00a0\u3000]+|(?<![\s\u00a0\u3000])[\s\u00a0\u3000]+$/g, '')
    .replace(/^(\d+)\.0$/, '$1')
}

/** A cell that holds a moment: an Excel serial, 2026/11/23 9:05, 2026年11月23日, 12/16/2026. Undefined: none given. */
export function momentOf(cell: TableCell, serialOffset: number): EpochMs | undefined | { fault: CellFault } {
  const words = textOfCell(cell).replace(/\s+/g, ' ')
  if (words === '' || UNKNOWN.test(words)) return undefined
  const serial = Number(words) + serialOffset
  if (serial >= FIRST_SERIAL && serial < LAST_SERIAL) {
    const ms = (serial - EXCEL_EPOCH_DAYS) * DAY_MS - BEIJING_OFFSET_MS
    return Math.round(ms / 1_000) * 1_000 + (Number.isInteger(serial) ? END_OF_DAY * 60_000 : 0)
  }
  const american = AMERICAN.exec(words)
  const [, year, month, day, hour, minute] = american
    ? [0, american[3], american[1], american[2], american[4], american[5]]
    : (WRITTEN.exec(words) ?? COMPACT.exec(words) ?? [])
  return instantOf(
    [year, month, day].map(Number),
    hour === undefined ? undefined : [Number(hour), Number(minute ?? 0)],
  )
}

function instantOf(
  [year = Number.NaN, month = 0, day = 0]: readonly number[],
  time: readonly number[] | undefined,
): EpochMs | { fault: CellFault } {
  const [hour = 0, minute = 0] = time ?? [0, END_OF_DAY]
  const lastDay = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  const isRight =
    year >= 1980 && year < 2100 && day >= 1 && day <= lastDay && hour <= 24 && minute < (time ? 60 : 1440)
  if (!isRight) return { fault: 'unreadable_date' }
  const written = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  return instantOn(written, hour * 60 + minute)
}

/**
 * A number that is a name, not a quantity: a ticket's or a phone's. Excel writes 1.38E+10 and rounds beyond 15
 * digits; what it has lost nobody can guess.
 */
export function digitsOf(cell: TableCell): string | { fault: CellFault } {
  if (typeof cell.value === 'number') {
    return Number.isSafeInteger(cell.value) && cell.value < 1e15
      ? String(cell.value)
      : { fault: 'digits_lost' }
  }
  const words = textOfCell(cell)
  const [, lead = '', decimals = '', power = '0'] = /^(\d)(?:\.(\d+))?[Ee]\+?(\d+)$/.exec(words) ?? []
  if (lead === '') return words
  return decimals.length === Number(power) ? lead + decimals : { fault: 'digits_lost' }
}

/** The first phone number of the cell, digits only; undefined: none given, or hidden by the platform (138****1234). */
export function phoneOf(cell: TableCell): string | undefined | { fault: CellFault } {
  const words = digitsOf(cell)
  if (typeof words !== 'string') return words
  const [first = ''] = words.split(/[、，,;；/|\n]| {2,}/)
  if (/[*＊xX]{3,}/.test(first) || !/\d/.test(first)) return undefined
  const digits = first.replace(/[^\d]/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '')
  return digits.length >= 5 && digits.length <= 13 ? digits : { fault: 'unreadable_phone' }
}

const KINDS: readonly (readonly [RegExp, TicketKind])[] = [
  [/举报/, 'report'],
  [/投诉/, 'complaint'],
  [/咨询/, 'consultation'],
  [/建议|意见/, 'suggestion'],
  [/表扬|感谢/, 'praise'],
]

export function kindOf(words: string): TicketKind {
  return KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'help'
}

export function isUrgent(words: string): boolean {
  return /紧急|特急|加急|^急$|^是$|^高$/.test(words) && !/不紧急|非紧急|非常规/.test(words)
}

const SUBJECT_LENGTH = 30

/** Enough of the words to have the subject in, unless nearly all of them is hidden. */
const LOOKED_AT = 300
/** At the end of them a number or a name may be cut in two, and is not known for one. */
const UNSURE_END = 60

/**
 * The one line by which a ticket is known: its title, else how its content begins. Masked before it is cut: of a
 * phone number cut in two the first half would be taken for an amount.
 *
 * @param names the caller's
 */
export function subjectOf(title: string, content: string, names: readonly string[] = []): string {
  const words = (title === '' ? content : title).replace(/\s+/g, ' ')
  const hidden = { names: [...names, ...namesIn(words.slice(0, LOOKED_AT))] }
  const head = maskText(words.slice(0, LOOKED_AT), hidden)
  const isSure = words.length <= LOOKED_AT || head.length >= SUBJECT_LENGTH + UNSURE_END
  return Array.from(isSure ? head : maskText(words, hidden))
    .slice(0, SUBJECT_LENGTH)
    .join('')
}

/** Whether the platform is done with it; 待办结 and 申请办结 are not. */
export function isClosed(words: string): boolean {
  return /办结|完结|结案|归档|已关闭|已完成/.test(words) && !/未|待|申请|不予|中$/.test(words)
}

/** 环境卫生>生活垃圾>垃圾清运 and 12.垃圾清运 name the last step. */
export function matterOf(words: string): string | undefined {
  const last = words
    .split(/[>＞/＼\\]|--/)
    .at(-1)
    ?.replace(/^\d+[.．、]\s*/, '')
    .trim()
  return last === undefined || last === '' || UNKNOWN.test(last) ? undefined : last
}

export function isYes(words: string): boolean {
  return /^(?:是|保密|需要保密|要求保密|y|yes|1|true)$/i.test(words)
}
