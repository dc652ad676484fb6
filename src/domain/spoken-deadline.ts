import { readSpokenDays } from './spoken-days.ts'
import { countOf, readClock } from './spoken-moment.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { addDays, DAY_MS, HOUR_MS, instantOn, localDayOf, MINUTE_MS, minuteOfDay, weekdayOf } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { applyLimit, nextWorkdayMorning } from './working-calendar.ts'

const NUMBER = '\\d{1,3}|半|[一二两三四五六七八九十]{1,3}'
/** 两小时内, 一个半小时后, 40分钟之内. */
const WITHIN_HOURS = new RegExp(
  `(${NUMBER})\\s*个?(半)?\\s*(小时|钟头|分钟|刻钟)(半)?\\s*(?:之内|以内|内|之后|以后|后)`,
)
/** 三天内, 2个工作日之内. */
const WITHIN_DAYS = new RegExp(`(${NUMBER})\\s*个?\\s*(工作日|天|日)\\s*(?:之内|以内|内)`)
/** A length of days is none of the days that somebody names: 连续三天没清运. */
const LENGTH_OF_DAYS = new RegExp(`(?:${NUMBER})\\s*个?\\s*(?:工作日|天)`, 'g')
const BY = /之前|以前|前|为止|之内|以内|内/g
/** What stands before 前 in 明天中午前, and not in 门前, 目前, 提前. */
const ENDS_IN_TIME =
  /(?:天|日|号|[周期拜][一二三四五六日天]|本周|[这下]周|午|早上?|早晨|晚上?|傍晚|[上下]班|[点时分半刻整]|月底?|\d)\s*$/
/** The longest way to name a time: 2026年11月24日（周二）上午10点30分. */
const LONGEST = 26
const ASKED = /请|务必|须|限|最[晚迟]|不晚于|截[止至]/
/** 今天没人去 tells how it is, 今天上门 what is wanted. */
const TELLS = /没|还|已|不|未|了$/

/**
 * Reads the time by which something is wanted, out of the words of an order: `请明天中午前上门`, `今天下班前`,
 * `周五前`, `两小时内`, `3个工作日内`, `明天上午10点`, `本周内`, `月底前`. A day alone ends with its working time, its
 * 上午 at noon, its 下午 at the close; a time without its day is the next one. What was before now is taken for part
 * of the story, except of today: then it is returned, so that it can be said that it is too late.
 *
 * @returns undefined if the words name no time
 */
export function readSpokenDeadline(
  words: string,
  now: EpochMs,
  calendar: WorkingCalendar,
): EpochMs | undefined {
  const text = words
    .replace(/今明(?:两|二)[天日]/g, '明天')
    .replace(/([今明后])([早晚])(?!上|晨)/g, '$1天$2上')
  const setting = { now, calendar }
  const within = readWithin(text, setting)
  if (within !== undefined) return within
  const clauses = text.split(/[，,。；;！!？?\n]+/)
  const said = clauses.flatMap((clause) =>
    beforeWords(clause).flatMap((time) => readTime(time, setting) ?? []),
  )
  const toCome = said.find((at) => at > now)
  if (toCome !== undefined) return toCome
  const today = said.find((at) => localDayOf(at) === localDayOf(now))
  return today ?? readWish(clauses, setting)
}

interface Setting {
  now: EpochMs
  calendar: WorkingCalendar
}

function readWithin(text: string, { now, calendar }: Setting): EpochMs | undefined {
  const hours = WITHIN_HOURS.exec(text)
  if (hours) {
    const [, count = '', half, unit = '', halfAfter] = hours
    const unitMs = unit === '刻钟' ? 15 * MINUTE_MS : unit === '分钟' ? MINUTE_MS : HOUR_MS
    const length = (countOf(count) + (half || halfAfter ? 0.5 : 0)) * unitMs
    return length > 0 ? now + length : undefined
  }
  const [, count = '', unit] = WITHIN_DAYS.exec(text) ?? []
  const days = Math.ceil(countOf(count))
  if (unit === undefined || days < 1) return undefined
  if (unit === '工作日') return applyLimit(calendar, now, { workingDays: days })
  return closeOf(addDays(localDayOf(now), days), calendar)
}

/** What stands before each 前 of the clause, where it is a time. */
function beforeWords(clause: string): string[] {
  return [...clause.matchAll(BY)]
    .map(({ index }) => clause.slice(Math.max(0, index - LONGEST), index))
    .filter((before) => ENDS_IN_TIME.test(before))
}

/** A time without 前: wanted by then where it is asked for, or where it can only be to come. */
function readWish(clauses: readonly string[], setting: Setting): EpochMs | undefined {
  const today = localDayOf(setting.now)
  for (const clause of clauses) {
    if (!dayIn(clause, setting)) continue
    const at = readTime(clause, setting)
    if (at === undefined || at <= setting.now) continue
    if (ASKED.test(clause) || localDayOf(at) > today || !TELLS.test(clause)) return at
  }
  return undefined
}

function readTime(words: string, setting: Setting): EpochMs | undefined {
  const { now, calendar } = setting
  const named = dayIn(words, setting)
  const today = localDayOf(now)
  const time = timeIn(named?.rest ?? words, calendar)
  if (named) return time === undefined ? closeOf(named.day, calendar) : time(named.day)
  if (time === undefined) return undefined
  const at = time(today)
  if (at > now) return at
  return /下班/.test(words) ? closeOf(localDayOf(nextWorkdayMorning(calendar, now)), calendar) : at + DAY_MS
}

/** The last day named, or that ends the week or the month. */
function dayIn(words: string, { now, calendar }: Setting): { day: LocalDay; rest: string } | undefined {
  const today = localDayOf(now)
  const week = /(本|这个?|下个?)(?:周|星期|礼拜)(?![一二三四五六日天])/.exec(words)
  if (week) {
    const sunday = addDays(today, ((7 - weekdayOf(today)) % 7) + (week[1]?.startsWith('下') ? 7 : 0))
    return { day: lastWorkday(sunday, today, calendar), rest: words.replace(week[0], ' ') }
  }
  if (/月底/.test(words)) {
    const nextMonth = addDays(`${today.slice(0, 7)}-28`, 4).slice(0, 7)
    return {
      day: lastWorkday(addDays(`${nextMonth}-01`, -1), today, calendar),
      rest: words.replace('月底', ' '),
    }
  }
  const days = readSpokenDays(words.replace(LENGTH_OF_DAYS, ' '), today)
  return days && { day: days.to, rest: days.rest }
}

/** The day, or the last one before it that is worked, but not before today. */
function lastWorkday(day: LocalDay, today: LocalDay, calendar: WorkingCalendar): LocalDay {
  let found = day
  while (found > today && calendar.planOf(instantOn(found, 0)).spans.length === 0) found = addDays(found, -1)
  return found
}

/** The time of day named, as an instant of whichever day. */
function timeIn(words: string, calendar: WorkingCalendar): ((day: LocalDay) => EpochMs) | undefined {
  const clock = readClock(words)
  if (clock) {
    // 明天3点前 is the afternoon: nobody is sent at three in the night.
    const isAfternoon = clock.isBare && clock.minute > 0 && clock.minute < 7 * 60
    return (day) => instantOn(day, clock.minute + (isAfternoon ? 12 * 60 : 0))
  }
  if (/下班|下午/.test(words)) return (day) => closeOf(day, calendar)
  if (/早上|早晨|一早|上班/.test(words)) return (day) => instantOn(day, 9 * 60)
  if (/上午|中午/.test(words)) return (day) => instantOn(day, 12 * 60)
  if (/傍晚/.test(words)) return (day) => instantOn(day, 18 * 60)
  return /晚上/.test(words) ? (day) => instantOn(day, 21 * 60) : undefined
}

/** When the office closes that day; on a day off when it would. */
function closeOf(day: LocalDay, calendar: WorkingCalendar): EpochMs {
  const midnight = instantOn(day, 0)
  const close = calendar.planOf(midnight).spans.at(-1)?.closesAt
  if (close !== undefined) return close
  const workday = instantOn(localDayOf(nextWorkdayMorning(calendar, midnight)), 0)
  return instantOn(day, minuteOfDay(calendar.planOf(workday).spans.at(-1)?.closesAt ?? workday))
}
