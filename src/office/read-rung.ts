import type { Rung, RungCondition, RungMark, RungTarget, RungTime } from '../domain/ladder.ts'
import { readLimit } from './fields.ts'

/** How limits.yaml says when a rung falls due, on what condition, and whom it tells. */

export const TARGET_WORDS: Readonly<Record<string, RungTarget>> = {
  经办人: 'owner',
  负责人: 'head',
  工作站: 'station',
  督查: 'supervisor',
}

export const CONDITION_WORDS: Readonly<Record<string, RungCondition>> = {
  未派件: 'undispatched',
  未签收: 'unacknowledged',
  未联系: 'uncontacted',
  办理中: 'at_work',
  可能不满意: 'at_risk',
  未回复: 'open',
  协办未签收: 'assist_unacknowledged',
  退单待定: 'return_pending',
  延期待定: 'extension_pending',
  待审核: 'unreviewed',
  督办未答复: 'order_unanswered',
}

export const CARD_WORDS: Readonly<Record<string, NonNullable<Rung['card']>>> = { 黄牌: 'yellow', 红牌: 'red' }

const MARK_WORDS: Readonly<Record<string, RungMark>> = {
  收件: 'received',
  派件: 'dispatched',
  签收: 'acknowledged',
  协办派件: 'assist_asked',
  回复: 'replied',
  退单申请: 'return_asked',
  延期申请: 'extension_asked',
  督办: 'ordered',
  到期: 'deadline',
  督办到期: 'order_deadline',
}

export const TIME_EXPECTED =
  '应写成 派件后 30 工作分钟、到期前 1 工作日、到期时、时限过 50%、没动静满剩余时间的 40%、到期后第 1 个工作日早上 或 到期后第 3 个工作日起每天早上 这样'

/** `派件后 30 工作分钟` and its like; undefined if it is none of them. */
export function readRungTime(text: string): RungTime | undefined {
  return readShare(text) ?? readMorning(text) ?? readMark(text)
}

function readMark(text: string): RungTime | undefined {
  const words = Object.keys(MARK_WORDS).sort((one, other) => other.length - one.length)
  const found = new RegExp(`^(${words.join('|')})(前|后|时)\\s*(.*)$`).exec(text)
  const mark = MARK_WORDS[found?.[1] ?? '']
  if (!found || !mark) return undefined
  if (found[2] === '时')
    return found[3] === '' ? { at: 'mark', mark, offset: { minutes: 0 }, before: false } : undefined
  const offset = readLimit(found[3] ?? '')
  const before = found[2] === '前'
  // Nobody knows beforehand when a ticket will come in; only the two deadlines lie ahead.
  if (!offset || (before && mark !== 'deadline' && mark !== 'order_deadline')) return undefined
  return { at: 'mark', mark, offset, before }
}

function readShare(text: string): RungTime | undefined {
  if (text === '时限过半') return { at: 'gone', share: 0.5 }
  const found = /^(时限过|没动静满剩余时间的)\s*(\d{1,2})\s*%$/.exec(text)
  const percent = Number(found?.[2] ?? 0)
  if (percent < 1) return undefined
  return { at: found?.[1] === '时限过' ? 'gone' : 'silent', share: percent / 100 }
}

function readMorning(text: string): RungTime | undefined {
  const found = /^到期后第\s*(\d{1,2})\s*个工作日(早上|起每天早上)$/.exec(text)
  const nth = Number(found?.[1] ?? 0)
  return nth < 1 ? undefined : { at: 'morning', nth, daily: found?.[2] === '起每天早上' }
}

/**
 * Why a rung could never be said, whatever happens; undefined if it could: its condition ends where its mark
 * begins, or it hangs on something that its condition does not have.
 */
export function neverSaid({ time, while: condition }: Pick<Rung, 'time' | 'while'>): string | undefined {
  const mark = time.at === 'mark' ? time.mark : 'deadline'
  const fitting = MARKS_OF[condition]
  if (fitting.includes(mark)) return undefined
  const words = fitting.map((one) => Object.entries(MARK_WORDS).find(([, known]) => known === one)?.[0] ?? '')
  return `这一级永远不会提醒：${wordOf(condition)}的时候，只能从 ${words.join('、')} 算起`
}

function wordOf(condition: RungCondition): string {
  return Object.entries(CONDITION_WORDS).find(([, known]) => known === condition)?.[0] ?? ''
}

/** The marks that exist, and have not ended the condition, while it holds. */
const MARKS_OF: Readonly<Record<RungCondition, readonly RungMark[]>> = {
  undispatched: ['received'],
  unacknowledged: ['received', 'dispatched', 'deadline'],
  uncontacted: ['received', 'dispatched', 'acknowledged', 'deadline'],
  at_work: ['received', 'dispatched', 'acknowledged', 'deadline'],
  at_risk: ['received', 'dispatched', 'acknowledged', 'deadline'],
  open: ['received', 'dispatched', 'acknowledged', 'deadline'],
  assist_unacknowledged: ['assist_asked', 'dispatched', 'deadline'],
  return_pending: ['return_asked', 'deadline'],
  extension_pending: ['extension_asked', 'deadline'],
  unreviewed: ['replied', 'deadline'],
  order_unanswered: ['ordered', 'order_deadline'],
}
