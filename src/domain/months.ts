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
