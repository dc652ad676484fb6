import type { Office } from '../../domain/office.ts'
import { personById, unitById } from '../../domain/roster.ts'
import type { CloseReason, Satisfaction, Ticket, TicketKind, TicketState } from '../../domain/ticket.ts'
import type { EpochMs } from '../../domain/time.ts'

/** What a sentence may need to know besides its ticket. */
export interface Setting {
  office: Office
  now: EpochMs
}

export const KIND_WORDS: Readonly<Record<TicketKind, string>> = {
  consultation: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggestion: '建议',
  praise: '表扬',
}

export const STATE_WORDS: Readonly<Record<TicketState, string>> = {
  received: '待派件',
  dispatched: '待签收',
  acknowledged: '办理中',
  replied: '待审核',
  approved: '待回访',
  calling_back: '回访中',
  closed: '已办结',
}

export const SATISFACTION_WORDS: Readonly<Record<Satisfaction, string>> = {
  satisfied: '满意',
  basic: '基本满意',
  dissatisfied: '不满意',
}

export const CLOSE_WORDS: Readonly<Record<CloseReason, string>> = {
  satisfied: '群众认可，办结',
  exempt: '无需回访，办结',
  unreachable: '多次联系不上，办结',
  repeat: '重复诉求，已书面说明，办结',
  not_ours: '不属于本街道，办结',
  duplicate: '重复录入，办结',
  withdrawn: '诉求人撤回，办结',
}

export function unitName({ office }: Setting, unitId: string): string {
  return unitById(office.roster, unitId)?.name ?? unitId
}

export function personName({ office }: Setting, personId: string): string {
  return personById(office.roster, personId)?.name ?? personId
}

/** `#17 〔投诉〕艾老村 垃圾倾倒`: the first line of everything said about a ticket. */
export function headline(ticket: Ticket): string {
  const urgent = ticket.urgency === 'urgent' ? '〔紧急〕' : ''
  const round = ticket.round > 1 ? `〔第${ticket.round}次办理〕` : ''
  return `#${ticket.code} 〔${kindWords(ticket)}〕${urgent}${round}${ticket.subject}`
}

/** What the brackets of a card say: what is no ticket of the hotline says so. */
function kindWords({ kind, inHouse }: Ticket): string {
  return inHouse ? '未诉先办' : KIND_WORDS[kind]
}

/** At most `length` characters, on one line, with … when cut; never a part of a number, which nobody would know to hide. */
export function excerpt(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const kept = line.slice(0, length - 1)
  const isCutInNumber = /\d$/.test(kept) && /^[-\s]?\d/.test(line.slice(length - 1))
  return `${isCutInNumber ? kept.replace(/\d[-\d\s]*$/, '') : kept}…`
}
