import type { Inbound } from '../bot/handler.ts'
import { isAddressed } from '../bot/handler.ts'
import { CODE, NUMBER, readTicketReferences } from '../domain/ticket-reference.ts'

/** Politeness and decoration around a command that mean nothing: 好的，… 👌 …！ */
const LEAD_IN =
  /^(?:\p{Extended_Pictographic}|\uFE0F|\s)*(?:(?:好的?|嗯+|行|ok|OK|您好|你好)[\s,，.。!！~～]+|好的|好嘞|嗯+|ok|OK)*/u
const SIGN = '(?:\\p{Extended_Pictographic}|\\uFE0F|[\\s!！。.~～,，、;；])'
/** Only from where the run begins: tried at each of its signs, a long one takes the square of its length. */
const TAIL = new RegExp(`(?<!${SIGN})${SIGN}+$`, 'u')

/** The text without decoration at both ends. */
export function undecorated(text: string): string {
  return text.replace(LEAD_IN, '').replace(TAIL, '').trim()
}

/** What follows the first verb that the text starts with, as it was written; undefined if none fits. */
export function afterVerb(text: string, verbs: readonly string[]): string | undefined {
  const plain = text.replace(LEAD_IN, '').trim()
  // 模版 is how many type 模板.
  const read = plain.replaceAll('模版', '模板')
  const verb = [...verbs]
    .sort((one, other) => other.length - one.length)
    .find((word) => read.startsWith(word))
  return verb === undefined ? undefined : plain.slice(verb.length).replace(/^[\s:：,，、]+/, '')
}

/**
 * What follows the verb of a command with free words: its ticket, if named, and the rest. Undefined too when
 * it is talk between people: in a group, without a card, a code or the bot's name, the words must not run
 * on from the verb (回复得真快).
 */
export function freeWords(
  inbound: Inbound,
  verbs: readonly string[],
): (Named & { rest: string }) | undefined {
  const after = afterVerb(inbound.text, verbs)
  if (after === undefined) return undefined
  const said = leadingTicket(after)
  const isNamed = said.codes.length + said.numbers.length > 0
  if (isNamed || inbound.quote || isAddressed(inbound)) return said
  const plain = undecorated(inbound.text)
  const runsOn = verbs.some((verb) => plain.startsWith(verb) && /^[\p{L}]/u.test(plain.slice(verb.length)))
  return runsOn ? undefined : said
}

/** Tickets named in the words of a command. */
export interface Named {
  codes: readonly number[]
  numbers: readonly string[]
}

/** What goes on with a command behind a code that nothing parts from it (9转农业中心) and counts nothing itself. */
const GOES_ON =
  '已|正在|不[是归属在该由]|我们|俺们|[应该]由|归|没有?|未|经|请|今[天日早]|昨[天日晚]|上午|下午|刚|诉求人|来电人|转(?!发)|协办'

const LEADING = new RegExp(`^(#?\\s*${CODE}号?|${NUMBER})(?=$|[\\s,，:：、。]|${GOES_ON})[\\s,，:：、。]*`)

const HASHED = new RegExp(`^#\\s*${CODE}[\\s,，:：、。号]*`)

/**
 * Reads a ticket named at the very start of what follows the verb (`17 已清理完`), so that figures inside
 * a sentence are never taken for a code. Undefined `rest`: nothing else was said.
 */
export function leadingTicket(text: string): Named & { rest: string } {
  const found = LEADING.exec(text)
  const hashed = HASHED.exec(text)
  const head = hashed?.[0] ?? found?.[0]
  if (head === undefined) return { codes: [], numbers: [], rest: text.trim() }
  const { codes, numbers } = readTicketReferences(head)
  // 回复 3 个人都到了: what follows makes it an amount, not a ticket.
  const read = readTicketReferences(`${head} ${text.slice(head.length)}`)
  const isAmount = hashed === null && codes.some((code) => !read.codes.includes(code))
  const isNone = codes.length + numbers.length === 0
  if (isAmount || isNone) return { codes: [], numbers: [], rest: text.trim() }
  return { codes, numbers, rest: text.slice(head.length).trim() }
}

/** Several tickets of which the words behind are said. */
export interface List {
  named: Named
  rest: string
  /** Written as nothing but a list is (3、8; #3 #8); else a figure may belong to the words (3 120 已送医). */
  isSure: boolean
}

const ONE = `(?:#?${CODE}号?|${NUMBER})`
const SURE = '\\s*[、和跟及]\\s*|(?=#)'
const ENDS = `(?=$|[\\s,，:：、。]|都|均|全|两|${GOES_ON})[\\s,，:：、。]*`

function listOf(next: string, count = '+'): RegExp {
  return new RegExp(`^${ONE}(?:(?:${next})${ONE})${count}${ENDS}`)
}

const ANY_LIST = listOf(`${SURE}|[\\s,，]+`)
const SURE_LIST = listOf(SURE)

/**
 * Reads the tickets named at the very start of what follows the verb (`3、8 已派人`), if they are several. The last
 * figure may be an amount (`3、8 3 天`).
 *
 * @param isStrict whether any figure behind a space belongs to the words: the number of a reason
 */
export function leadingTickets(text: string, isStrict = false): List | undefined {
  const only = onlyTickets(text)
  if (only && (!isStrict || SURE_LIST.test(text)))
    return isSeveral(only) ? { named: only, rest: '', isSure: true } : undefined
  const head = (isStrict ? SURE_LIST : ANY_LIST).exec(text)?.[0]
  if (head === undefined) return undefined
  const joints = head.match(new RegExp(ONE, 'g'))?.length ?? 0
  const shorter = joints > 2 ? listOf(`${SURE}|[\\s,，]+`, `{${joints - 2}}`).exec(text)?.[0] : undefined
  return listIn(text, head) ?? (shorter === undefined ? undefined : listIn(text, shorter))
}

function listIn(text: string, head: string): List | undefined {
  const rest = text.slice(head.length).trim()
  const { codes, numbers } = readTicketReferences(head)
  // 备注 3 2 个人去了: an amount.
  const read = readTicketReferences(`${head} ${rest}`)
  const isList = isSeveral({ codes, numbers }) && codes.every((code) => read.codes.includes(code))
  const isSure = /[、和跟及](?=\s*[#\d])|^#.*#/.test(head)
  return isList ? { named: { codes, numbers }, rest, isSure } : undefined
}

export function isSeveral({ codes, numbers }: Named): boolean {
  return codes.length + numbers.length > 1
}

/** Only tickets and nothing else (`17 18 19`), or undefined if anything else was said. */
export function onlyTickets(text: string): Named | undefined {
  const { codes, numbers, rest } = readTicketReferences(text)
  return /[\p{L}\p{N}]/u.test(rest) ? undefined : { codes, numbers }
}

const IN_QUOTE = new RegExp(`#(${CODE})`, 'g')

/**
 * The tickets that a quoted card, list or bundle is about: by the full numbers of its cards and the reminders beside
 * them, else by its codes. A reminder's code stands before 催, so that 5#楼 of a subject is none.
 */
export function ticketInQuote(quoted: string): Named {
  const numbers = foundIn(quoted, /工单编号[:：]\s*((?:热线-)?[A-Za-z\d][A-Za-z\d-]{5,63})/g)
  const parts = quoted.split(/\n{2,}/).filter((part) => !part.includes('工单编号'))
  const reminded = foundIn(parts.join('\n'), /#(\d{1,5})·催\d/g).map(Number)
  if (numbers.length + reminded.length > 0) return { codes: reminded, numbers }
  return { codes: foundIn(quoted, IN_QUOTE).map(Number), numbers: [] }
}

function foundIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''))]
}

const CHINESE_DIGITS = '零一二三四五六七八九十'

/** Days named in the text (`3天`, `三个工作日`), and the text without them. */
export function readDays(text: string): { days: number; rest: string } | undefined {
  const found = /(\d{1,3}|[一二两三四五六七八九十])\s*(?:个)?(?:工作日|天|日)(?!\d)/.exec(text)
  if (!found?.[1]) return undefined
  const word = found[1] === '两' ? '二' : found[1]
  const days = /\d/.test(word) ? Number(word) : CHINESE_DIGITS.indexOf(word)
  if (days <= 0) return undefined
  const rest = (text.slice(0, found.index) + text.slice(found.index + found[0].length)).trim()
  return { days, rest: rest.replace(/^[\s,，、:：]+/, '') }
}

/** 仍派: the bot has asked whether a 举报 should go to whom it names. */
export const INSISTED = /[\s,，]*仍(?:然|要)?派\s*[。！!]?\s*$/
