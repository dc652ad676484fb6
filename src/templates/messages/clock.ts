import { dateTimeWords, deadlineWords, momentWords } from '../../domain/deadline-words.ts'
import type { PauseReason } from '../../domain/limits.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { EpochMs } from '../../domain/time.ts'
import { applyLimit } from '../../domain/working-calendar.ts'
import { limitWords } from './limit-words.ts'
import type { Setting } from './words.ts'
import { personName, STATE_WORDS } from './words.ts'

export const PAUSE_WORDS: Readonly<Record<PauseReason, string>> = {
  return: '退单待定',
  extension: '延期待定',
  citizen: '等诉求人',
}

/** The deadline as cards and lists say it; while the clock stands still, or is over, there is nothing to count. */
export function limitOf({ office, now }: Setting, ticket: Ticket): string | undefined {
  const { state, clock, deadline } = ticket
  if (clock?.state === 'paused' && clock.why) return `计时暂停（${PAUSE_WORDS[clock.why]}）`
  if (deadline === undefined) return undefined
  const isRunning = state === 'received' || state === 'dispatched' || state === 'acknowledged'
  return isRunning
    ? deadlineWords(office.calendar, now, deadline)
    : `${dateTimeWords(now, deadline)}（${STATE_WORDS[state]}，不再计时）`
}

/** To who put it off. */
export function snoozed({ office, now }: Setting, ticket: Ticket, isCut: boolean): string {
  const until = momentWords(now, ticket.snoozedUntil ?? now)
  const cut = isCut ? `（一次最多推 ${limitWords(office.limits.snooze.most)}）` : ''
  const left = office.limits.snooze.times - (ticket.snoozes ?? 0)
  const again = left > 0 ? `，这一轮还能推 ${left} 次` : '，这一轮不能再推了'
  return `#${ticket.code} ${until} 以前不再提醒您${cut}${again}。期限不变，到期前后的提醒照发负责人`
}

/** To the head, in the group. */
export function snoozedForHead(setting: Setting, ticket: Ticket, personId: string): string {
  const until = momentWords(setting.now, ticket.snoozedUntil ?? setting.now)
  return `#${ticket.code} ${personName(setting, personId)}把自己的提醒推到了${until}（第 ${ticket.snoozes ?? 1} 次）`
}

export const SNOOZE_UNCLEAR =
  '没看明白推到什么时候，请这样写：「稍后提醒 17 两小时后」，也可以写 半小时后、明天上午'

export function waiting({ office, now }: Setting, ticket: Ticket, since: EpochMs): string {
  const { code, clock } = ticket
  const { waitForCitizen } = office.limits.clock
  const until = momentWords(now, applyLimit(office.calendar, since, waitForCitizen))
  const next = `等到了请回「已联系 ${code}」，不等了回「不等了 ${code}」`
  return clock?.state === 'paused'
    ? `#${code} 已记下等诉求人，计时暂停，最多到${until}。${next}`
    : `#${code} 已记下等诉求人，办理时限照常走。${next}`
}

/** Said after what ended a pause: the clock goes on. */
export function resumed(setting: Setting, ticket: Ticket): string {
  const { deadline } = ticket
  if (deadline === undefined) return ''
  return `。计时接着走，期限顺延到${momentWords(setting.now, deadline)}`
}

export function waitEnded(setting: Setting, ticket: Ticket, wasPaused: boolean): string {
  return `#${ticket.code} 不再等诉求人${wasPaused ? resumed(setting, ticket) : ''}`
}

export function waitIsOver(setting: Setting, ticket: Ticket): string {
  const most = limitWords(setting.office.limits.clock.waitForCitizen)
  const isRunning = ticket.clock?.state === 'running'
  return `#${ticket.code} ${ticket.subject}：等诉求人已满 ${most}${isRunning ? resumed(setting, ticket) : ''}。请继续办理；联系上了请回「已联系 ${ticket.code}」`
}

export function waitReasonNeeded(code: number | string): string {
  return `请写上原因，例如「等诉求人 ${code} 本人出差，周四回来」`
}
