import { clockTime, momentWords } from '../../domain/deadline-words.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { isConfidential } from '../../domain/ticket.ts'
import type { Refusal } from '../../domain/ticket-commands.ts'
import { NOT_YOUR_TICKET } from './answers.ts'
import { limitOf } from './clock.ts'
import type { Setting } from './words.ts'
import { CLOSE_WORDS, personName, STATE_WORDS, unitName } from './words.ts'

/** Why nothing happened, in one sentence that says what to do instead. */
export function refusalWords(setting: Setting, ticket: Ticket, refusal: Refusal): string {
  const name = `#${ticket.code}`
  const lead = ticket.lead ? unitName(setting, ticket.lead.unitId) : ''
  switch (refusal.code) {
    case 'wrong_state':
      return wrongState(ticket)
    case 'not_clerk':
      return `${name} 这一步由热线工作站的同志来做`
    case 'not_supervisor':
      return `${name} 加急、督办、催办、销号由街道负责同志或工作站来做`
    case 'not_lead':
      if (isConfidential(ticket)) return `${name} 这一步请主办单位的同志来做`
      if (!ticket.lead) return notDispatched(name)
      return `${name} 由${lead}主办，这一步请${lead}的同志来做`
    case 'not_assigned':
      // Who may be reported must not learn who looks into it.
      if (isConfidential(ticket)) return `${name} 没有派给您的单位，没有改动`
      if (!ticket.lead) return notDispatched(name)
      return `${name} 没有派给您的单位（主办：${lead}），没有改动`
    case 'not_caller':
      return NOT_YOUR_TICKET
    case 'author_reviews_self':
      return `${name} 的回复是您写的，请工作站另一位同志审核`
    case 'already_acknowledged':
      return `${name} 已由${personName(setting, refusal.personId)}签收过了，不用再签`
    case 'already_assigned':
      return `${name} 已经派给${unitName(setting, refusal.unitId)}了`
    case 'return_too_late':
      return `${name} 退单要在派件后 2 个工作日内提出，${momentWords(setting.now, refusal.until)} 已过。如确有困难，请回「延期 ${ticket.code} 天数 理由」或与工作站联系`
    case 'return_pending':
      return `${name} 已经申请过退单，工作站还没有答复，请稍等`
    case 'no_return_pending':
      return `${name} 没有待答复的退单申请`
    case 'extension_pending':
      return `${name} 已经申请过延期，工作站还没有答复，请稍等`
    case 'no_extension_pending':
      return `${name} 没有待答复的延期申请`
    case 'extension_too_long':
      return `${name} 延期最多 ${refusal.maxWorkingDays} 个工作日，请改短一些再申请`
    case 'overdue_extension':
      return `${name} 已经超过期限，不能再申请延期，请尽快办理回复`
    case 'caller_is_secret':
      return `${name} 诉求人要求保密（或为举报），联系方式只有工作站能看，请与工作站联系`
    default:
      return supervisionRefusal(setting, ticket, refusal)
  }
}

function supervisionRefusal(
  setting: Setting,
  ticket: Ticket,
  refusal: Extract<Refusal, { code: SupervisionRefusal }>,
): string {
  const { now } = setting
  const { code, state } = ticket
  const name = `#${code}`
  switch (refusal.code) {
    case 'already_urgent':
      return alreadyUrgent(setting, ticket)
    case 'not_urgent':
      return `${name} 本来就是普通件，没有改动`
    case 'urgency_too_late':
      return state === 'replied'
        ? `${name} 承办单位已回复，现在待审核，急缓没有改。要接着办请先回「驳回 ${code} 原因」，再回「加急 ${code}」`
        : `${name} 现在是「${STATE_WORDS[state]}」，急缓没有改。回访时诉求人说没解决，会重新办理`
    case 'no_open_order':
      return `${name} 没有还没销号的督办单和督查重点件`
    case 'order_not_answered':
      return `${name} 的督办单承办单位还没有答复。确实要销号，请写上理由，例如「销号 ${code} 已电话核实办完」`
    case 'item_not_reported':
      return `${name} 的督查重点件承办单位还没有报整改。确实要销号，请写上理由，例如「销号 ${code} 已电话核实办完」`
    case 'order_too_early':
      return `${name} 督办的答复时间已经过了，请写晚一点的时间`
    case 'nobody_to_urge':
      return `${name} 还没有派件，没有可以催的单位`
    case 'nothing_to_urge':
      return `${name} 现在是「${STATE_WORDS[state]}」，不用再催承办单位`
    case 'urged_lately':
      return `${name} 您 ${clockTime(refusal.at)} 刚催过，${clockTime(refusal.againAt)} 以后可以再催`
    case 'snooze_too_often':
      return `${name} 这一轮已经推迟过 ${refusal.times} 次，不能再推，请先办理或申请延期`
    case 'overdue_snooze':
      return `${name} 已经超过期限，提醒不能再推迟，请尽快办理回复`
    case 'snooze_past_deadline':
      return `${name} 期限是${momentWords(now, refusal.deadline)}，提醒不能推到期限之后，请写早一点的时间`
    case 'overdue_wait':
      return `${name} 已经超过期限，不能再停表等诉求人，请尽快办理回复`
    case 'already_waiting':
      return `${name} 已经在等诉求人了，等到了请回「已联系 ${code}」`
    case 'not_waiting':
      return `${name} 现在没有在等诉求人`
  }
}

type SupervisionRefusal =
  | 'already_urgent'
  | 'not_urgent'
  | 'urgency_too_late'
  | 'no_open_order'
  | 'order_not_answered'
  | 'item_not_reported'
  | 'order_too_early'
  | 'nobody_to_urge'
  | 'nothing_to_urge'
  | 'urged_lately'
  | 'snooze_too_often'
  | 'overdue_snooze'
  | 'snooze_past_deadline'
  | 'overdue_wait'
  | 'already_waiting'
  | 'not_waiting'

function alreadyUrgent(setting: Setting, ticket: Ticket): string {
  const { code, lead } = ticket
  const limit = limitOf(setting, ticket)
  const due = limit === undefined ? '' : `，期限：${limit}`
  const next = lead
    ? `要催请回「催办 ${code}」，有新情况请回「备注 ${code} 情况」`
    : `还没有派件，请回「派 ${code} 单位」`
  return `#${code} 已经是紧急件${due}。${next}`
}

function notDispatched(name: string): string {
  return `${name} 还没有派件，请等工作站派件`
}

function wrongState(ticket: Ticket): string {
  const name = `#${ticket.code}`
  if (ticket.state === 'closed') {
    return `${name} 已经办结（${ticket.closeReason ? CLOSE_WORDS[ticket.closeReason] : '办结'}），没有改动`
  }
  if (ticket.state === 'received') return notDispatched(name)
  if (ticket.state === 'replied') return `${name} 的回复正在审核，请等工作站答复`
  if (ticket.state === 'approved' || ticket.state === 'calling_back') {
    return `${name} 的回复已通过审核、正在回访，没有改动`
  }
  return `${name} 现在是「${STATE_WORDS[ticket.state]}」，还没有可以审核的回复`
}
