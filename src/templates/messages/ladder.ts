import { momentWords } from '../../domain/deadline-words.ts'
import type { Rung, RungCondition, RungMark, RungTarget, RungTime } from '../../domain/ladder.ts'
import type { NextTime, OffReason, RungStanding } from '../../domain/ladder-standing.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { limitOf } from './clock.ts'
import { limitWords } from './limit-words.ts'
import { CARD_WORDS } from './reminders.ts'
import type { Setting } from './words.ts'
import { headline, STATE_WORDS, unitName } from './words.ts'

const MARK_WORDS: Readonly<Record<RungMark, string>> = {
  received: '收件',
  dispatched: '派件',
  acknowledged: '签收',
  assist_asked: '协办派件',
  replied: '回复',
  return_asked: '退单申请',
  extension_asked: '延期申请',
  ordered: '督办',
  deadline: '到期',
  order_deadline: '督办到期',
}

const CONDITION_WORDS: Readonly<Record<RungCondition, string>> = {
  undispatched: '未派件',
  unacknowledged: '未签收',
  uncontacted: '未联系',
  at_work: '办理中',
  at_risk: '可能不满意',
  open: '未回复',
  assist_unacknowledged: '协办未签收',
  return_pending: '退单待定',
  extension_pending: '延期待定',
  unreviewed: '待审核',
  order_unanswered: '督办未答复',
}

const TARGET_WORDS: Readonly<Record<RungTarget, string>> = {
  owner: '经办人',
  head: '负责人',
  station: '工作站',
  supervisor: '督查',
}

const OFF_WORDS: Readonly<Record<OffReason, string>> = {
  not_dispatched: '还没派件',
  dispatched: '已派件',
  not_acknowledged: '签收后才算',
  acknowledged: '已签收',
  contacted: '已联系诉求人',
  nobody_to_contact: '没有诉求人可联系',
  return_pending: '退单待定，提醒工作站',
  no_risk: '没有预警的情形',
  replied: '已回复',
  not_replied: '还没回复',
  reviewed: '已审核',
  no_assist: '没有协办单位',
  assists_acknowledged: '协办都已签收',
  no_return: '没有待定的退单',
  no_extension: '没有待定的延期',
  no_order: '没有督办单',
  orders_answered: '督办单都已答复或销号',
  closed: '已办结',
}

/** In the terminal: the ticket, then a line for each rung with when it was said, when it will be, or why not. */
export function ladderText(
  setting: Setting,
  ticket: Ticket,
  { standings, others }: { standings: readonly RungStanding[]; others: number },
): string {
  const limit = limitOf(setting, ticket)
  const unit = ticket.lead ? `${unitName(setting, ticket.lead.unitId)}，` : ''
  return [
    headline(ticket),
    `${unit}${STATE_WORDS[ticket.state]}${limit === undefined ? '' : `，期限：${limit}`}`,
    ...raisedLine(setting, ticket),
    ...standings.map((standing) => lineOf(setting, standing)),
    ...(others > 0 ? [`另有 ${others} 级不用于这类工单`] : []),
  ].join('\n')
}

/** 台阶 on a phone: what was said, what is to come, each in the order of time, and why the rest is not said. */
export function ladderInChat(setting: Setting, ticket: Ticket, standings: readonly RungStanding[]): string {
  const limit = limitOf(setting, ticket)
  const unit = ticket.lead ? `${unitName(setting, ticket.lead.unitId)}，` : ''
  return [
    [
      headline(ticket),
      `${unit}${STATE_WORDS[ticket.state]}`,
      ...(limit === undefined ? [] : [`期限：${limit}`]),
      ...raisedLine(setting, ticket),
    ],
    saidLines(setting, standings),
    comingLines(setting, standings),
    quietLines(setting, standings),
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

/** Their marks are earlier than what they are reckoned from. */
function raisedLine({ now }: Setting, { raised }: Ticket): string[] {
  return raised ? [`${momentWords(now, raised.at)} 改为紧急件，紧急件才有的各级从那时算起`] : []
}

function saidLines(setting: Setting, standings: readonly RungStanding[]): string[] {
  const said = standings
    .flatMap((standing) => {
      const last = standing.said.at(-1)
      return last ? [{ standing, last }] : []
    })
    .sort((one, other) => one.last.at - other.last.at)
  const lines = said.map(({ standing, last }) => {
    const times = standing.said.length > 1 ? `（第 ${standing.said.length} 次）` : ''
    const how = last.isCovered ? '（由后一级或每日汇总代说）' : ''
    return `· ${momentWords(setting.now, last.at)} ${rungWords(setting, standing)}${times}${how}`
  })
  return lines.length > 0 ? ['提醒过：', ...lines] : []
}

function comingLines(setting: Setting, standings: readonly RungStanding[]): string[] {
  const coming = standings
    .flatMap((standing) => (standing.next.is === 'due' ? [{ standing, next: standing.next }] : []))
    .sort((one, other) => one.next.at - other.next.at)
  const lines = coming.map(({ standing, next }) => {
    const when = next.at <= setting.now ? '马上' : momentWords(setting.now, next.at)
    const moved = next.moved === 'snoozed' ? '（推迟过）' : next.moved ? '（提前，避开安静时段）' : ''
    return `· ${when} ${rungWords(setting, standing)}${moved}`
  })
  return lines.length > 0 ? ['往后，办了就不再提醒：', ...lines] : []
}

/** Nobody needs each rung that hangs on the same. */
function quietLines(setting: Setting, standings: readonly RungStanding[]): string[] {
  const ofReason = new Map<string, RungStanding[]>()
  for (const standing of standings) {
    const why = quietWords(setting, standing)
    if (why !== undefined) ofReason.set(why, [...(ofReason.get(why) ?? []), standing])
  }
  if (ofReason.size === 1 && standings.every(({ next }) => next.is === 'off'))
    return [...ofReason.keys()].map((why) => `${why}，都不再提醒`)
  const lines = [...ofReason].map(([why, some]) => {
    const counts = Map.groupBy(some, ({ rung }) => CONDITION_WORDS[rung.while])
    const what = [...counts].map(([words, { length }]) => (length > 1 ? `${words} ${length} 级` : words))
    return `· ${why}：${what.join('、')}`
  })
  return lines.length > 0 ? ['现在不提醒：', ...lines] : []
}

function quietWords(setting: Setting, { next, said }: RungStanding): string | undefined {
  if (next.is === 'due' || (next.is === 'none' && said.length > 0)) return undefined
  if (next.is === 'off') return OFF_WORDS[next.why]
  return nextWords(setting, next, false)[0]
}

/** 负责人、督查：未回复〔红牌〕 */
function rungWords(setting: Setting, { rung, step }: RungStanding): string {
  const targets = rung.targets.map((target) => TARGET_WORDS[target]).join('、')
  return `${targets}：${CONDITION_WORDS[rung.while]}${whoseWords(setting, step)}${effectWords(rung)}`
}

function whoseWords(setting: Setting, step: RungStanding['step']): string {
  if (step?.assist) return `（${unitName(setting, step.assist.unitId)}）`
  return step?.order ? `（督办单 ${step.order.no}）` : ''
}

function effectWords({ card, order }: Rung): string {
  return `${card ? CARD_WORDS[card] : ''}${order ? '〔督办单〕' : ''}`
}

function lineOf(setting: Setting, { rung, step, said, next }: RungStanding): string {
  const targets = rung.targets.map((target) => TARGET_WORDS[target]).join('、')
  return `· ${CONDITION_WORDS[rung.while]}，${rungTimeWords(rung.time)}${whoseWords(setting, step)} → ${targets}${effectWords(rung)}：${[...saidWords(setting, said), ...nextWords(setting, next, said.length > 0)].join('；')}`
}

/** As limits.yaml writes it. */
export function rungTimeWords(time: RungTime): string {
  switch (time.at) {
    case 'mark':
      return markWords(time)
    case 'gone':
      return time.share === 0.5 ? '时限过半' : `时限过 ${percent(time.share)}%`
    case 'silent':
      return `没动静满剩余时间的 ${percent(time.share)}%`
    case 'morning':
      return `到期后第 ${time.nth} 个工作日${time.daily ? '起每天早上' : '早上'}`
  }
}

function markWords({ mark, offset, before }: Extract<Rung['time'], { at: 'mark' }>): string {
  const isAt = 'minutes' in offset && offset.minutes === 0
  if (isAt) return `${MARK_WORDS[mark]}时`
  return `${MARK_WORDS[mark]}${before ? '前' : '后'} ${limitWords(offset)}`
}

function percent(share: number): number {
  return Math.round(share * 100)
}

function saidWords({ now }: Setting, said: RungStanding['said']): string[] {
  const last = said.at(-1)
  if (!last) return []
  const times = said.length > 1 ? `共 ${said.length} 次，最近 ` : ''
  const how = last.isCovered ? '到时，由后面一级或每日汇总代说' : '已提醒'
  return [`${times}${momentWords(now, last.at)} ${how}`]
}

function nextWords({ now }: Setting, next: NextTime, wasSaid: boolean): string[] {
  switch (next.is) {
    case 'due': {
      const moved = next.moved === 'snoozed' ? '（推迟过）' : next.moved ? '（提前，避开安静时段）' : ''
      return [next.at <= now ? '到时，马上提醒' : `${momentWords(now, next.at)} 提醒${moved}`]
    }
    case 'paused':
      return ['计时暂停，接着走后再算']
    case 'none':
      return wasSaid ? [] : ['时限短，没有这一级']
    case 'off':
      return [`${OFF_WORDS[next.why]}，不${wasSaid ? '再' : ''}提醒`]
  }
}
