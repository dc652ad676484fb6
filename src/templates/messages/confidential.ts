import type { Ticket } from '../../domain/ticket.ts'
import type { Setting } from './words.ts'
import { headline, unitName } from './words.ts'

/** 举报件、保密件: what may be said of them where others read along, and what is asked before they are dispatched. */

/** The one line of such a ticket: where and about what, none of the caller's words. */
export function confidentialSubject(
  village: string | undefined,
  { kind, matter }: Pick<Ticket, 'kind' | 'matter'>,
): string {
  const about = matter ?? (kind === 'report' ? '举报事项' : '要求保密的事项')
  return village === undefined ? about : `${village} ${about}`
}

/** In a group that villagers read, in place of the words. */
export const WORDS_IN_PRIVATE = '（内容私聊发给经办人，不在群里发）'

/** In lists and tables, which are passed on. */
export const WORDS_NOT_LISTED = '（举报件或保密件，内容不写进清单）'

/** The same of what the caller says later, which the station reads. */
export const WORDS_AT_STATION = '（原话不在群里发，请私聊问工作站）'

/** In private, to the people of the unit. */
export function confidentialWords(ticket: Ticket, content: string): string {
  return [
    headline(ticket),
    content,
    '只给经办人看：不要转发，不要打听是谁反映的。',
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** Nobody of the unit is left who is not named. */
export function nobodyMayRead(setting: Setting, ticket: Ticket, unitId: string): string {
  return `#${ticket.code} ${unitName(setting, unitId)}的人都在内容里被点名，内容谁也没有发。请改派别的单位：「派 ${ticket.code} 单位名」`
}

export function notYoursToRead({ code }: Ticket): string {
  return `#${code} 是举报件或保密件，只有工作站、督查和承办单位能看`
}

export function youAreNamed({ code }: Ticket): string {
  return `#${code} 的内容不能发给您，请由单位其他同志办理，或联系工作站`
}

export function sentInPrivate({ code }: Ticket): string {
  return `#${code} 是举报件或保密件，内容私聊发给您了`
}

/** Before a 举报 goes to whom it may be about. */
export function namedInReport(
  setting: Setting,
  ticket: Ticket,
  named: readonly { unitId: string; names: readonly string[] }[],
  verb: 'dispatch' | 'assist',
): string {
  const who = named.map(
    ({ unitId, names }) => `${unitName(setting, unitId)}（提到「${names.join('」「')}」）`,
  )
  const units = named.map(({ unitId }) => unitName(setting, unitId))
  return [
    `#${ticket.code} 是举报件或保密件，内容提到了${who.join('、')}，还没有派：被举报的单位不该办自己的件。`,
    `请派别的单位，例如「派 ${ticket.code} 司法所」；确定没有关系，请回「${verb === 'dispatch' ? '派' : '协办'} ${ticket.code} ${units[0] ?? ''} 仍派」`,
  ].join('\n')
}
