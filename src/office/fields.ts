import { z } from 'zod'
import { nearest } from '../domain/edit-distance.ts'
import type { Limit } from '../domain/limits.ts'
import { normalise } from '../domain/plain-text.ts'

/**
 * The kinds of fields that data files are made of. Each one's error is what the editor should have written;
 * checkFile adds where, and what stands there.
 */

/** Between the known keys that a record's own error lists. */
export const KEY_SEPARATOR = '、'
const MAX_LIST_LENGTH = 5000
const MINUTES_A_DAY = 24 * 60

/** `，是不是想写 环卫所？` if a known word is at most `max` edits away from the one written, else empty. */
export function meant(word: string, known: readonly string[], max = 2): string {
  const near = word === '' ? undefined : nearest(word, known, max)
  return near === undefined ? '' : `，是不是想写 ${near}？`
}

/** A mapping with exactly these fields. */
export function record<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape).join(KEY_SEPARATOR)
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? keys : `应是一组带名字的项：${keys}`),
  })
}

/** A list; an empty value counts as an empty list. */
export function list<Item extends z.ZodType>(item: Item, expected: string, min = 0) {
  return z.preprocess(
    (value) => (value === '' || value === null ? [] : value),
    z
      .array(item, { error: expected })
      .min(min, { error: expected })
      .max(MAX_LIST_LENGTH, {
        error: `太长了，最多 ${MAX_LIST_LENGTH} 项`,
      }),
  )
}

/**
 * Text that `read` understands; it returns undefined for what is wrong.
 *
 * @param tidy what is done to the text first: names must stay as they are, words and figures need not
 */
export function said<T>(
  read: (text: string) => T | undefined,
  expected: string | ((text: string) => string),
  tidy: (text: string) => string = normalise,
) {
  const missing = typeof expected === 'string' ? expected : expected('')
  return z.string({ error: missing }).transform((text, context): T => {
    const value = read(tidy(text))
    if (value !== undefined) return value
    const message = typeof expected === 'string' ? expected : expected(tidy(text))
    context.issues.push({ code: 'custom', message, input: text })
    return z.NEVER
  })
}

/** They would be read as a part of the name. */
const IN_CHINESE_QUOTES = /^[“”‘’].*[“”‘’]$/u

/** One line of text, as it is written. */
export function line(what: string, maxLength: number) {
  const expected = `应是${what}，一行，最多 ${maxLength} 个字`
  return said(
    (text) => {
      const isLine = text !== '' && !text.includes('\n') && [...text].length <= maxLength
      return isLine && !IN_CHINESE_QUOTES.test(text) ? text : undefined
    },
    (text) => (IN_CHINESE_QUOTES.test(text) ? `${expected}，不用加中文引号` : expected),
    (text) => text.trim(),
  )
}

/** Marks that people put between words where the file wants an English comma. */
const BETWEEN_WORDS = /[，、；,;]/u

/** One word of a list, as it is written; two in one are a list that was not told as such. */
export function word(what: string, maxLength: number) {
  return line(what, maxLength).superRefine((words, context) => {
    if (!BETWEEN_WORDS.test(words)) return
    context.addIssue({ code: 'custom', message: `应是一个${what}，几个之间用英文的逗号 , 隔开` })
  })
}

/** Text of one or more lines, as it is written. */
export function text(what: string, maxLength: number) {
  return said(
    (words) => (words !== '' && [...words].length <= maxLength ? words : undefined),
    `应是${what}，最多 ${maxLength} 个字`,
    (words) => words.trim(),
  )
}

/** An id: tickets and log entries refer to it for years. */
export function id(what: string) {
  return said(
    (text) => (/^[a-z][a-z0-9-]{0,39}$/.test(text) ? text : undefined),
    `应是${what}：小写字母开头，只用小写字母、数字和连字符`,
  )
}

/** One of the Chinese words, read as the value that stands for it. */
export function oneOf<T>(words: Readonly<Record<string, T>>) {
  const known = Object.keys(words)
  return said(
    (text) => (Object.hasOwn(words, text) ? words[text] : undefined),
    (text) => `应是其中之一：${known.join('、')}${meant(text, known, 1)}`,
  )
}

export function wholeNumber(min: number, max: number, unit: string) {
  return said((text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : -1
    return value >= min && value <= max ? value : undefined
  }, `应是 ${min} 到 ${max} 的整数（${unit}）`)
}

export function yesNo() {
  return oneOf({ true: true, false: false, 是: true, 否: false })
}

const LIMIT_UNITS: Readonly<Record<string, { max: number; limit: (count: number) => Limit }>> = {
  工作日: { max: 250, limit: (workingDays) => ({ workingDays }) },
  工作小时: { max: 2000, limit: (hours) => ({ workingMinutes: hours * 60 }) },
  工作分钟: { max: 100_000, limit: (workingMinutes) => ({ workingMinutes }) },
  小时: { max: 2000, limit: (hours) => ({ minutes: hours * 60 }) },
  分钟: { max: 100_000, limit: (minutes) => ({ minutes }) },
}

const LIMIT_EXPECTED = '应写成 5 工作日、4 工作小时、30 工作分钟、24 小时或 60 分钟这样'

/** `5 工作日`; undefined for 0, for 5 天 (which of the two days?) and for more than a year. */
export function readLimit(text: string): Limit | undefined {
  const found = /^(\d{1,6})\s*个?\s*(\p{Script=Han}+)$/u.exec(text)
  const unit = Object.hasOwn(LIMIT_UNITS, found?.[2] ?? '') ? LIMIT_UNITS[found?.[2] ?? ''] : undefined
  const count = Number(found?.[1] ?? 0)
  return unit && count >= 1 && count <= unit.max ? unit.limit(count) : undefined
}

export function limit() {
  return said(readLimit, LIMIT_EXPECTED)
}

/** `08:30-12:00`, with a dash, 至 or ～ between. Minutes since midnight; 24:00 is the end of the day. */
export function readSpan(text: string): { fromMinute: number; toMinute: number } | undefined {
  const found = /^(\d{1,2}):(\d{2})\s*[-–—~至到]+\s*(\d{1,2}):(\d{2})$/.exec(text.replaceAll('：', ':'))
  if (!found) return undefined
  const [fromHour = 0, fromMin = 0, toHour = 0, toMin = 0] = found.slice(1).map(Number)
  const span = { fromMinute: fromHour * 60 + fromMin, toMinute: toHour * 60 + toMin }
  const isReal =
    fromMin < 60 && toMin < 60 && span.fromMinute < MINUTES_A_DAY && span.toMinute <= MINUTES_A_DAY
  return isReal ? span : undefined
}

/** `2026-01-05`, a day that exists. */
export function day() {
  return said(readDay, '应是一个日子，写成 2026-01-05 这样')
}

/** `2026-01-05`, if there is such a day. */
export function readDay(text: string): string | undefined {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return undefined
  const [, month = 0, date = 0] = text.split('-').map(Number)
  const daysInMonth =
    month === 2 ? (isLeap(Number(text.slice(0, 4))) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth ? text : undefined
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** `08:40`, in minutes since midnight. */
export function readTimeOfDay(text: string): number | undefined {
  const found = /^(\d{1,2})[:：](\d{2})$/.exec(text)
  const minute = Number(found?.[1] ?? 99) * 60 + Number(found?.[2] ?? 0)
  return found && minute < 24 * 60 && Number(found[2]) < 60 ? minute : undefined
}
