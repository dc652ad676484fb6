import type { LocalMonth } from './months.ts'
import { addMonths } from './months.ts'

const CHINESE = '零一二三四五六七八九十'

/**
 * Reads a month in plain words: `10月`, `十月份`, `本月`, `上月`, `上个月`, `去年10月`, `2025年10月`. Without a year the last
 * one is meant that has begun.
 *
 * @param current the month in which it was said
 * @returns the month, and what was said beside it; undefined if none is named
 */
export function readSpokenMonth(
  text: string,
  current: LocalMonth,
): { month: LocalMonth; rest: string } | undefined {
  const relative = /(?:本|这个?|上上个?|上个?)月份?/.exec(text)
  if (relative) {
    const back = relative[0].startsWith('上上') ? -2 : relative[0].startsWith('上') ? -1 : 0
    return { month: addMonths(current, back), rest: without(text, relative) }
  }
  const found =
    /(?:(20\d\d)\s*[年.-]\s*|(去年|今年|前年))?\s*(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?:份)?(?!\d|日)/.exec(
      text,
    )
  if (!found) return undefined
  const [, year, word, written = ''] = found
  const number = /\d/.test(written)
    ? Number(written)
    : [...written].reduce((sum, sign) => sum + CHINESE.indexOf(sign), 0)
  if (number < 1 || number > 12) return undefined
  const of = (given: number): LocalMonth => `${given}-${String(number).padStart(2, '0')}`
  const thisYear = Number(current.slice(0, 4))
  const rest = without(text, found)
  if (year !== undefined) return { month: of(Number(year)), rest }
  if (word !== undefined) return { month: of(thisYear - ['今年', '去年', '前年'].indexOf(word)), rest }
  return { month: of(thisYear) <= current ? of(thisYear) : of(thisYear - 1), rest }
}

function without(text: string, { index, 0: found }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + found.length)}`.trim()
}
