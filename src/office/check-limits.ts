import type { Limits, Rung, RungTarget } from '../domain/limits.ts'
import type { QuietHours } from '../domain/quiet-hours.ts'
import type { TicketKind, Urgency } from '../domain/ticket.ts'
import type { DataFile } from './data-file.ts'
import { checkFile } from './data-file.ts'
import { limit, list, oneOf, readLimit, readSpan, record, said, wholeNumber, yesNo } from './fields.ts'

export const KIND_WORDS: Readonly<Record<string, TicketKind>> = {
  咨询: 'consultation',
  求助: 'help',
  投诉: 'complaint',
  举报: 'report',
  建议: 'suggestion',
  表扬: 'praise',
}

export const URGENCY_WORDS: Readonly<Record<string, Urgency>> = { 普通: 'normal', 紧急: 'urgent' }

const TARGETS: Readonly<Record<string, RungTarget>> = {
  经办人: 'owner',
  负责人: 'head',
  工作站: 'station',
  督查: 'supervisor',
}

/** Reminders that callbacks make; a rung of the same kind would be taken for them. */
const RESERVED_KINDS: readonly string[] = ['callback_again', 'callback_to_clerk']

const byUrgency = record({ 普通: limit(), 紧急: limit() })

const limitsSchema = record({
  handling: record({
    咨询: byUrgency,
    求助: byUrgency,
    投诉: byUrgency,
    举报: byUrgency,
    建议: byUrgency,
    表扬: byUrgency,
  }),
  secondHandling: limit(),
  returnWithin: limit(),
  extensionMaxWorkingDays: wholeNumber(1, 60, '工作日'),
  ladder: list(
    record({
      kind: said(
        (text) => (/^[a-z][a-z0-9_-]{0,39}$/.test(text) && !RESERVED_KINDS.includes(text) ? text : undefined),
        `应是这一级的代号：小写字母开头，只用小写字母、数字、连字符、下划线，不能是 ${RESERVED_KINDS.join('、')}`,
      ),
      when: said(readWhen, '应写成 派件后 30 工作分钟、到期前 1 工作日、到期时 或 到期后 1 工作日 这样'),
      while: oneOf({ 未签收: 'unacknowledged', 未回复: 'open' } as const),
      to: list(oneOf(TARGETS), '应是提醒对象的列表，至少一个，写成 [经办人, 督查] 这样', 1),
    }),
    '应是提醒台阶的列表',
  ),
  quietHours: said(readQuietHours, '应写成 20:00-08:00 这样，不要安静时段就写 不设'),
  dispatch: record({ automatic: yesNo() }),
  callback: record({
    askAgainAfter: limit(),
    linkTries: wholeNumber(1, 20, '次'),
    unreachableAfterCalls: wholeNumber(1, 20, '次'),
    basicCountsAsSatisfied: yesNo(),
  }),
  retentionDays: wholeNumber(1, 3650, '天'),
})

export function checkLimits(file: DataFile | undefined): Limits | undefined {
  const data = checkFile(file, limitsSchema)
  if (!file || !data) return undefined
  const kinds = new Set<string>()
  data.ladder.forEach(({ kind, to }, index) => {
    if (kinds.has(kind)) file.refuse(['ladder', index, 'kind'], '这个代号前面已经用过，换一个')
    kinds.add(kind)
    to.forEach((target, at) => {
      if (to.indexOf(target) < at) file.refuse(['ladder', index, 'to', at], '这个提醒对象前面已经写过')
    })
  })
  return {
    ...data,
    handling: Object.entries(KIND_WORDS).flatMap(([kindWord, kind]) =>
      Object.entries(URGENCY_WORDS).map(([urgencyWord, urgency]) => ({
        kind,
        urgency,
        limit: data.handling[kindWord as keyof typeof data.handling][urgencyWord as '普通' | '紧急'],
      })),
    ),
    ladder: data.ladder.map(({ kind, when, while: condition, to }) => ({
      kind,
      ...when,
      while: condition,
      targets: to,
    })),
  }
}

type When = Pick<Rung, 'mark' | 'offset' | 'before'>

function readWhen(text: string): When | undefined {
  if (text === '到期时') return { mark: 'deadline', offset: { minutes: 0 }, before: false }
  const found = /^(派件后|到期前|到期后)\s*(.+)$/.exec(text)
  const offset = found?.[2] === undefined ? undefined : readLimit(found[2])
  if (!offset) return undefined
  return {
    mark: found?.[1] === '派件后' ? 'dispatched' : 'deadline',
    offset,
    before: found?.[1] === '到期前',
  }
}

function readQuietHours(text: string): QuietHours | undefined {
  if (text === '不设') return { fromMinute: 0, toMinute: 0 }
  const span = readSpan(text)
  return span && span.fromMinute !== span.toMinute ? span : undefined
}
