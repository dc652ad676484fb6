import type { DaysSkipped, NamedDays } from '../../domain/days-skipped.ts'
import type { DeadlineStep, LimitSource } from '../../domain/deadline-history.ts'
import { dateTimeWords, dayWords } from '../../domain/deadline-words.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { ActorRef } from '../../domain/ticket-events.ts'
import type { EpochMs, LocalDay } from '../../domain/time.ts'
import { instantOn } from '../../domain/time.ts'
import { workingMinutesBetween } from '../../domain/working-calendar.ts'
import { limitOf, PAUSE_WORDS } from './clock.ts'
import { limitWords, workingLengthWords } from './limit-words.ts'
import type { Setting } from './words.ts'
import { headline, KIND_WORDS, personName, STATE_WORDS, unitName } from './words.ts'

/** 为什么超期 17: what made and moved the deadline, a line each with its time, and how it stands. */
export function deadlineExplained(setting: Setting, ticket: Ticket, steps: readonly DeadlineStep[]): string {
  return [
    `${headline(ticket)}，期限这样来的：`,
    ...deadlineSteps(setting, ticket, steps),
    standing(setting, ticket),
  ].join('\n')
}

/** Only the lines of what made and moved it. */
export function deadlineSteps(setting: Setting, ticket: Ticket, steps: readonly DeadlineStep[]): string[] {
  return steps.flatMap((step) => linesOf(setting, ticket, step))
}

function linesOf(setting: Setting, ticket: Ticket, step: DeadlineStep): string[] {
  const when = dateTimeWords(setting.now, step.at)
  const until = (deadline: EpochMs): string => dateTimeWords(setting.now, deadline)
  switch (step.what) {
    case 'dispatched':
      return [`${when} ${dispatchedWords(setting, ticket, step)}`, ...skippedLines(step.skipped)]
    case 'acknowledged':
      return [`${when} ${personName(setting, step.personId)}签收`]
    case 'taken_back':
      return [`${when} 工作站同意${unitName(setting, step.unitId)}退单，期限不变`]
    case 'paused':
      return [`${when} 计时暂停：${PAUSE_WORDS[step.why]}`]
    case 'resumed':
      return [`${when} ${resumedWords(step, until(step.deadline))}`]
    case 'extension_asked':
      return [`${when} 申请延期 ${step.workingDays} 个工作日`]
    case 'extended':
      return [`${when} 工作站同意延期，期限到${until(step.deadline)}`, ...skippedLines(step.skipped)]
    case 'not_extended':
      return [`${when} 工作站不同意延期，期限不变`]
    case 'platform_moved':
      return [`${when} 市平台改了时限，期限到${until(step.deadline)}`]
    case 'raised':
      return [`${when} ${raisedWords(setting, step)}`, ...skippedLines(step.skipped)]
    case 'lowered':
      return [`${when} ${loweredWords(setting, step)}`]
    case 'replied':
      return [`${when} ${repliedWords(setting, step)}`]
    case 'rejected':
      return [`${when} 工作站退回重写，原期限接着算`]
    case 'new_round': {
      const { round, limit, deadline, skipped } = step
      const words = `诉求人不认可，第${round}次办理，时限 ${limitWords(limit)}，期限到${until(deadline)}`
      return [`${when} ${words}`, ...skippedLines(skipped)]
    }
    case 'closed':
      return [`${when} 办结`]
  }
}

function dispatchedWords(
  setting: Setting,
  ticket: Ticket,
  { unitId, deadline, source }: Extract<DeadlineStep, { what: 'dispatched' }>,
): string {
  const unit = unitName(setting, unitId)
  if (source.by === 'kept') return `转给${unit}，期限不变`
  return `派给${unit}，${sourceWords(ticket, source)}，期限到${dateTimeWords(setting.now, deadline)}`
}

function sourceWords({ kind }: Ticket, source: Exclude<LimitSource, { by: 'kept' }>): string {
  switch (source.by) {
    case 'platform':
      return '按市平台定的期限'
    case 'law':
      return `按${source.basis}，时限 ${limitWords(source.limit)}`
    case 'rule':
      return `${KIND_WORDS[kind]}${source.urgency === 'urgent' ? '紧急' : '普通'}件时限 ${limitWords(source.limit)}`
    case 'raise':
      return `按加急后的时限 ${limitWords(source.limit)}（从加急算起）`
    case 'clerk':
      return '按派件时定的时限'
  }
}

function raisedWords(
  setting: Setting,
  { by, limit, deadline, hasLimit }: Extract<DeadlineStep, { what: 'raised' }>,
): string {
  const raised = `${actorName(setting, by)}改为紧急件`
  if (!hasLimit) return `${raised}，派件后再定期限`
  if (deadline === undefined) return `${raised}，原来的期限更早，不变`
  return `${raised}，时限 ${limitWords(limit)}，期限提前到${dateTimeWords(setting.now, deadline)}`
}

function loweredWords(
  setting: Setting,
  { by, deadline, hasLimit }: Extract<DeadlineStep, { what: 'lowered' }>,
): string {
  const lowered = `${actorName(setting, by)}改回普通件`
  if (deadline !== undefined) return `${lowered}，期限改回${dateTimeWords(setting.now, deadline)}`
  return hasLimit ? `${lowered}，期限不变` : lowered
}

/** Staff by name; what a program or the bot brought came from the city's platform. */
function actorName(setting: Setting, by: ActorRef): string {
  return by.startsWith('staff:') ? personName(setting, by.slice('staff:'.length)) : '市平台'
}

function resumedWords(
  { why, stoodMinutes }: Extract<DeadlineStep, { what: 'resumed' }>,
  until: string,
): string {
  const stood = stoodMinutes === 0 ? '没停到上班时间' : `停了 ${workingLengthWords(stoodMinutes)}`
  return `计时接着走（${PAUSE_WORDS[why]}结束）：${stood}，期限${stoodMinutes === 0 ? '仍是' : '顺延到'}${until}`
}

function repliedWords(
  setting: Setting,
  { unitId, personId, lateMinutes }: Extract<DeadlineStep, { what: 'replied' }>,
): string {
  const late = lateMinutes === undefined ? '按期' : lateWords(lateMinutes)
  return `${unitName(setting, unitId)}${personName(setting, personId)}回复，${late}，计时停`
}

/** After the limit, though perhaps before the office opened again. */
function lateWords(workingMinutes: number): string {
  return workingMinutes === 0 ? '过了期限（在下班以后）' : `超期 ${workingLengthWords(workingMinutes)}`
}

function skippedLines(skipped: DaysSkipped | undefined): string[] {
  if (!skipped) return []
  const off = skipped.off.map((days) => `${offWords(days)} ${daysWords(days)}`)
  const worked = skipped.workedWeekends.map((day) => dayWords(instantOn(day, 0)))
  const parts = [
    ...(off.length > 0 ? [`不算：${off.join('、')}`] : []),
    ...(worked.length > 0 ? [`调休上班要算：${worked.join('、')}`] : []),
  ]
  return parts.length > 0 ? [`　其中${parts.join('；')}`] : []
}

function offWords({ name }: NamedDays): string {
  if (name === 'weekend') return '周末'
  return name === 'off' ? '放假' : name
}

function daysWords({ from, to }: { from: LocalDay; to: LocalDay }): string {
  const first = dayWords(instantOn(from, 0))
  if (from === to) return first
  const last = dayWords(instantOn(to, 0))
  return `${first}至${from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : last}`
}

/** How it stands now. */
function standing(setting: Setting, ticket: Ticket): string {
  const { now, office } = setting
  const { state, clock, deadline } = ticket
  const isAtWork = state === 'received' || state === 'dispatched' || state === 'acknowledged'
  if (deadline === undefined) return '还没有派件，还没有期限'
  if (!isAtWork) return `现在：${STATE_WORDS[state]}，计时已停`
  if (clock?.state === 'paused') {
    const minutes = workingMinutesBetween(office.calendar, clock.since, now)
    return `现在：${limitOf(setting, ticket)}，已停 ${workingLengthWords(minutes)}，接着走时期限按停的时间顺延`
  }
  return `现在：${limitOf(setting, ticket)}`
}
