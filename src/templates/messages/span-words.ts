import { dayWords } from '../../domain/deadline-words.ts'
import type { NamedSpan } from '../../domain/spoken-span.ts'
import { instantOn } from '../../domain/time.ts'
import { monthWords } from './rates.ts'
import { weekWords } from './weekly.ts'

/** `2026年11月`, `11月16日－11月22日`, `11月23日`, `2026年`. */
export function namedSpanWords(named: NamedSpan): string {
  if ('month' in named) return monthWords(named.month)
  if ('week' in named) return weekWords(named.week)
  return 'day' in named ? dayWords(instantOn(named.day, 0)) : `${named.year}年`
}
