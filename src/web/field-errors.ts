import type { ZodType } from 'zod'
import { z } from 'zod'
import { nearest } from '../domain/edit-distance.ts'

/** What is wrong with one field of a request. */
export interface FieldError {
  /** JSONPath: `$.citizen.phone`, `$.tickets[3].content`. */
  path: string
  /** For the program: `missing`, `wrong_type`, `unknown_field`, `too_long`, … */
  code: string
  /** For the people who wrote it. */
  message: string
}

/** As many as somebody reads; the rest shows when these are mended. */
const MOST_ERRORS = 50
const SHOWN_LENGTH = 40

/** The faults in words, in the order of the fields; of issues that tell their input. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], schema: ZodType): FieldError[] {
  return issues.flatMap((issue) => errorsOf(issue, schema)).slice(0, MOST_ERRORS)
}

function errorsOf(issue: z.core.$ZodIssue, schema: ZodType): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path)
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key]),
      code: 'unknown_field',
      message: `没有这个字段，${hint(key, known)}`,
    }))
  }
  return [{ path: pathOf(issue.path), ...wordsOf(issue) }]
}

function wordsOf(issue: z.core.$ZodIssue): { code: string; message: string } {
  if (issue.code !== 'custom' && issue.input === undefined) return { code: 'missing', message: '必须填写' }
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong_type', message: `类型不对，应是${TYPES[issue.expected] ?? issue.expected}` }
    case 'too_big':
      return { code: issue.origin === 'number' ? 'too_big' : 'too_long', message: bounds(issue, '最多') }
    case 'too_small':
      return { code: issue.origin === 'number' ? 'too_small' : 'too_short', message: bounds(issue, '至少') }
    case 'invalid_value':
      return { code: 'unknown_value', message: `应是其中之一：${issue.values.map(String).join('、')}` }
    case 'invalid_format':
      return issue.format === 'datetime'
        ? { code: 'unreadable_time', message: '应是带时区的时间，例如 2026-11-27T18:00:00+08:00' }
        : { code: 'wrong_format', message: issue.message }
    default:
      return {
        code: (issue.code === 'custom' && (issue.params?.code as string)) || 'wrong_value',
        message: issue.message,
      }
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字（string）',
  number: '数字（number）',
  int: '整数',
  boolean: 'true 或 false',
  object: '一组字段（object）',
  array: '列表（array）',
}

function bounds(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, most: '最多' | '至少'): string {
  const limit = String(issue.code === 'too_big' ? issue.maximum : issue.minimum)
  if (issue.origin === 'array') return `${most} ${limit} 项`
  if (issue.origin === 'string') return limit === '1' ? '不能是空的' : `${most} ${limit} 个字`
  return `${most === '最多' ? '不能大于' : '不能小于'} ${limit}`
}

function hint(key: string, known: readonly string[]): string {
  const near = nearest(key.slice(0, SHOWN_LENGTH), known, 2)
  return near === undefined ? `可以写的有：${known.join('、')}` : `是不是想写 ${near}？`
}

/** The fields that the schema knows where the path leads. */
function keysAt(schema: ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema
  for (const step of path) {
    const inner = unwrapped(at)
    if (inner instanceof z.ZodObject) at = inner.shape[String(step)]
    else if (inner instanceof z.ZodArray) at = inner.element
  }
  const inner = unwrapped(at)
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap())
    : schema
}

/** A key that came from outside is shown cut: it may be megabytes. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((told, step) => {
    if (typeof step === 'number') return `${told}[${step}]`
    const key = String(step)
    return /^[\w-]{1,40}$/.test(key)
      ? `${told}.${key}`
      : `${told}[${JSON.stringify(key.slice(0, SHOWN_LENGTH))}]`
  }, '$')
}
