import { dateTimeWords, deadlineWords, momentWords } from '../../domain/deadline-words.ts'
import { isGoingRound } from '../../domain/returns.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { UnitRequest } from '../../domain/unit-requests.ts'
import type { Setting } from './words.ts'
import { excerpt, unitName } from './words.ts'

/** 延期批了没: how what a unit asked the station for stands. */

interface Standing {
  ticket: Ticket
  request: UnitRequest
  /** Why it was refused; empty if nothing was said of it. */
  reason: string
  /** What the ticket is about, where that may be read. */
  subject: string | undefined
}

/** As many as a phone shows at once. */
const MOST_LISTED = 10

export function requestsStanding(setting: Setting, standing: readonly Standing[]): string {
  const lines = standing.slice(-MOST_LISTED).map((one) => standingLine(setting, one))
  const more = standing.length - lines.length
  return [...(more > 0 ? [`最近的 ${lines.length} 件（更早的还有 ${more} 件）：`] : []), ...lines].join('\n')
}

function standingLine(setting: Setting, { ticket, request, reason, subject }: Standing): string {
  const { kind, askedAt, workingDays, decided } = request
  const what = kind === 'extension' ? `延期 ${workingDays ?? ''} 个工作日` : '退单'
  const name = `#${ticket.code}${subject === undefined ? '' : ` ${subject}`}：${what}`
  const { now } = setting
  if (!decided) {
    const asked = `${name} ${momentWords(now, askedAt)} 报的，还在等${decider(ticket, request)}答复`
    return `${asked}；${meanwhile(setting, ticket, request)}`
  }
  const at = `${momentWords(now, decided.at)} `
  if (decided.granted) return `${name}，工作站${at}已同意${agreed(setting, ticket, request)}`
  return `${name}，工作站${at}没同意${reason === '' ? '' : `：${excerpt(reason, 80)}`}。请继续办理${limit(setting, ticket)}`
}

/** From the second return on supervisors may decide too. */
function decider(ticket: Ticket, { kind }: UnitRequest): string {
  return kind === 'return' && isGoingRound(ticket) ? '工作站（督查也可以定）' : '工作站'
}

/** While the station has the word the clock stands still, where limits.yaml says so. */
function meanwhile({ now }: Setting, { clock, deadline = now }: Ticket, { kind }: UnitRequest): string {
  const isPaused = clock?.state === 'paused'
  if (kind === 'return') return `答复前请继续联系诉求人${isPaused ? '，这段时间不计入期限' : ''}`
  if (isPaused) return '等答复的时间不计入期限'
  const until = momentWords(now, deadline)
  return deadline < now ? `期限 ${until} 已过，请直接联系工作站` : `答复前仍按 ${until} 的期限办`
}

function agreed(setting: Setting, ticket: Ticket, { kind, decided }: UnitRequest): string {
  if (!decided?.granted) return ''
  const { now } = setting
  if (kind === 'extension') {
    if (decided.deadline === undefined) return ''
    const isStill = ticket.deadline === decided.deadline
    return isStill ? limit(setting, ticket, '新期限') : `，延到 ${dateTimeWords(now, decided.deadline)}`
  }
  const to = decided.toUnitId === undefined ? '' : `，转${unitName(setting, decided.toUnitId)}`
  return `${to}，本单位不用再办`
}

function limit({ office, now }: Setting, { deadline, state }: Ticket, word = '期限'): string {
  const isAtWork = state === 'dispatched' || state === 'acknowledged'
  return isAtWork && deadline !== undefined
    ? `，${word} ${deadlineWords(office.calendar, now, deadline)}`
    : ''
}

const KIND_WORDS = { extension: '延期', return: '退单', any: '延期或退单' } as const

/** Of tickets that were named. */
export function neverRequested(codes: readonly number[], kind: keyof typeof KIND_WORDS): string {
  const how = kind === 'return' ? `「退单 ${codes[0]} 原因」` : `「延期 ${codes[0]} 3天 原因」`
  return `${codes.map((code) => `#${code}`).join('、')} 没有等答复的${KIND_WORDS[kind]}申请。要申请请回${how}`
}

/** Of the unit's own. */
export function nothingRequested(kind: keyof typeof KIND_WORDS): string {
  return `本单位近 7 天没有${KIND_WORDS[kind]}申请。要申请请回${kind === 'return' ? '「退单 短号 原因」' : '「延期 短号 3天 原因」'}`
}
