import type { LocalMonth, Span } from './months.ts'
import { monthOf, spanOf } from './months.ts'
import { spanOfPeriod } from './period.ts'
import { readSpokenMonth } from './spoken-month.ts'
import { readSpokenWeek } from './spoken-week.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { addDays, instantOn, localDayOf } from './time.ts'
import type { Week } from './weekly.ts'

/** A day, week, month or year that somebody names. */
export type NamedSpan = { day: LocalDay } | { week: Week } | { month: LocalMonth } | { year: number }

const DAY = /今天|今日|昨天|昨日/
const YEAR = /(?:(20\d\d)\s*年|今年|本年|去年|前年)(?:全年|度)?(?!\s*\d{1,2}\s*月)/

/**
 * Reads a span in plain words: 今天, 昨天, 上周, 本月, 10月, 去年10月, 今年.
 *
 * @returns the span, and what was said beside it; undefined if none is named
 */
export function readSpokenSpan(text: string, now: EpochMs): { span: NamedSpan; rest: string } | undefined {
  const day = DAY.exec(text)
  if (day) return { span: { day: dayNamed(day[0], now) }, rest: without(text, day) }
  const week = readSpokenWeek(text, now)
  if (week) return { span: { week: week.week }, rest: week.rest }
  const year = YEAR.exec(text)
  if (year) return { span: { year: yearNamed(year, now) }, rest: without(text, year) }
  const month = readSpokenMonth(text, monthOf(now))
  return month && { span: { month: month.month }, rest: month.rest }
}

export function spanOfNamed(named: NamedSpan): Span {
  if ('day' in named) return { from: instantOn(named.day, 0), until: instantOn(addDays(named.day, 1), 0) }
  if ('year' in named) {
    return { from: spanOf(`${named.year}-01`).from, until: spanOf(`${named.year}-12`).until }
  }
  return spanOfPeriod(named)
}

function dayNamed(said: string, now: EpochMs): LocalDay {
  return addDays(localDayOf(now), said.startsWith('昨') ? -1 : 0)
}

function yearNamed([said, written]: RegExpExecArray, now: EpochMs): number {
  if (written !== undefined) return Number(written)
  const back = said.startsWith('前') ? 2 : said.startsWith('去') ? 1 : 0
  return Number(localDayOf(now).slice(0, 4)) - back
}

function without(text: string, { index, 0: found }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + found.length)}`.trim()
}
