import { isIdNumber } from './id-number.ts'
import { halfWidth } from './plain-text.ts'

/** Tickets named in a text. */
export interface TicketReferences {
  /** 短号, each once, in order. */
  codes: number[]
  /** Full platform numbers, letters in capitals, each once, in order. */
  numbers: string[]
  /** The text without them and without what only joined them (`、`, `和`). */
  rest: string
}

/**
 * Words that make the number before them an amount, a date or an address, even after a space. Those that also
 * begin other words (天然气, 处理, 分派) say which.
 */
const UNITS = [
  '年|月|日(?!常)|号[楼线院门井机路店仓库桥坑]|天(?![然气桥])|周(?![一二三四五六日天末边围])|星期|工作日|小时|分钟|秒',
  '点(?![位名对])|时(?![间限候])|分(?![派配给管析])|个|户(?![主外籍])|人(?![员工行民家大社])|岁|元(?!旦)|块(?!石)|万|度(?![假过])',
  '次(?!日)|遍|件|起(?![诉草])|条(?![件例])|名(?![称单下])|位(?![于置])|辆|台(?![账阶])|棵|处(?![理置罚])|多(?=[个户米亩元天人])',
  '米|公里|平方|平米|亩|吨|斤|公斤|层|楼(?![道上下顶梯长])|栋|幢|单元|室(?![外内])|排(?![查水污除放])|组(?![织长])|队(?![伍长])',
  '%|％|℃|(?:km|kg|cm|mm|m|t)(?![A-Za-z])',
].join('|')

/**
 * What holds numbers that are no codes: a phone or ID number in groups, a date, a time, an address. Phones of
 * eleven digits in one piece are too long for a code and too short for a platform number.
 */
const FOREIGN = [
  String.raw`(?<!\d)1[3-9]\d(?:[\s-]\d{4}[\s-]\d{4}|\d[\s-]\d{4}[\s-]\d{3}|\d[\s-]\d{3}[\s-]\d{4})(?!\d)`,
  String.raw`(?<!\d)(?:0\d{2,3}|[48]00)[\s-]\d{3,4}[\s-]?\d{3,4}(?!\d)`,
  String.raw`(?<!\d)\d{6}[\s-]\d{8}[\s-]\d{3}[\dXx](?![\dA-Za-z])`,
  String.raw`(?<!\d)(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}(?!\d)\s*[日号]?|(?<!\d)\d{4}\s*年\s*\d{1,2}(?!\d)`,
  String.raw`(?<!\d)\d{1,2}\s*[:：]\s*\d{2}(?!\d)|(?<!\d)\d{1,2}\s*点\s*\d{1,2}(?!\d)\s*分?`,
  String.raw`(?<!\d)(?:\d{1,4}\s*(?:号楼|栋|幢|单元|排)\s*){1,3}\d{1,4}(?!\d)`,
  String.raw`(?<=[打拨报叫]\s?)1(?:10|19|20|22)(?!\d)`,
].join('|')

/** `37010020261123000017`, `FZ26121600033`, `热线-260402-062267`; judged by `isPlatformNumber`. */
export const NUMBER = String.raw`(?<![A-Za-z\d-])(?:(?:热线|[A-Za-z]{1,4})-)?(?:\d{6,8}-\d{4,8}|[A-Za-z]{0,4}\d[A-Za-z\d]{9,30})(?![A-Za-z\d-])`
/** A code of five digits, given when 9999 tickets are open; service numbers (12345, 95598) are none. */
const LONG = String.raw`[2-8]\d{4}`
/** A code, short or long, as part of a pattern; no digit may follow it. */
export const CODE = String.raw`(?:${LONG}|\d{1,4})(?!\d)`
/** `#17` counts wherever it stands, but not in `3#17` (a flat) or `&#17;` (XML); so does `工单17`. */
const HASHED = String.raw`(?:(?<![&\w])|(?<=#\d{1,5}))#\s*(?<hashed>${CODE})(?![A-Za-z])号?`
const RANGE_FOLLOWS = String.raw`(?!\s*[-–—~～至到]\s*[#\d])`
const LABELLED = String.raw`(?:工单|短号)(?:编号|号)?[:：]?\s*(?<labelled>${LONG}|[1-9]\d{0,3})(?![\dA-Za-z])(?!\s*(?:${UNITS}))${RANGE_FOLLOWS}号?`
/**
 * A bare `17` or `17号` between spaces, list signs or the ends of the text. Not the head of a list item (`1、`,
 * `1. `), no part of a range (which of `17-19` are meant is not guessed), and no amount, in lists neither
 * (`3、4 个人`).
 */
const BARE = [
  String.raw`(?<=^|[\s,，、;；和与跟及]|还有|以及)(?<!第\s?)(?<![年月]\s?)(?<!\d\s?[-–—~～至到:：./]\s?)`,
  String.raw`(?<bare>${LONG}|[1-9]\d{0,3})(?!\d)(?!\s*(?:${UNITS}))(?!(?:[,，、]\s*\d{1,5}){1,8}\s*(?:${UNITS}))${RANGE_FOLLOWS}`,
  String.raw`(?:\s?号(?:工单|单(?!元))?)?`,
  String.raw`(?=$|[\s,，;；和与跟及。!！?？~～]|、\s*(?:[#\d]|$)|[.．]\s*$|[:：](?!\s*\d))`,
].join('')
const TOKEN = new RegExp(`(?<number>${NUMBER})|(?:${FOREIGN})|${HASHED}|${LABELLED}|${BARE}`, 'g')

/** What may stand between two references of one list and then means nothing itself. */
const JOINING = /^(?:[\s,，、;；和与跟及]|还有|以及)*$/
const EDGE_SIGNS = ',，、;；:：'

/**
 * Reads the short codes and platform numbers that the text names. A phone number, date, time, amount or a
 * digit inside a word is never taken for one; where it might be either, it is not read, so that the bot asks.
 */
export function readTicketReferences(text: string): TicketReferences {
  const plain = halfWidth(text)
  const codes = new Set<number>()
  const numbers = new Set<string>()
  let rest = ''
  let end = 0
  for (const token of plain.matchAll(TOKEN)) {
    const { number, hashed, labelled, bare } = token.groups ?? {}
    const code = Number(hashed ?? labelled ?? bare ?? 0)
    if (number !== undefined && isPlatformNumber(number)) numbers.add(number.toUpperCase())
    else if (code > 0) codes.add(code)
    else continue
    const between = text.slice(end, token.index)
    rest += JOINING.test(between) ? ' ' : `${between} `
    end = token.index + token[0].length
  }
  rest = (rest + text.slice(end)).replace(/[^\S\n]+/g, ' ')
  return { codes: [...codes], numbers: [...numbers], rest: end > 0 ? withoutEdges(rest) : rest.trim() }
}

const LIST = /^([\p{Script=Han}]{2,6}[\s:：]*)((?:\d{1,5}[\s,，、]+){2,}\d{1,5})[\s。.]*$/u

/**
 * A command that names nothing but tickets, some of which together look like a phone number: `收到 140 1025 1031`. They
 * are not read as tickets, since they may be none; whoever can look up whether all of them are, finds here what was
 * meant then.
 *
 * @returns the codes, and the text in which they can be nothing else; undefined if there is nothing to doubt
 */
export function doubtfulList(text: string): { text: string; codes: number[] } | undefined {
  const [, verb, list] = LIST.exec(halfWidth(text).trim()) ?? []
  if (verb === undefined || list === undefined) return undefined
  const codes = [...new Set(list.match(/\d+/g)?.map(Number))]
  if (readTicketReferences(list).codes.length >= codes.length) return undefined
  return { text: `${verb.trim()} ${listOf(codes)}`, codes }
}

/** The codes as a list in which none can be anything else: `400 404 424` would read as a phone number. */
export function listOf(codes: readonly number[]): string {
  const list = codes.join(' ')
  return readTicketReferences(list).codes.length === codes.length ? list : `#${codes.join(' #')}`
}

/** The same where words follow, whatever they are; one code before words is read as it stands. */
export function hashedList(codes: readonly number[]): string {
  return codes.length > 1 ? `#${codes.join(' #')}` : codes.join(' ')
}

/** Without the signs that parted a reference at either end from the other words. */
function withoutEdges(text: string): string {
  const isEdge = (sign: string): boolean => EDGE_SIGNS.includes(sign) || sign.trim() === ''
  let from = 0
  let to = text.length
  while (from < to && isEdge(text.charAt(from))) from += 1
  while (from < to && isEdge(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

/**
 * Whether letters and digits are a platform's number and nothing of a person's. All known ones have 13 to 24
 * signs, mostly digits; a phone has 11 digits, whatever stands before it.
 */
function isPlatformNumber(token: string): boolean {
  const signs = token.replace(/^热线|-/g, '')
  const digits = signs.replace(/\D/g, '')
  const isPhone = /^[A-Za-z]*1[3-9]\d{9}$/.test(signs)
  const isLongEnough = token.startsWith('热线') ? signs.length >= 10 : signs.length >= 13
  return (
    isLongEnough && signs.length <= 24 && digits.length >= 10 && !isPhone && !isIdNumber(signs.toUpperCase())
  )
}
