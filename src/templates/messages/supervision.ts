import { clockTime, momentWords } from '../../domain/deadline-words.ts'
import { sendTime } from '../../domain/quiet-hours.ts'
import type { SupervisionOrder, Ticket } from '../../domain/ticket.ts'
import type { Setting } from './words.ts'
import { excerpt, headline, personName, unitName } from './words.ts'

/** What supervisors, the station and the units are told of 督办, its answer and 销号. */

/** As much of an answer as one message on a phone should hold. */
const MOST_OF_ANSWER = 600

export const ONLY_OVERSEERS_LIST = '督办清单由街道负责同志和工作站看。看自己单位的请回「我的工单」'
export const LIST_SENT_PRIVATELY = '督办清单已私聊发您'

/** To who urged. */
export function urged(setting: Setting, ticket: Ticket): string {
  return `#${ticket.code} 已在${leadName(setting, ticket)}群里催办${whenSaid(setting, ticket)}`
}

/** To who urged all of a kind: how many, whose, and what was left out. */
export function urgedMany(
  setting: Setting,
  what: string,
  {
    urged: done,
    lately,
    againAt,
    undispatched,
    left,
  }: {
    urged: readonly Ticket[]
    lately: number
    againAt: number
    undispatched: readonly Ticket[]
    left: number
  },
): string {
  const nobodys =
    undispatched.length === 0
      ? []
      : [
          `另 ${undispatched.length} 件还没有派给单位，请先派：${undispatched.map(({ code }) => `#${code}`).join(' ')}`,
        ]
  if (done.length === 0 && lately > 0)
    return [`${what} ${lately} 件刚催过，${clockTime(againAt)} 以后可以再催`, ...nobodys].join('。')
  if (done.length === 0) return nobodys[0]?.replace(/^另/, what) ?? `现在没有${what}工单`
  const [first] = done
  const units = Map.groupBy(done, (ticket) => leadName(setting, ticket))
  const whose = [...units].map(([name, tickets]) => `${name} ${tickets.length} 件`)
  const shown = whose.length > MOST_UNITS ? `${units.size} 个单位` : whose.join('、')
  const isSaid = [...units.keys()].every((name) => what.includes(name)) && units.size === 1
  const rest = [
    ...(lately > 0 ? [`另 ${lately} 件刚催过，没有再催`] : []),
    ...nobodys,
    ...(left > 0 ? [`一次最多催 ${done.length} 件，还有 ${left} 件没催，要接着催请再说一遍`] : []),
  ]
  const sent = `${what}已催 ${done.length} 件${isSaid ? '' : `（${shown}）`}${first ? whenSaid(setting, first) : ''}`
  return [sent, ...rest].join('。')
}

/** More units than are read at a glance are counted. */
const MOST_UNITS = 6

/** To who named more than are urged at once. */
export function leftToUrge(left: readonly Ticket[], most: number): string {
  return `一次最多催 ${most} 件，还有 ${left.length} 件没催，请再回「催办 ${left.map(({ code }) => code).join(' ')}」`
}

/** 都催一下, of nothing in particular. */
export const WHICH_TO_URGE = '要催哪些？请回「催办 未签收」「催办 超期」，或者写上单位「催办 环卫所」'

export function orderNeeded(code: number | string): string {
  return `请写上要求，例如「督办 ${code} 请明天中午前上门」。要看现在有哪些该过问的，回「督办」`
}

export function nothingToUrge(names: readonly string[]): string {
  return `${names.join('、')}没有等着办的工单`
}

/** To who ordered: the time that was read out of the words is said back, to be seen before it matters. */
export function supervisionOrdered(setting: Setting, ticket: Ticket): string {
  const order = ticket.orders?.at(-1)
  const to = ticket.lead ? leadName(setting, ticket) : '工作站'
  const sent = `#${ticket.code} 督办已发给${to}${whenSaid(setting, ticket, order?.deadline)}`
  if (!order) return sent
  const owner = order.ownerId === undefined ? '' : `，由${personName(setting, order.ownerId)}答复`
  return `${sent}，要求 ${momentWords(setting.now, order.deadline)} 前答复${owner}`
}

export function ownerElsewhere(setting: Setting, ticket: Ticket, written: string): string {
  const lead = ticket.lead ? leadName(setting, ticket) : undefined
  return lead === undefined
    ? `#${ticket.code} 还没有派件，不能指定由谁答复，督办没有发出`
    : `#${ticket.code} 由${lead}主办，「${written}」不是${lead}的人，督办没有发出。请 @ ${lead}的同志，或者不写人，由负责人答复`
}

export function orderAnswerNeeded(code: number | string): string {
  return `请写上情况，例如「督办回复 ${code} 已上门，明天清完，已告诉诉求人」`
}

/** To who said 好的 to an order. */
export function orderHeard({ now }: Setting, code: number, order: SupervisionOrder): string {
  return `#${code} 督办单请在 ${momentWords(now, order.deadline)} 前答复，办了请回「督办回复 ${code} 情况」`
}

/** To who answered. */
export function orderAnswered({ code }: Ticket): string {
  return `#${code} 督办答复已报工作站和督查，等销号`
}

/** To the station and to supervisors. */
export function orderAnsweredText(
  setting: Setting,
  ticket: Ticket,
  { numbers, personId, answer }: { numbers: readonly number[]; personId?: string; answer: string },
): string {
  const orders = numbers.map((no) => `#${ticket.code}-${no}`).join('、')
  const who = personId === undefined ? '' : `（${nameWithUnit(setting, ticket, personId)}）`
  return [
    `督办单 ${orders} 已答复${who}：${excerpt(answer, MOST_OF_ANSWER)}`,
    headline(ticket),
    `可以了请回「销号 ${ticket.code}」，还有要求请回「督办 ${ticket.code} 要求」`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** What of a ticket was cleared: its 督办单, its items on the weekly list. */
interface Cleared {
  orders: boolean
  items: boolean
}

function clearedWords({ orders, items }: Cleared): string {
  return [...(orders ? ['督办单'] : []), ...(items ? ['督查重点件'] : [])].join('、')
}

/** To who cleared them. */
export function ordersCleared(
  setting: Setting,
  { code }: Ticket,
  { unitIds, what }: { unitIds: readonly string[]; what: Cleared },
): string {
  const told = unitIds.map((unitId) => unitName(setting, unitId)).join('、')
  return `#${code} ${clearedWords(what)}已销号${told === '' ? '' : `，已告知${told}`}`
}

/** To the group of the unit that had to answer. */
export function ordersClearedText(
  setting: Setting,
  ticket: Ticket,
  { personId, reason, what }: { personId?: string; reason: string; what: Cleared },
): string {
  const who = personId === undefined ? '' : `（${personName(setting, personId)}）`
  const why = reason === '' ? '' : `：${excerpt(reason, MOST_OF_ANSWER)}`
  return `#${ticket.code} ${clearedWords(what)}已销号${who}${why}\n${ticket.subject}`
}

function leadName(setting: Setting, { lead }: Ticket): string {
  return lead ? unitName(setting, lead.unitId) : ''
}

function nameWithUnit(setting: Setting, ticket: Ticket, personId: string): string {
  return `${leadName(setting, ticket)} ${personName(setting, personId)}`.trim()
}

/** In the quiet hours an ordinary push waits for the morning: who asked for it should know. */
function whenSaid({ office, now }: Setting, ticket: Ticket, before = ticket.deadline): string {
  const at = ticket.urgency === 'urgent' ? now : sendTime(office.limits.quietHours, now, before)
  return at > now ? `，${momentWords(now, at)} 发出` : ''
}
