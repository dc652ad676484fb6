import type { z } from 'zod'
import type { Rung } from '../domain/ladder.ts'
import { appliesTo, dueTimeOf } from '../domain/ladder.ts'
import type { Limit, Limits, PauseReason } from '../domain/limits.ts'
import type { QuietHours } from '../domain/quiet-hours.ts'
import { OTHER_KINDS } from '../domain/reminders.ts'
import type { Ticket, TicketKind, Urgency } from '../domain/ticket.ts'
import { TICKET_KINDS, URGENCIES } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { instantOn } from '../domain/time.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { applyLimit } from '../domain/working-calendar.ts'
import { foresightSchema } from './check-foresight.ts'
import { ratesSchema } from './check-rates.ts'
import type { DataFile } from './data-file.ts'
import { checkFile } from './data-file.ts'
import { limit, list, oneOf, readSpan, readTimeOfDay, record, said, wholeNumber, yesNo } from './fields.ts'
import {
  CARD_WORDS,
  CONDITION_WORDS,
  neverSaid,
  readRungTime,
  TARGET_WORDS,
  TIME_EXPECTED,
} from './read-rung.ts'

export const KIND_WORDS: Readonly<Record<string, TicketKind>> = {
  咨询: 'consultation',
  求助: 'help',
  投诉: 'complaint',
  举报: 'report',
  建议: 'suggestion',
  表扬: 'praise',
}

export const URGENCY_WORDS: Readonly<Record<string, Urgency>> = { 普通: 'normal', 紧急: 'urgent' }

const PAUSE_WORDS: Readonly<Record<string, PauseReason>> = {
  退单待定: 'return',
  延期待定: 'extension',
  等诉求人: 'citizen',
}

/** Reminders that no rung makes; a rung of the same kind would be taken for them. */
const RESERVED_KINDS: readonly string[] = OTHER_KINDS

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
      for: list(
        oneOf({ ...KIND_WORDS, ...URGENCY_WORDS }),
        '应是类型或急缓的列表，写成 [紧急] 或 [投诉, 举报] 这样',
        1,
      ).optional(),
      when: said(readRungTime, TIME_EXPECTED),
      while: oneOf(CONDITION_WORDS),
      to: list(oneOf(TARGET_WORDS), '应是提醒对象的列表，至少一个，写成 [经办人, 督查] 这样', 1),
      card: oneOf(CARD_WORDS).optional(),
      order: limit().optional(),
    }),
    '应是提醒台阶的列表',
  ),
  clock: record({
    pauseFor: list(oneOf(PAUSE_WORDS), '应是停表情形的列表，写成 [等诉求人] 这样；没有就写 []'),
    waitForCitizen: limit(),
  }),
  supervisionOrder: limit(),
  urgeAgainAfter: limit(),
  snooze: record({ most: limit(), times: wholeNumber(1, 20, '次') }),
  risk: record({ repeats: wholeNumber(2, 20, '件'), withinDays: wholeNumber(1, 365, '天') }),
  digest: said(readTimeOfDay, '应写成 08:40 这样'),
  roomPerHour: wholeNumber(1, 1000, '条'),
  stationPerHour: wholeNumber(1, 1000, '条'),
  offlineNotice: limit(),
  quietHours: said(readQuietHours, '应写成 20:00-08:00 这样，不要安静时段就写 不设'),
  quietDaysOff: yesNo(),
  dispatch: record({
    automatic: yesNo(),
    bySimilarity: yesNo(),
    sureness: said(readShare, '应写成 95% 这样，50% 到 100%'),
  }),
  callback: record({
    askAgainAfter: limit(),
    linkTries: wholeNumber(1, 20, '次'),
    unreachableAfterCalls: wholeNumber(1, 20, '次'),
    basicCountsAsSatisfied: yesNo(),
  }),
  weeklyList: said(readTimeOfDay, '应写成 08:40 这样'),
  foresight: foresightSchema,
  rates: ratesSchema,
  retentionDays: wholeNumber(1, 3650, '天'),
})

export function checkLimits(file: DataFile | undefined): Limits | undefined {
  const data = checkFile(file, limitsSchema)
  if (!file || !data) return undefined
  const { ladder, handling, digest, weeklyList, quietHours, quietDaysOff, foresight, ...rest } = data
  const { at, plainRule, ...ahead } = foresight
  checkRungs(file, ladder)
  return {
    ...rest,
    handling: Object.entries(KIND_WORDS).flatMap(([kindWord, kind]) =>
      Object.entries(URGENCY_WORDS).map(([urgencyWord, urgency]) => ({
        kind,
        urgency,
        limit: handling[kindWord as keyof typeof handling][urgencyWord as '普通' | '紧急'],
      })),
    ),
    ladder: ladder.map(rungFrom),
    digestMinute: digest,
    weeklyListMinute: weeklyList,
    foresight: { ...ahead, minute: at, ...(plainRule.rule && { plainRule: plainRule.rule }) },
    quietHours: { ...quietHours, daysOff: quietDaysOff },
  }
}

type RungData = z.infer<typeof limitsSchema>['ladder'][number]

function rungFrom({ for: scope = [], when, to, order, card, ...rung }: RungData): Rung {
  const kinds = TICKET_KINDS.filter((kind) => scope.includes(kind))
  const urgencies = URGENCIES.filter((urgency) => scope.includes(urgency))
  return {
    ...rung,
    ...(kinds.length > 0 && { kinds }),
    ...(urgencies.length > 0 && { urgencies }),
    time: when,
    targets: to,
    ...(card && { card }),
    ...(order && { order }),
  }
}

function checkRungs(file: DataFile, ladder: readonly RungData[]): void {
  const kinds = new Set<string>()
  ladder.forEach((rung, index) => {
    const { kind, to } = rung
    if (kinds.has(kind)) file.refuse(['ladder', index, 'kind'], '这个代号前面已经用过，换一个')
    kinds.add(kind)
    to.forEach((target, at) => {
      if (to.indexOf(target) < at) file.refuse(['ladder', index, 'to', at], '这个提醒对象前面已经写过')
    })
    const never = neverSaid({ time: rung.when, while: rung.while })
    if (never) file.refuse(['ladder', index, 'when'], never)
  })
}

/** A week without holidays, a ticket dispatched each morning of it: enough to see whether a rung has room. */
const SAMPLE_MORNINGS = [2, 3, 4, 5, 6].map((day) => instantOn(`2026-03-0${day}`, 9 * 60))

/**
 * Refuses rungs that would be said only after the limit they warn of (派件后 6 工作日 with five to handle), or
 * before the ticket came (到期前 6 工作日).
 */
export function checkLadder(file: DataFile | undefined, limits: Limits, calendar: WorkingCalendar): void {
  limits.ladder.forEach((rung, index) => {
    const { time } = rung
    if (time.at !== 'mark' || rung.while === 'undispatched') return
    const isFromDispatch = time.mark === 'dispatched' || time.mark === 'received'
    if (!isFromDispatch && !(time.mark === 'deadline' && time.before)) return
    const rows = limits.handling.filter((row) => appliesTo(rung, row))
    const hasRoom = rows.some(({ limit: handling }) =>
      SAMPLE_MORNINGS.some((dispatchedAt) => fits(rung, { dispatchedAt, handling, limits, calendar })),
    )
    if (hasRoom) return
    file?.refuse(
      ['ladder', index, 'when'],
      isFromDispatch
        ? '这一级到时，办理时限已经过了，请写短一些，或从 到期后 算起'
        : '这一级会早于派件，比办理时限还长，请写短一些',
    )
  })
}

function fits(
  rung: Rung,
  sample: { dispatchedAt: EpochMs; handling: Limit; limits: Limits; calendar: WorkingCalendar },
): boolean {
  const { dispatchedAt, handling, limits, calendar } = sample
  const deadline = applyLimit(calendar, dispatchedAt, handling)
  const ticket = { dispatchedAt, receivedAt: dispatchedAt, deadline } as Ticket
  const context = { calendar, digestMinute: limits.digestMinute, now: dispatchedAt }
  const dueAt = dueTimeOf({ kind: rung.kind, rung }, ticket, context)
  return dueAt !== undefined && dueAt < deadline
}

/** 95% as 0.95; a guess that is wrong as often as right is none. */
function readShare(text: string): number | undefined {
  const percent = Number(/^(\d{2,3})\s*%$/.exec(text)?.[1])
  return percent >= 50 && percent <= 100 ? percent / 100 : undefined
}

function readQuietHours(text: string): QuietHours | undefined {
  if (text === '不设') return { fromMinute: 0, toMinute: 0 }
  const span = readSpan(text)
  return span && span.fromMinute !== span.toMinute ? span : undefined
}
