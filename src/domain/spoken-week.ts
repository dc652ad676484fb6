import type { EpochMs } from './time.ts'
import type { Week } from './weekly.ts'
import { addWeeks, weekOf } from './weekly.ts'

/** 上周, 本周, 上上个星期, 这礼拜; 上周三 is a day. */
const WEEK = /(?:本|这一?个?|(上+)一?个?)(?:周|星期|礼拜)(?![一二三四五六日天\d])/

/**
 * Reads a week in plain words.
 *
 * @returns the week, and what was said beside it; undefined if none is named
 */
export function readSpokenWeek(text: string, now: EpochMs): { week: Week; rest: string } | undefined {
  const found = WEEK.exec(text)
  if (!found) return undefined
  const { index, 0: said, 1: back = '' } = found
  const rest = `${text.slice(0, index)} ${text.slice(index + said.length)}`.trim()
  return { week: addWeeks(weekOf(now), -back.length), rest }
}
