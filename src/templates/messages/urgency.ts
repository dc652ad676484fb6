import { momentWords } from '../../domain/deadline-words.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { heldBy } from '../../domain/ticket.ts'
import { card } from './card.ts'
import { limitOf } from './clock.ts'
import { whoSays } from './reminders.ts'
import type { Setting } from './words.ts'
import { unitName } from './words.ts'

/** 加急 after intake, and 不急了. */

/** To who raised it. */
export function urgencyRaised(setting: Setting, before: Ticket, after: Ticket): string {
  const head = `#${after.code} 已改为紧急件`
  if (!after.lead) return `${head}，还没有派件。请先派：「派 ${after.code} 单位」，急的请同时打电话`
  const on = before.waiting ? '，不再等诉求人' : ''
  return `${head}，${toldWords(setting, after)}${on}。期限${limitWords(setting, after)}`
}

function toldWords(setting: Setting, ticket: Ticket): string {
  const units = heldBy(ticket).map(({ unitId }) => unitName(setting, unitId))
  return `${units.join('、')}群里已通知`
}

function limitWords(setting: Setting, { deadline, raised }: Ticket): string {
  if (deadline === undefined) return '派件时再定'
  const until = momentWords(setting.now, deadline)
  if (deadline < setting.now) return `早已过了（${until}），不变`
  return raised?.limit ? `提前到${until}` : `仍是${until}（本来就够早）`
}

/**
 * To the groups of those who handle it.
 *
 * @param said.words what the caller told, as this group may read it
 */
export function urgencyForUnit(
  setting: Setting,
  ticket: Ticket,
  said: { personId: string; words: string | undefined; mustSign: boolean; isLead: boolean },
): string {
  const { code } = ticket
  const asks = said.mustSign
    ? `请马上处理，收到请回「收到 ${code}」`
    : `请马上处理，${said.isLead ? `办完请引用本条回「回复 办理情况」` : `情况请引用本条回「备注 情况」`}`
  const text = card(setting, ticket, {
    ...(said.words !== undefined && { content: `最新情况：${said.words}` }),
    next: asks,
  })
  return `改为紧急件（${whoSays(setting, said.personId)}）\n${text}`
}

/** To the station, where somebody else raised it. */
export function urgencyForStation(
  setting: Setting,
  ticket: Ticket,
  said: { personId: string; words: string | undefined },
): string {
  const next = ticket.lead ? toldWords(setting, ticket) : `还没有派件，请先派：「派 ${ticket.code} 单位」`
  const text = card(setting, ticket, {
    ...(said.words !== undefined && { content: `最新情况：${said.words}` }),
    next,
  })
  return `改为紧急件（${whoSays(setting, said.personId)}）\n${text}`
}

/** To the clerk who took it back. */
export function urgencyLowered(setting: Setting, before: Ticket, after: Ticket): string {
  return `#${after.code} 已改回普通件${loweredLimit(setting, before, after)}`
}

/** To the groups of those who handle it. */
export function loweredForUnit(setting: Setting, before: Ticket, after: Ticket): string {
  return [
    `#${after.code} ${after.subject}`,
    `工作站改回普通件${loweredLimit(setting, before, after)}`,
    `工单编号：${after.number}`,
  ].join('\n')
}

function loweredLimit(setting: Setting, before: Ticket, after: Ticket): string {
  const { deadline } = after
  if (deadline === undefined) return ''
  if (deadline !== before.deadline) return `，期限改回${momentWords(setting.now, deadline)}`
  return `，期限不变：${limitOf(setting, after)}`
}

/** After a note that sounds urgent. */
export function mayBeRaised({ code }: Ticket): string {
  return `。承办单位还按普通件办，急的请回「加急 ${code}」`
}
