import type { LocalMonth, Span } from './months.ts'
import { addMonths, spanOf } from './months.ts'
import type { EpochMs } from './time.ts'
import type { Week } from './weekly.ts'
import { addWeeks, spanOfWeek } from './weekly.ts'

/** What figures are of: a calendar month or a week from Monday. */
export type Period = { month: LocalMonth } | { week: Week }

export function spanOfPeriod(period: Period): Span {
  return 'month' in period ? spanOf(period.month) : spanOfWeek(period.week)
}

/** With what its figures are compared: the one before; a month also with that of a year before. */
export function periodsBefore(period: Period): { when: 'before' | 'year_before'; period: Period }[] {
  if ('week' in period) return [{ when: 'before', period: { week: addWeeks(period.week, -1) } }]
  return [
    { when: 'before', period: { month: addMonths(period.month, -1) } },
    { when: 'year_before', period: { month: addMonths(period.month, -12) } },
  ]
}

/**
 * The span of the period as far as it has gone by `now`, and the like span of another: of a month of which 10 days have
 * gone, the first 10 days, so that like is compared with like.
 */
export function likeSpans(
  period: Period,
  now: EpochMs,
): { span: Span; isWhole: boolean; like: (other: Period) => Span } {
  const whole = spanOfPeriod(period)
  const isWhole = now >= whole.until
  // What came this very moment is counted.
  const span = isWhole ? whole : { from: whole.from, until: Math.max(whole.from, now + 1) }
  return {
    span,
    isWhole,
    like(other) {
      const { from, until } = spanOfPeriod(other)
      return { from, until: isWhole ? until : Math.min(until, from + span.until - span.from) }
    },
  }
}
