import { momentWords } from '../../domain/deadline-words.ts'
import { meetingUnits } from '../../domain/joint-meeting.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { Setting } from './words.ts'
import { headline, unitName } from './words.ts'

interface View {
  at: EpochMs
  comes: readonly string[]
  staysAway: readonly { unitId: string; reason: string }[]
  silent: readonly string[]
}

export function meetingCalled(setting: Setting, ticket: Ticket, at: EpochMs): string {
  return [
    `会商：${momentWords(setting.now, at)}`,
    headline(ticket),
    `参加：${named(setting, meetingUnits(ticket))}`,
    `能到请回「能到 ${ticket.code}」，不能请回「不能到 ${ticket.code} 原因」`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** Nobody meets alone. */
export function meetingNeedsUnits({ code, lead }: Ticket): string {
  return lead
    ? `#${code} 只有主办单位，没有协办，先回「协办 ${code} 单位名」再约会商`
    : `#${code} 还没有派件，没有单位可约`
}

/** To whoever called it. */
export function meetingProposed(setting: Setting, ticket: Ticket, at: EpochMs): string {
  const { code } = ticket
  return [
    `#${code} 会商定在 ${momentWords(setting.now, at)}，已问 ${named(setting, meetingUnits(ticket))} 能不能到`,
    `改时间请回「会商 ${code} 明天下午3点」，开完请回「会商结果 ${code} 议定的事」`,
  ].join('\n')
}

/** To whoever answered. */
export function meetingAnswered(setting: Setting, ticket: Ticket, view: View): string {
  return `#${ticket.code} 会商已记：${standing(setting, view)}`
}

export function meetingComplete(setting: Setting, ticket: Ticket, view: View): string {
  const next = view.staysAway.length > 0 ? `。改时间请回「会商 ${ticket.code} 明天下午3点」` : '，都能到'
  return `#${ticket.code} ${momentWords(setting.now, view.at)} 会商，各单位都回了：${standing(setting, view)}${next}`
}

export function meetingOutcome(ticket: Ticket, outcome: string): string {
  return [`#${ticket.code} ${ticket.subject} 会商结果`, `「${outcome}」`, `工单编号：${ticket.number}`].join(
    '\n',
  )
}

export function meetingConcluded(ticket: Ticket): string {
  return `#${ticket.code} 会商结果已记录，已告诉各单位`
}

export function noMeeting(ticket: Ticket): string {
  return `#${ticket.code} 现在没有约您单位会商`
}

export function meetingTimePast(code: number | string): string {
  return `会商的时间要在以后，例如「会商 ${code} 明天下午3点」`
}

export function outcomeNeeded(code: number | string): string {
  return `请写上议定的事，例如「会商结果 ${code} 建管办本周修好排水沟，环卫所清淤」`
}

function standing(setting: Setting, { comes, staysAway, silent }: View): string {
  const away = staysAway.map(
    ({ unitId, reason }) => `${unitName(setting, unitId)}${reason ? `（${reason}）` : ''}`,
  )
  return [
    ...(comes.length > 0 ? [`能到 ${named(setting, comes)}`] : []),
    ...(away.length > 0 ? [`不能到 ${away.join('、')}`] : []),
    ...(silent.length > 0 ? [`还没回 ${named(setting, silent)}`] : []),
  ].join('；')
}

function named(setting: Setting, unitIds: readonly string[]): string {
  return unitIds.map((unitId) => unitName(setting, unitId)).join('、')
}
