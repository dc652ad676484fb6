import type { EpochMs, LocalDay } from './time.ts'
import { instantOn, localDayOf } from './time.ts'

/** A calendar month in Beijing, `2026-10`. */
export type LocalMonth = string

/** From `from` until before `until`. */
export interface Span {
  from: EpochMs
  until: EpochMs
}

export function monthOf(at: EpochMs): LocalMonth {
  return localDayOf(at).slice(0, 7)
}

/** The month `count` months after; `count` may be negative. */
export function addMonths(month: LocalMonth, count: number): LocalMonth {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${Math.floor(months / 12)}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`
}

export function spanOf(month: LocalMonth): Span {
  return { from: startOf(month), until: startOf(addMonths(month, 1)) }
}

function startOf(month: LocalMonth): EpochMs {
  const day: LocalDay = `${month}-01`
  return instantOn(day, 0)
}

/**
 * The span of the month as far as it has gone by `now`, and the like span of another month: of a month of which 10
 * days have gone, the first 10 days, so that like is compared with like.
 */
export function likeSpans(
  month: LocalMonth,
  now: EpochMs,
): { span: Span; isWhole: boolean; like: (other: LocalMonth) => Span } {
  const whole = spanOf(month)
  const isWhole = now >= whole.until
  const span = isWhole ? whole : { from: whole.from, until: Math.max(whole.from, now) }
  return {
    span,
    isWhole,
    like(other) {
      const { from, until } = spanOf(other)
      return { from, until: isWhole ? until : Math.min(until, from + span.until - span.from) }
    },
  }
}
