import { readSpokenDays } from './spoken-days.ts'
import type { LocalDay } from './time.ts'

/** What was said of a 约谈: held when, promised by when. */
export interface SpokenInterview {
  day: LocalDay
  dueDay?: LocalDay
  /** The words without the day it was held. */
  text: string
}

const PROMISE = /承诺|保证|答应|限期?|要求|务必|必须/
/** A day with this behind it is a limit, not when people met. */
const BEFORE = /^\s*(?:之前|以前|前)/

/**
 * Reads `11月24日 郭长河，承诺 11月30日前清完`: the day before the promise is when it was held (else today), the one after it
 * is by when.
 */
export function readInterview(words: string, today: LocalDay): SpokenInterview {
  const at = PROMISE.exec(words)?.index
  if (at === undefined) return withoutPromise(words, today)
  const [before, promise] = [words.slice(0, at), words.slice(at)]
  const held = dayIn(before, today)
  const due = dayIn(promise, today)
  return {
    day: held?.day ?? today,
    ...(due && { dueDay: due.day }),
    text: joined(held?.rest ?? before.trim(), promise.trim()),
  }
}

/** No space behind a Chinese comma. */
function joined(one: string, other: string): string {
  return /[，。、；：]$/.test(one) ? `${one}${other}` : `${one} ${other}`.trim()
}

/** Without a word of promise the first day is when it was held and the second by when; a single 11月30日前 is a limit. */
function withoutPromise(words: string, today: LocalDay): SpokenInterview {
  const first = dayIn(words, today)
  if (!first) return { day: today, text: words.trim() }
  if (BEFORE.test(first.after)) return { day: today, dueDay: first.day, text: words.trim() }
  const second = dayIn(first.rest, today)
  return { day: first.day, ...(second && { dueDay: second.day }), text: first.rest }
}

function dayIn(words: string, today: LocalDay): { day: LocalDay; rest: string; after: string } | undefined {
  const found = readSpokenDays(words, today)
  if (!found) return undefined
  const tail = /[日号天周一二三四五六](.*)$/su.exec(words)?.[1] ?? ''
  return { day: found.from, rest: found.rest, after: tail }
}
