import type { NamedUnit, UnitsAsked } from '../../domain/confidential.ts'
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

/** In place of the subject, in a group of none of its units. */
export const NOT_OF_THIS_GROUP = '（内容不在本群说）'

/** In private, to who has no part in it. */
export const NOT_YOURS_TO_KNOW = '（举报件或保密件，只有承办单位能看）'

/** The same of a 举报, in any unit's group. */
export const CONFIDENTIAL_HERE = '（举报件或保密件，内容不在群里说）'

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

/** Of a ticket of none of the village group's units. */
export function detailsInPrivate({ code }: Ticket): string {
  return `#${code} 不是本群单位在办的，内容私聊发给您了`
}

/** Before a 举报 goes to whom it may be about. */
export function namedInReport(
  setting: Setting,
  ticket: Ticket,
  named: readonly NamedUnit[],
  asked: UnitsAsked,
): string {
  const who = named.map(
    ({ unitId, names }) => `${unitName(setting, unitId)}（提到「${names.join('」「')}」）`,
  )
  const { done, command } = WAYS[asked.verb]
  const head = command(ticket.code)
  return [
    `#${ticket.code} 是举报件或保密件，内容提到了${who.join('、')}，还没有${done}：被举报的单位不该办自己的件。`,
    `请换别的单位${asked.verb === 'assist' ? '' : `，例如「${head} 司法所」`}；确定没有关系，请回「${head} ${unitsWords(setting, asked)} 仍派」，或只回「仍派」`,
  ].join('\n')
}

/** The same in a group where others read along; who has the right hears the reason in private. */
export function namedInPrivate(ticket: Ticket, { verb }: UnitsAsked): string {
  return `#${ticket.code} 还没有${WAYS[verb].done}，原因私聊发给您了`
}

/** To one of the unit that handles it who may not read whom it names. */
export function notByYou(ticket: Ticket, { verb }: UnitsAsked): string {
  return `#${ticket.code} 还没有${WAYS[verb].done}，请联系工作站`
}

const WAYS: Readonly<Record<UnitsAsked['verb'], { done: string; command: (code: number) => string }>> = {
  dispatch: { done: '派', command: (code) => `派 ${code}` },
  return: { done: '转', command: (code) => `同意退单 ${code} 转` },
  assist: { done: '请', command: (code) => `协办 ${code}` },
}

/** 司法所 协办 石门村 3天, as it was said. */
function unitsWords(setting: Setting, asked: UnitsAsked): string {
  const names = (unitIds: readonly string[]): string[] => unitIds.map((unitId) => unitName(setting, unitId))
  if (asked.verb === 'assist') return names(asked.unitIds).join(' ')
  const { leadUnitId, assistUnitIds, limit } = asked
  const assists = assistUnitIds.length > 0 ? ['协办', ...names(assistUnitIds)] : []
  const days = limit && 'workingDays' in limit ? [`${limit.workingDays}天`] : []
  return [unitName(setting, leadUnitId), ...assists, ...days].join(' ')
}
