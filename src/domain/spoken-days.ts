import type { LocalDay } from './time.ts'
import { addDays, weekdayOf } from './time.ts'

/** Days that somebody named, the first and the last included, and what was said beside them. */
export interface SpokenDays {
  from: LocalDay
  to: LocalDay
  rest: string
}

/** What a written day is read against: today, and for the end of a span its beginning. */
interface Near {
  today: LocalDay
  from?: LocalDay
}

interface Found {
  day: LocalDay
  length: number
}

const NUMBER = '\\d{1,2}|[一二三四五六七八九十]{1,3}'
const TO = '(?:一直到|至|到|[-~–—、和])'
const WEEKDAYS = '日一二三四五六'
/** A date without its year, or a day without its month, so long ago means the next one. */
const YEARLESS_DAYS_BACK = 183
const MONTHLESS_DAYS_BACK = 15

/** How a day is written, the longer first; each reads one or says that there is no such day. */
const FORMS: readonly {
  pattern: RegExp
  day: (groups: readonly string[], near: Near) => LocalDay | undefined
}[] = [
  {
    pattern: /^(20\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?(?!\d)/,
    day: ([year = '', month = '', day = '']) => dayOf(Number(year), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(`^(?:今年)?(${NUMBER})\\s*月\\s*(${NUMBER})\\s*[日号]?(?!\\d)`),
    day: ([month = '', day = ''], near) => yearless(numberOf(month), numberOf(day), near),
  },
  {
    pattern: new RegExp(`^(这个?|本|下个?)月\\s*(${NUMBER})\\s*[日号]`),
    day: ([which = '', day = ''], { today }) => ofMonth(today, which.startsWith('下') ? 1 : 0, numberOf(day)),
  },
  {
    pattern: new RegExp(`^(${NUMBER})\\s*[日号](?!\\d)`),
    day: ([day = ''], near) => monthless(numberOf(day), near),
  },
  {
    pattern: /^(\d{1,2})(?=\s*(?:至|到|[-~–—])\s*\d{1,2}\s*[日号])/,
    day: ([day = ''], near) => monthless(Number(day), near),
  },
  {
    pattern: /^(\d{1,2})[./-](\d{1,2})(?![\d.])/,
    day: ([month = '', day = ''], near) => yearless(Number(month), Number(day), near),
  },
  {
    pattern: /^(今天|今日|明天|明日|后天|大后天)/,
    day: ([word = ''], { today }) =>
      addDays(today, word.startsWith('今') ? 0 : word.startsWith('明') ? 1 : word === '后天' ? 2 : 3),
  },
  {
    pattern: /^(本|这个?|下下?个?)?(?:周|星期|礼拜)([一二三四五六日天])/,
    day: ([week = '', word = ''], near) => onWeekday(week, WEEKDAYS.indexOf(word.replace('天', '日')), near),
  },
]

/** Only as the end of a span whose beginning was a date: 11月24-26. */
const BARE_END = /^(\d{1,2})(?![\d:：点时个天])/
const COUNT = new RegExp(
  `^\\s*(?:起|开始)?\\s*[,，]?\\s*(?:请|休|共)?\\s*(${NUMBER}|两)\\s*个?(?:天|日)(?!\\d)`,
)

/**
 * Reads the days in plain words: `11月24日-26日`, `明天`, `周四到下周二`, `24号至26号`, `到26日` (from today),
 * `后天起3天`, `三天` (from today). Without a year the nearest one is meant, so that `12月30日到1月2日` crosses it.
 *
 * @param today the day in Beijing on which it was said
 * @returns undefined if no day is named, or one that does not exist; `from` is never after `to`, but may be past
 */
export function readSpokenDays(text: string, today: LocalDay): SpokenDays | undefined {
  const plain = text
    .replace(/[(（](?:周|星期|礼拜)[一二三四五六日天][)）]/g, '')
    // 明后天, 今明两天: two days in one word.
    .replace(/([今明])天?([明后])[两天]天?/g, '$1天到$2天')
  for (let at = 0; at < plain.length; at += 1) {
    const found = readDay(plain.slice(at), { today })
    if (found) return found === 'no such day' ? undefined : spanFrom(plain, at, found, today)
  }
  return countFromToday(plain, today)
}

/** A day at the start of the text. */
function readDay(text: string, near: Near): Found | 'no such day' | undefined {
  for (const { pattern, day } of FORMS) {
    const match = pattern.exec(text)
    if (!match) continue
    const read = day(match.slice(1), near)
    return read === undefined ? 'no such day' : { day: read, length: match[0].length }
  }
  return undefined
}

function spanFrom(text: string, at: number, first: Found, today: LocalDay): SpokenDays | undefined {
  const before = text.slice(0, at)
  const after = text.slice(at + first.length)
  const until = /(?:截至|截止|一直|至|到)+\s*$/.exec(before)
  if (until && first.day >= today) {
    return { from: today, to: first.day, rest: joined(before.slice(0, until.index), after) }
  }
  const joint = new RegExp(`^\\s*${TO}\\s*`).exec(after)
  const second = joint && endOf(after.slice(joint[0].length), { today, from: first.day })
  if (joint && second) {
    if (second === 'no such day' || second.day < first.day) return undefined
    const rest = joined(before, after.slice(joint[0].length + second.length))
    return { from: first.day, to: second.day, rest }
  }
  const count = COUNT.exec(after)
  const days = count ? numberOf(count[1] ?? '') : 1
  const to = addDays(first.day, Math.max(0, days - 1))
  return { from: first.day, to, rest: joined(before, after.slice(count?.[0].length ?? 0)) }
}

function endOf(text: string, near: Near & { from: LocalDay }): Found | 'no such day' | undefined {
  const found = readDay(text, near)
  if (found) return found
  const bare = BARE_END.exec(text)
  const day = bare && monthless(Number(bare[1]), near)
  return bare && day ? { day, length: bare[0].length } : undefined
}

/** 三天: from today. */
function countFromToday(text: string, today: LocalDay): SpokenDays | undefined {
  const match = new RegExp(`(${NUMBER}|两)\\s*个?天`).exec(text)
  const days = match ? numberOf(match[1] ?? '') : 0
  if (!match || days < 1) return undefined
  const rest = joined(text.slice(0, match.index), text.slice(match.index + match[0].length))
  return { from: today, to: addDays(today, days - 1), rest }
}

function joined(before: string, after: string): string {
  const tail = after.replace(/^\s*(?:为止|止|起|开始)/, '').trim()
  return `${before.replace(/从\s*$/, '').trim()} ${tail}`.trim()
}

/** 1–31 in digits or characters, 两 included; 0 for what is none. */
function numberOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  const digit = (sign: string): number => ' 一二三四五六七八九'.indexOf(sign === '两' ? '二' : sign)
  if (!word.includes('十')) return word.length === 1 ? Math.max(0, digit(word)) : 0
  const [tens = '', ones = ''] = word.split('十')
  return (tens === '' ? 1 : Math.max(0, digit(tens))) * 10 + (ones === '' ? 0 : Math.max(0, digit(ones)))
}

function dayOf(year: number, month: number, day: number): LocalDay | undefined {
  const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const isOne = month >= 1 && month <= 12 && day >= 1 && day <= 31
  // The 30th of February would come out as a day of March.
  return isOne && addDays(written, 0) === written ? written : undefined
}

/** The date of the year that is nearest; the end of a span is never before its beginning. */
function yearless(month: number, day: number, { today, from }: Near): LocalDay | undefined {
  const earliest = from ?? addDays(today, -YEARLESS_DAYS_BACK)
  const first = Number(earliest.slice(0, 4))
  return [first, first + 1]
    .map((year) => dayOf(year, month, day))
    .find((one) => one !== undefined && one >= earliest)
}

/** That day of this month, or of the next where it is past; of the span's own month or the next. */
function monthless(day: number, { today, from }: Near): LocalDay | undefined {
  const earliest = from ?? addDays(today, -MONTHLESS_DAYS_BACK)
  return [0, 1].map((ahead) => ofMonth(from ?? today, ahead, day)).find((one) => one && one >= earliest)
}

function ofMonth(base: LocalDay, ahead: number, day: number): LocalDay | undefined {
  const months = Number(base.slice(0, 4)) * 12 + Number(base.slice(5, 7)) - 1 + ahead
  return dayOf(Math.floor(months / 12), (months % 12) + 1, day)
}

/** 周四 is the next one, today included; 本周四 and 下周四 are of this week and the next, from Monday on. */
function onWeekday(week: string, weekday: number, { today, from }: Near): LocalDay {
  const base = from !== undefined && week === '' ? from : today
  if (week === '') return addDays(base, (weekday - weekdayOf(base) + 7) % 7)
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  const weeks = week.startsWith('下下') ? 2 : week.startsWith('下') ? 1 : 0
  return addDays(monday, weeks * 7 + ((weekday + 6) % 7))
}
