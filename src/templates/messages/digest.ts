import type { DayList, StationList } from '../../domain/day-list.ts'
import { dayWords, momentWords } from '../../domain/deadline-words.ts'
import { cardNow, openOrders } from '../../domain/ladder.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { limitOf } from './clock.ts'
import { CARD_WORDS } from './reminders.ts'
import type { Setting } from './words.ts'
import { unitName } from './words.ts'

/** As many lines a list as a phone shows at a glance; the counts above say the rest. */
const MOST_SHOWN = 8

/** 08:40 to a unit: the counts, then the tickets, each once. */
export function unitDigest(setting: Setting, unitId: string, list: DayList): string {
  return [
    `${unitName(setting, unitId)}今日工单（${dayWords(setting.now)}）：${counts(list)}`,
    ...section('已超期', list.overdue, (ticket) => lineOf(setting, ticket)),
    ...section('今天到期', list.dueToday, (ticket) => lineOf(setting, ticket)),
    ...unsigned(list.unacknowledged),
    ...section('督办未答复', list.ordered, (ticket) => orderLine(setting, ticket)),
    ...answerHint(list.ordered),
  ].join('\n')
}

/** 08:40 to the station. */
export function stationDigest(setting: Setting, list: DayList, own: StationList): string {
  return [
    `全街道今日工单（${dayWords(setting.now)}）：${counts(list)}`,
    ...codes('待派件', own.undispatched, '派'),
    ...(own.undispatched.length > MOST_SHOWN ? ['看每件建议派给谁请回「待派」'] : []),
    ...codes('待审核', own.unreviewed, '通过'),
    ...codes('退单、延期待答复', own.undecided),
    ...codes('计时暂停', own.paused),
    ...codes('责任清单没有写、两个单位都退过', own.gaps),
    ...(own.gaps.length > 0 ? ['定下归谁后请回「补清单」，以后同类的事就有人管'] : []),
    ...section('已超期', list.overdue, (ticket) => lineWithUnit(setting, ticket)),
  ].join('\n')
}

/** How to urge more than one at once, where there are more. */
function urgeAllWords({ overdue, unacknowledged }: DayList): string {
  const all = [...(unacknowledged.length > 1 ? ['未签收'] : []), ...(overdue.length > 1 ? ['超期'] : [])]
  return all.length === 0 ? '' : `，全催请回${all.map((which) => `「催办 ${which}」`).join('')}`
}

/** 08:40 to a supervisor, and the answer to 督办: what is bad now. */
export function supervisorBrief(setting: Setting, list: DayList, own: StationList): string {
  return [
    `督办简报（${dayWords(setting.now)}）：${counts(list)}`,
    ...section('已超期', list.overdue, (ticket) => lineWithUnit(setting, ticket)),
    ...section('今天到期', list.dueToday, (ticket) => lineWithUnit(setting, ticket)),
    ...byUnit(setting, '待签收', list.unacknowledged),
    ...section('督办未答复', list.ordered, (ticket) => orderLineWithUnit(setting, ticket)),
    ...codes('退单、延期待答复', own.undecided),
    ...codes('计时暂停', own.paused),
    `要求请回「督办 短号 要求」，催一下请回「催办 短号」${urgeAllWords(list)}`,
  ].join('\n')
}

export const NOTHING_BAD = '现在没有超期、今天到期、待签收和督办未答复的工单'

function counts({ overdue, dueToday, unacknowledged, ordered }: DayList): string {
  const all = [...overdue, ...dueToday, ...unacknowledged, ...ordered].filter(({ inHouse }) => inHouse)
  const inHouse = new Set(all.map(({ id }) => id)).size
  return [
    `今天到期 ${dueToday.length}`,
    `已超期 ${overdue.length}`,
    `待签收 ${unacknowledged.length}`,
    ...(ordered.length > 0 ? [`督办未答复 ${ordered.length}`] : []),
    ...(inHouse > 0 ? [`其中未诉先办 ${inHouse} 件`] : []),
  ].join('，')
}

function section(title: string, tickets: readonly Ticket[], line: (ticket: Ticket) => string): string[] {
  if (tickets.length === 0) return []
  const more = tickets.length - MOST_SHOWN
  return [`${title}：`, ...tickets.slice(0, MOST_SHOWN).map(line), ...(more > 0 ? [`还有 ${more} 件`] : [])]
}

/** They are signed for in one line, however many. */
function unsigned(tickets: readonly Ticket[]): string[] {
  if (tickets.length === 0) return []
  const shown = tickets.slice(0, MOST_SHOWN).map(({ code }) => code)
  const isAll = shown.length === tickets.length
  const next = isAll ? `（请回「收到 ${shown.join(' ')}」）` : ` 等 ${tickets.length} 件（请回「都收到」）`
  return [`待签收：${shown.map((code) => `#${code}`).join(' ')}${next}`]
}

function codes(title: string, tickets: readonly Ticket[], verb?: string): string[] {
  const [first] = tickets
  if (!first) return []
  const shown = tickets.slice(0, MOST_SHOWN).map(({ code }) => `#${code}`)
  const more = tickets.length > MOST_SHOWN ? ` 等 ${tickets.length} 件` : ''
  // The list does not know which of them the responsibility list has a unit for; with the unit it always works.
  const unit = verb === '派' ? ' 单位名' : ''
  const next = verb ? `（请回「${verb} ${first.code}${unit}」）` : ''
  return [`${title}：${shown.join(' ')}${more}${next}`]
}

/** Few are named with what they are about; of many each unit has one line. */
function byUnit(setting: Setting, title: string, tickets: readonly Ticket[]): string[] {
  if (tickets.length <= MOST_SHOWN)
    return section(
      title,
      tickets,
      (ticket) => `#${ticket.code} ${ticket.subject} · ${unitOf(setting, ticket)}`,
    )
  const units = Map.groupBy(tickets, (ticket) => unitOf(setting, ticket))
  const lines = [...units]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([unit, own]) => {
      const shown = own.slice(0, MOST_SHOWN).map(({ code }) => `#${code}`)
      return `${unit} ${own.length} 件：${shown.join(' ')}${own.length > MOST_SHOWN ? ' 等' : ''}`
    })
  return [`${title} ${tickets.length} 件：`, ...lines]
}

/** 明天到期的有哪些 */
export function dueList(setting: Setting, when: string, tickets: readonly Ticket[]): string {
  if (tickets.length === 0) return `${when}没有到期的工单`
  return section(`${when}到期 ${tickets.length} 件`, tickets, (ticket) => lineWithUnit(setting, ticket)).join(
    '\n',
  )
}

/** The order's own limit is what matters here, not the ticket's. */
function orderLine(setting: Setting, ticket: Ticket): string {
  return `#${ticket.code} ${ticket.subject} · ${answerBy(setting, ticket)}`
}

function orderLineWithUnit(setting: Setting, ticket: Ticket): string {
  return `#${ticket.code} ${ticket.subject} · ${unitOf(setting, ticket)} · ${answerBy(setting, ticket)}`
}

function answerBy({ now }: Setting, ticket: Ticket): string {
  const unanswered = openOrders(ticket).filter(({ answeredAt }) => answeredAt === undefined)
  const deadline = Math.min(...unanswered.map((order) => order.deadline))
  return deadline < now ? `${momentWords(now, deadline)} 就该答复` : `${momentWords(now, deadline)} 前答复`
}

function answerHint([first]: readonly Ticket[]): string[] {
  return first ? [`答复请回「督办回复 ${first.code} 情况」`] : []
}

function lineOf(setting: Setting, ticket: Ticket): string {
  const { office, now } = setting
  // 还有 …, 原定 … stand on the ticket's own card; a list is read at a glance.
  const [limit] = limitOf(setting, ticket)?.split('（') ?? []
  const due = limit === undefined ? '' : ` · ${limit.trim()}`
  const { ladder, digestMinute } = office.limits
  const card = cardNow(ladder, ticket, { calendar: office.calendar, digestMinute, now })
  // A yellow card warns of a limit; once that has passed it says less than the line does.
  const isStale = card === 'yellow' && (ticket.deadline ?? now) < now
  const origin = ticket.inHouse ? '〔未诉先办〕' : ''
  return `${card && !isStale ? CARD_WORDS[card] : ''}#${ticket.code} ${origin}${ticket.subject}${due}`
}

function lineWithUnit(setting: Setting, ticket: Ticket): string {
  return `${lineOf(setting, ticket)} · ${unitOf(setting, ticket)}`
}

function unitOf(setting: Setting, { lead }: Ticket): string {
  return lead ? unitName(setting, lead.unitId) : '未派件'
}
