import { readSpokenDays } from './spoken-days.ts'
import type { EpochMs } from './time.ts'
import { DAY_MS, HOUR_MS, instantOn, localDayOf, MINUTE_MS } from './time.ts'

/** When somebody wants to hear again, and what was said beside it. */
export interface SpokenMoment {
  at: EpochMs
  rest: string
}

const NUMBER = '\\d{1,3}|半|[一二两三四五六七八九十]{1,3}'
/** 两小时后, 一个半小时后, 40分钟以后, 过半小时, 3天后. */
const SPAN = new RegExp(
  `过?\\s*(${NUMBER})\\s*个?(半)?\\s*(小时|钟头|分钟|分|刻钟|天)(半)?\\s*(?:钟)?\\s*(?:以后|之后|后)?`,
)
/** 15:30, 三点半, 下午3点20. */
const CLOCK = new RegExp(
  `(上午|早上|早晨|中午|下午|傍晚|晚上)?\\s*(?:(\\d{1,2})[:：](\\d{2})|(${NUMBER})\\s*[点时](?:钟|整)?\\s*(半|一刻|三刻|\\d{1,2}(?=分|\\D|$))?分?)`,
)
/** A part of the day stands for the time at which people have settled into it. */
const PARTS: readonly { word: RegExp; minute: number }[] = [
  { word: /早上|早晨|上午|一早/, minute: 9 * 60 },
  { word: /中午/, minute: 12 * 60 },
  { word: /下午/, minute: 14 * 60 },
  { word: /傍晚|下班前/, minute: 17 * 60 },
  { word: /晚上/, minute: 19 * 60 },
]
const MORNING_MINUTE = 9 * 60
/** A day that is over: 上午 behind it is no morning to come. */
const PAST = /昨[天日晚早夜]|(?<![之以提目从])前天(?!气)|上上?个?(?:周|星期|礼拜|月)|去年|刚才|刚刚/

/**
 * Reads a moment to come in plain words: `两小时后`, `半小时后`, `一个半小时后`, `明天上午`, `下午三点半`, `15:30`,
 * `周四`. A time of day without its day is the next one; what follows a day that is over (`昨天上午`) is none.
 *
 * @returns undefined if none is named; never before `now`
 */
export function readSpokenMoment(text: string, now: EpochMs): SpokenMoment | undefined {
  const past = PAST.exec(text)
  if (!past) return readAhead(text, now)
  const before = readAhead(text.slice(0, past.index), now)
  return before && { ...before, rest: `${before.rest} ${text.slice(past.index)}`.trim() }
}

function readAhead(text: string, now: EpochMs): SpokenMoment | undefined {
  const span = SPAN.exec(text)
  if (span && isSpan(span)) {
    const [found, count = '', half, unit = '', halfAfter] = span
    const length = (countOf(count) + (half || halfAfter ? 0.5 : 0)) * unitMs(unit)
    return length > 0 ? { at: now + length, rest: text.replace(found, ' ').trim() } : undefined
  }
  const full = text.replace(/([今明后])([早晚])(?!上|晨)/, '$1天$2上')
  const days = readSpokenDays(full, localDayOf(now))
  const words = days ? days.rest : full
  const minute = minuteIn(words)
  if (!days && !minute) return undefined
  const day = days?.from ?? localDayOf(now)
  const at = instantOn(day, minute?.minute ?? MORNING_MINUTE)
  const rest = minute?.rest ?? words
  if (at > now) return { at, rest }
  // 下午三点 said at four is tomorrow's; 今天 said in the evening is over.
  return days ? undefined : { at: at + DAY_MS, rest }
}

/** 三天 alone is a length too, 3分 of something is not. */
function isSpan([found, , , unit]: RegExpExecArray): boolean {
  return unit !== '分' || /后|过/.test(found)
}

function unitMs(unit: string): number {
  if (unit === '天') return DAY_MS
  if (unit === '刻钟') return 15 * MINUTE_MS
  return unit.startsWith('分') ? MINUTE_MS : HOUR_MS
}

/** A time by the clock. `isBare`: three o'clock, and nothing says of which half of the day. */
export function readClock(text: string): { minute: number; rest: string; isBare: boolean } | undefined {
  const clock = CLOCK.exec(text)
  if (!clock) return undefined
  const [found, part = '', hour24, minute24, hour, past = ''] = clock
  const minutes = hour24 === undefined ? partOfHour(past) : Number(minute24)
  const hours = hour24 === undefined ? countOf(hour ?? '') : Number(hour24)
  const isLater = /下午|傍晚|晚/.test(part) && hours < 12
  const minute = (isLater ? hours + 12 : hours) * 60 + minutes
  if (minute >= 24 * 60 || minutes >= 60) return undefined
  return { minute, rest: text.replace(found, ' ').trim(), isBare: part === '' && hour24 === undefined }
}

function minuteIn(text: string): { minute: number; rest: string } | undefined {
  if (CLOCK.test(text)) return readClock(text)
  const part = PARTS.find(({ word }) => word.test(text))
  return part && { minute: part.minute, rest: text.replace(part.word, ' ').trim() }
}

function partOfHour(past: string): number {
  if (past === '半') return 30
  if (past.endsWith('刻')) return past === '一刻' ? 15 : 45
  return past === '' ? 0 : Number(past)
}

/** A count in digits or characters; 半 is a half. */
export function countOf(word: string): number {
  if (word === '半') return 0.5
  if (/^\d+$/.test(word)) return Number(word)
  const digit = (sign: string): number =>
    Math.max(0, ' 一二三四五六七八九'.indexOf(sign === '两' ? '二' : sign))
  const [tens, ones] = word.split('十')
  if (ones === undefined) return digit(word)
  return (tens === '' ? 1 : digit(tens ?? '')) * 10 + (ones === '' ? 0 : digit(ones))
}
