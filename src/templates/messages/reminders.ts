import { momentWords } from '../../domain/deadline-words.ts'
import type { Rung, Step } from '../../domain/ladder.ts'
import type { ListLine } from '../../domain/list-line.ts'
import { CODE_HERE } from '../../domain/list-line.ts'
import type { Nag, NextAct } from '../../domain/nag.ts'
import { nextAct, takesMany } from '../../domain/nag.ts'
import { personById } from '../../domain/roster.ts'
import type { RiskReason, SupervisionOrder, Ticket } from '../../domain/ticket.ts'
import { limitOf } from './clock.ts'
import type { Setting } from './words.ts'
import { headline, personName, unitName } from './words.ts'

export const CARD_WORDS: Readonly<Record<NonNullable<Rung['card']>, string>> = {
  yellow: '〔黄牌〕',
  red: '〔红牌〕',
}

const RISK_WORDS: Readonly<Record<RiskReason, string>> = {
  second_round: '上一次办理诉求人不认可',
  same_caller: '同一诉求人近期多次反映',
  same_place: '同一地点、同一事项近期多次反映',
  anger: '诉求人情绪比较急',
  perfunctory: '上一次回复被退回或过于敷衍',
}

/**
 * A nag: two short lines, with the visible number of this reminder (`#17·催2`) so that a message sent twice
 * after a crash is seen to be one, and with what to do next.
 */
export function nagText(setting: Setting, nag: Nag): string {
  const { ticket, step, count, card } = nag
  const head = `#${ticket.code}·催${count} ${card ? CARD_WORDS[card] : ''}${whatIsMissing(setting, nag)}`
  const due = dueWords(setting, ticket, step)
  return [head, ticket.subject, `${due}${NEXT[nextAct(ticket, step)](String(ticket.code))}`].join('\n')
}

/** The same as a line of a list; none where the answer needs the reminder itself. */
export function nagLine(setting: Setting, nag: Nag): ListLine | undefined {
  const { ticket, step } = nag
  if (step.rung.while === 'at_risk' || step.rung.time.at === 'silent') return undefined
  const act = nextAct(ticket, step)
  return {
    code: ticket.code,
    about: whatIsMissing(setting, nag),
    line: [numberedSubject(nag), ...limitWords(setting, nag)].join(' · '),
    next: NEXT[act](CODE_HERE),
    takesMany: takesMany(act),
  }
}

/** The same for a supervisor. */
export function nagLineForSupervisor(setting: Setting, nag: Nag): ListLine {
  const { ticket } = nag
  const { lead } = ticket
  const who = lead ? unitName(setting, lead.unitId) : '未派件'
  return {
    code: ticket.code,
    about: `请您过问：${whatIsMissing(setting, nag)}`,
    line: [numberedSubject(nag), who, ...limitWords(setting, nag)].join(' · '),
    next: `要求请回「督办 ${CODE_HERE} 要求」，催一下请回「催办 ${CODE_HERE}」`,
    takesMany: false,
  }
}

function numberedSubject({ ticket, count, card }: Nag): string {
  const urgent = ticket.urgency === 'urgent' ? '〔紧急〕' : ''
  return `#${ticket.code}·催${count} ${card ? CARD_WORDS[card] : ''}${urgent}${ticket.subject}`
}

function limitWords(setting: Setting, { ticket, step: { order, rung } }: Nag): string[] {
  if (order) return [`答复期限 ${momentWords(setting.now, order.deadline)}`]
  const limit = limitOf(setting, ticket)
  return limit === undefined || rung.while === 'unreviewed' ? [] : [limit]
}

function dueWords(setting: Setting, ticket: Ticket, { order, rung }: Step): string {
  if (order) return `答复期限 ${momentWords(setting.now, order.deadline)}。`
  const limit = limitOf(setting, ticket)
  return limit === undefined || rung.while === 'unreviewed' ? '' : `期限：${limit}。`
}

function whatIsMissing(setting: Setting, { ticket, step, audience }: Nag): string {
  switch (step.rung.while) {
    case 'undispatched':
      return '还没有派件'
    case 'unacknowledged':
      return '还没有签收'
    case 'uncontacted':
      return ticket.state === 'dispatched' ? '还没有签收，也没有联系诉求人' : '还没有联系诉求人'
    case 'at_risk':
      return `预警，诉求人可能不满意：${(ticket.risks ?? []).map((risk) => RISK_WORDS[risk]).join('；')}`
    case 'assist_unacknowledged':
      return '协办还没有签收'
    case 'return_pending':
      return '退单申请还没有答复'
    case 'extension_pending':
      return '延期申请还没有答复'
    case 'unreviewed':
      return '回复还没有审核'
    case 'order_unanswered':
      return `督办单还没有答复`
    case 'at_work':
    case 'open':
      if (ticket.state === 'received') return '退回后还没有重新派件'
      if (ticket.pendingReturn && audience === 'lead') return '退单待答复，办理时限不等人'
      if (step.rung.time.at === 'silent') return '进展如何？'
      return ticket.state === 'dispatched' ? '还没有签收' : openWords(setting, ticket, step)
  }
}

function openWords({ now }: Setting, ticket: Ticket, { rung }: Step): string {
  if (ticket.deadline !== undefined && ticket.deadline < now) return '已经超期，还没有回复'
  return rung.time.at === 'gone' ? '时限过半，还没有回复' : '还没有回复'
}

const NEXT: Readonly<Record<NextAct, (code: string) => string>> = {
  dispatch: (code) => `请回「派 ${code} 单位名」`,
  acknowledge: (code) => `收到请回「收到 ${code}」`,
  contact: (code) => `联系过请回「已联系 ${code}」`,
  look_after: () => '请负责同志过问，先和诉求人说上话再办',
  decide_return: (code) => `请回「同意退单 ${code}」或「不同意 ${code} 理由」`,
  decide_return_first: (code) => `请先答复退单：「同意退单 ${code}」或「不同意 ${code} 理由」`,
  decide_extension: (code) => `请回「同意延期 ${code}」或「不同意 ${code} 理由」`,
  review: (code) => `请回「通过 ${code}」或「驳回 ${code} 原因」`,
  answer_order: (code) => `请回「督办回复 ${code} 情况」`,
  tell_progress: () => '引用这条说一句进展就行',
  reply: (code) => `办完请回「回复 ${code} 办理情况」`,
}

/** What a supervisor reads in private. */
export function nagForSupervisor(setting: Setting, nag: Nag): string {
  const { ticket, step, count, card } = nag
  const { lead } = ticket
  const who = lead ? unitName(setting, lead.unitId) : '工作站（未派件）'
  const signed = lead?.acknowledgedBy ? `，${personName(setting, lead.acknowledgedBy)}已签收` : '，未签收'
  return [
    `#${ticket.code}·催${count} ${card ? CARD_WORDS[card] : ''}请您过问：${whatIsMissing(setting, nag)}`,
    headline(ticket),
    `主办：${who}${lead ? signed : ''}`,
    `${dueWords(setting, ticket, step)}要求请回「督办 ${ticket.code} 要求」，催一下请回「催办 ${ticket.code}」`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** 督办单 to the unit's group: who must answer, by when, and how. */
export function orderText(setting: Setting, ticket: Ticket, order: SupervisionOrder, why: string): string {
  return [
    `督办单 #${ticket.code}-${order.no}：${why}`,
    headline(ticket),
    `请在 ${momentWords(setting.now, order.deadline)} 前答复，请回「督办回复 ${ticket.code} 情况」`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** The same to a supervisor: it is the unit that has to answer. */
export function orderForSupervisor(
  setting: Setting,
  ticket: Ticket,
  order: SupervisionOrder,
  why: string,
): string {
  const who = order.unitId === undefined ? '工作站' : unitName(setting, order.unitId)
  return [
    `督办单 #${ticket.code}-${order.no}：${why}`,
    headline(ticket),
    `${who}须在 ${momentWords(setting.now, order.deadline)} 前答复，答复了告诉您`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** One message to a supervisor for all orders that the ladder made in one sweep. */
export function ordersMade(setting: Setting, tickets: readonly Ticket[]): string {
  const [first] = tickets
  const until = first?.orders?.at(-1)?.deadline
  const lines = tickets.slice(0, MOST_SHOWN).map((ticket) => {
    const who = ticket.lead ? unitName(setting, ticket.lead.unitId) : '未派件'
    return `#${ticket.code} ${ticket.subject} · ${who}`
  })
  const more = tickets.length > MOST_SHOWN ? [`还有 ${tickets.length - MOST_SHOWN} 件`] : []
  const by = until === undefined ? '' : `，${momentWords(setting.now, until)} 前答复`
  return [`新出督办单 ${tickets.length} 件（${OVERDUE_ORDER}${by}）：`, ...lines, ...more].join('\n')
}

/** As many lines as a phone shows at a glance. */
const MOST_SHOWN = 10

export const OVERDUE_ORDER = '超期两个工作日仍未回复'

/** 催办 by somebody: who asks is said, because an order from nobody is obeyed by nobody. */
export function urgeText(setting: Setting, ticket: Ticket, personId: string, count: number): string {
  const next = ticket.state === 'dispatched' ? `收到请回「收到 ${ticket.code}」` : `进展请引用这条说一句`
  const limit = limitOf(setting, ticket)
  const due = limit === undefined ? '' : `期限：${limit}。`
  return [
    `#${ticket.code}·催${count} ${whoSays(setting, personId)} 催办`,
    ticket.subject,
    `${due}${next}`,
  ].join('\n')
}

/** The same as a line of a list. */
export function urgeLine(setting: Setting, ticket: Ticket, personId: string, count: number): ListLine {
  const limit = limitOf(setting, ticket)
  const isUnsigned = ticket.state === 'dispatched'
  return {
    code: ticket.code,
    about: `${whoSays(setting, personId)} 催办，${isUnsigned ? '还没有签收' : '请说说进展'}`,
    line: [`#${ticket.code}·催${count} ${ticket.subject}`, ...(limit === undefined ? [] : [limit])].join(
      ' · ',
    ),
    next: isUnsigned
      ? `收到请回「收到 ${CODE_HERE}」`
      : `进展请带上号说一句，例如「${CODE_HERE} 已派人，明天弄完」`,
    takesMany: true,
  }
}

/** `街道督查 方正平`: the office gives the weight, the name somebody to answer. */
export function whoSays(setting: Setting, personId: string): string {
  const [position] = personById(setting.office.roster, personId)?.positions ?? []
  return `${position ? `${unitName(setting, position.unitId)} ` : ''}${personName(setting, personId)}`
}
