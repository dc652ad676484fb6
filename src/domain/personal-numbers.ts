import type { DigitGroup } from './digit-groups.ts'
import { digitGroups } from './digit-groups.ts'
import { hasIdShape } from './id-number.ts'

/** A part of a text, by positions in it. */
export interface Span {
  from: number
  to: number
}

/** A mobile number as it may stand in groups, with what people dial or write before it. */
const MOBILE = /^(?:0|86|0086)?1[3-9]\d{9}$/
const MOBILE_WITHIN = /1[3-9]\d{9}/
/** Area code and number: 010 with 8 digits, 0531 with 8, 0634 with 7. */
const LANDLINE = /^0[1-9]\d{8,10}$/
const AREA_CODE = /^0[1-9]\d{1,2}$/
/** An ID number of before 1999: region, birth date without century, serial. */
const OLD_ID = /^[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/
/** Payment cards in groups of four: UnionPay begins with 62, others satisfy Luhn's check, as few lists of codes do. */
const UNION_PAY = /^62\d{14,17}$/
const OTHER_CARD = /^[3-69]\d{15,18}$/
const DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
const LOCAL_LINE = /^[2-8]\d{7}$/
/** Behind these words seven or eight digits are a phone, whatever they look like. */
const PHONE_WORD = /(?:电话|座机|固话|手机|号码|联系方式|拨打|[Tt][Ee][Ll])[^\d\n]{0,4}$/
const AMOUNT_FOLLOWS = /^\s*(?:元|块|万|亿|个|人|户|次|吨|斤|公斤|千瓦|度|米|平|亩|字)/
/** The longest number looked for is a card of 19 digits. */
const LONGEST = 19

/**
 * Where a phone, ID or card number stands in the text, however it is broken up. Where one may begin at several
 * places, all are given: spans may overlap.
 */
export function personalNumbers(text: string): Span[] {
  const groups = digitGroups(text)
  return groups.flatMap((group, first) => {
    const to = isPersonalAlone(text, group)
      ? group.to
      : windows(groups, first).findLast((window) => isPersonalTogether(text, window))?.to
    return to === undefined ? [] : [withSigns(text, { from: group.from, to })]
  })
}

/** Whether an 11-digit mobile number can be read in the text, however it is broken up. */
export function containsPhone(text: string): boolean {
  const groups = digitGroups(text)
  return groups.some(
    ({ digits }, first) =>
      holdsMobile(digits) || windows(groups, first).some((window) => MOBILE.test(window.digits)),
  )
}

/** Groups that may be pieces of one number. */
interface Window extends Span {
  first: DigitGroup
  count: number
  digits: string
}

/**
 * The group with one, two … of those joined to it, up to the length of the longest number. What is made of dates
 * and times of day only is none: `13:30、15:00、9:30` has eleven digits too.
 */
function windows(groups: readonly DigitGroup[], at: number): Window[] {
  const first = groups[at]
  const found: Window[] = []
  if (!first) return found
  let { digits, isMoment } = first
  for (let last = at + 1; last < groups.length; last += 1) {
    const group = groups[last]
    if (!group?.isJoined || digits.length + group.digits.length > LONGEST) break
    digits += group.digits
    isMoment &&= group.isMoment
    if (!isMoment) found.push({ first, count: last - at + 1, digits, from: first.from, to: group.to })
  }
  return found
}

function isPersonalTogether(text: string, { first, count, digits, from }: Window): boolean {
  if (MOBILE.test(digits) || hasIdShape(digits)) return true
  if (AREA_CODE.test(first.digits) && count <= 3 && LANDLINE.test(digits)) return true
  if (first.digits.length === 4 && count >= 4 && isCard(digits)) return true
  if (first.digits.length >= 6 && UNION_PAY.test(digits) && luhnSum(digits) % 10 === 0) return true
  return count === 2 && /^[2-8]\d{6,7}$/.test(digits) && isCalledPhone(text, from)
}

/**
 * Whether digits in one piece are a person's. 16 to 19 are a card or an ID; 20 to 24 a platform number, unless
 * two phones were run together; a shorter piece that holds a mobile number is one with a slip of the finger.
 */
function isPersonalAlone(text: string, { from, to, digits: signs }: DigitGroup): boolean {
  const digits = signs.replace('X', '')
  const { length } = digits
  if (length >= 16) return length < 20 || length > 24 || holdsMobile(digits)
  if (length >= 9) return holdsMobile(digits) || LANDLINE.test(digits) || OLD_ID.test(digits)
  if (length < 7 || DATE.test(digits)) return false
  if (isCalledPhone(text, from)) return true
  return (
    LOCAL_LINE.test(text.slice(from, to)) &&
    !/[A-Za-z]$/.test(text.slice(Math.max(0, from - 1), from)) &&
    !AMOUNT_FOLLOWS.test(text.slice(to, to + 4))
  )
}

function isCalledPhone(text: string, from: number): boolean {
  return PHONE_WORD.test(text.slice(Math.max(0, from - 12), from))
}

function holdsMobile(digits: string): boolean {
  if (digits.length < 20) return MOBILE_WITHIN.test(digits)
  return /^(?:1[3-9]\d{9}){2}$/.test(digits)
}

function isCard(digits: string): boolean {
  if (UNION_PAY.test(digits)) return true
  return OTHER_CARD.test(digits) && luhnSum(digits) % 10 === 0
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}

/** The number with what belongs to its writing: the + of +86, the bracket of (0531), the mark of a keycap. */
function withSigns(text: string, { from, to }: Span): Span {
  const before = text.charAt(from - 1)
  const opens = '(（'.includes(before) && /[)）]/.test(text.slice(from, to))
  const isLed = before !== '' && ('+＋'.includes(before) || opens)
  const marks = /^\p{M}*/u.exec(text.slice(to, to + 4))?.[0].length ?? 0
  return { from: isLed ? from - 1 : from, to: to + marks }
}
