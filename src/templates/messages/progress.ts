import type { ListLine } from '../../domain/list-line.ts'
import type { PendingExtension, Ticket } from '../../domain/ticket.ts'
import { card, deadlineLine } from './card.ts'
import { CALLBACK_CHOICES } from './citizen.ts'
import { joinsForUnit } from './similar.ts'
import type { Setting } from './words.ts'
import { excerpt, headline, personName, unitName } from './words.ts'

/** What groups are told as a ticket moves on. */

/** News that asks for nothing: alone, and as a line where there is much of it. */
interface News {
  text: string
  line: ListLine
}

/**
 * @param more titles of the templates that fit, tickets of the unit that report the same, and how many photos there are
 */
export function dispatchedToLead(
  setting: Setting,
  ticket: Ticket,
  content: string,
  more: { templates: readonly string[]; others: readonly Ticket[]; photos: number },
): string {
  const { templates, others, photos } = more
  const next = [
    ...(others.length > 0 ? [joinsForUnit(others)] : []),
    '收到请回「收到」；办完请引用本条回「回复 办理情况」',
    ...(templates.length > 0 ? [suggestedTemplates(templates)] : []),
  ].join('\n')
  return `新工单，请签收\n${card(setting, ticket, { content, photos, next })}`
}

/** 参考模板：1 路灯不亮维修　2 …, read again by `suggestedTitles` when the card is quoted. */
function suggestedTemplates(titles: readonly string[]): string {
  const numbered = titles.map((title, index) => `${index + 1}《${title}》`).join(' ')
  return `参考模板：${numbered}，引用本条回「用1」就出草稿`
}

/** The titles on a card that was quoted. */
export function suggestedTitles(card: string): string[] {
  const line = /参考模板：(.*)，引用本条/.exec(card)?.[1] ?? ''
  return [...line.matchAll(/\d《([^《》]*)》/g)].map(([, title = '']) => title)
}

export function dispatchedToAssist(
  setting: Setting,
  ticket: Ticket,
  content: string,
  { others, photos }: { others: readonly Ticket[]; photos: number },
): string {
  const next = [
    ...(others.length > 0 ? [joinsForUnit(others)] : []),
    '本单位协办，收到请回「收到」；情况请告诉主办单位，或引用本条回「备注 情况」',
  ].join('\n')
  return `新工单，请协办\n${card(setting, ticket, { content, photos, next })}`
}

export function assistReported(
  setting: Setting,
  ticket: Ticket,
  said: { unitId: string; text: string },
): string {
  return [
    `#${ticket.code} ${ticket.subject}：协办单位${unitName(setting, said.unitId)}报来情况`,
    `「${excerpt(said.text, 120)}」`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

export function takenAway(setting: Setting, ticket: Ticket): string {
  const lead = ticket.lead ? `，现由${unitName(setting, ticket.lead.unitId)}主办` : '，已退回工作站'
  return `#${ticket.code} ${ticket.subject}${lead}，本单位无需再办`
}

export function toReview(
  setting: Setting,
  ticket: Ticket,
  reply: string,
  remarks: readonly string[] = [],
): string {
  const { reply: written } = ticket
  const author = written
    ? `${unitName(setting, written.unitId)} ${personName(setting, written.personId)}`
    : '承办单位'
  const next = `通过请回「通过 ${ticket.code}」；退回请回「驳回 ${ticket.code} 原因」`
  return [
    `待审核：${author} 的回复`,
    headline(ticket),
    `「${reply}」`,
    ...remarks,
    next,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

export function rejected(ticket: Ticket, reason: string): string {
  return [
    `#${ticket.code} 的回复被退回：${reason}`,
    ticket.subject,
    `请修改后重新回「回复 ${ticket.code} 办理情况」`,
  ].join('\n')
}

const APPROVED = '回复已通过审核，正在回访诉求人'

export function approved({ code, subject }: Ticket): News {
  return {
    text: `#${code} ${subject}：${APPROVED}`,
    line: { code, about: APPROVED, line: `#${code} ${subject}`, next: '', takesMany: false },
  }
}

export function callByPhone(ticket: Ticket, why: string): string {
  const { code } = ticket
  return [
    `请电话回访：${headline(ticket)}`,
    `原因：${why}`,
    `打完请回「回访 ${code} 已解决 满意」或「回访 ${code} 没解决 不满意 原因」；没人接请回「回访 ${code} 打不通」`,
    `联系方式请回「联系方式 ${code} 电话回访」，只在私聊里给您`,
  ].join('\n')
}

export const NOT_ON_CHAT = '诉求人没有用微信关联工单'
export const NO_CITIZEN = '工单没有诉求人信息'
export const NO_ANSWER = '问过两次没有答复'
export const CONTENT_ERASED = '（内容已按规定清除）'
export const BY_RESPONSIBILITY = '责任清单'
export const TWICE_DISSATISFIED = '诉求人连续两次不认可办理结果'

/** Why a clerk has to ask instead of the bot. */
export const WHY_CALL = {
  voice: '诉求人用语音答复回访，机器人听不了',
  photo: '诉求人用照片答复回访，没说是否解决',
  other: '诉求人发来的不是文字，机器人看不懂',
  unclear: '诉求人的答复没听明白',
  wants_call: '诉求人想在电话里说',
} as const

export function closedForLead({ code, subject, outcome }: Ticket): News {
  const satisfaction = outcome?.satisfaction === 'basic' ? '基本满意' : '满意'
  return {
    text: `#${code} ${subject}：诉求人已确认解决、${satisfaction}，办结。大家辛苦了`,
    line: {
      code,
      about: '诉求人已确认解决，办结，大家辛苦了',
      line: `#${code} ${subject} · ${satisfaction}`,
      next: '',
      takesMany: false,
    },
  }
}

export function closedOtherwise(ticket: Ticket, how: string): string {
  return `#${ticket.code} ${ticket.subject}：${how}`
}

export function secondRound(setting: Setting, ticket: Ticket, remark: string): string {
  const next = '请重新签收（回「收到」），先联系诉求人，再办理回复'
  return `诉求人不认可，第${ticket.round}次办理\n${saidByCitizen(remark)}\n${card(setting, ticket, { next })}`
}

/** 3 says nothing to whoever did not read the question. */
function saidByCitizen(remark: string): string {
  if (remark === '') return '诉求人没有说明原因'
  const chosen = CALLBACK_CHOICES.find((choice) => choice.startsWith(`${remark.trim()} `))
  return chosen ? `诉求人选了「${chosen}」，没有说明原因` : `诉求人说：「${excerpt(remark, 100)}」`
}

/** The words stand in the lead's group; here only that it goes on. */
export function secondRoundForAssist(setting: Setting, ticket: Ticket): string {
  const next = '本单位还是协办，请重新签收（回「收到」），和主办单位一起再办'
  return `诉求人不认可，第${ticket.round}次办理\n${card(setting, ticket, { next })}`
}

/** The unit's group does not read it. */
export const REMARK_FOR_STATION = '村群里没有发原话，请私聊告诉不涉及的经办人'

/** The citizen goes on telling after the answer that opened the round. */
export function citizenAdds(ticket: Ticket, said: string): string {
  return `#${ticket.code} ${ticket.subject}：诉求人又说：「${excerpt(said, 100)}」`
}

/** To the unit, or (when only the station may see them) to the station. */
export function citizenSendsPhoto({ code, subject }: Ticket): string {
  return `#${code} ${subject}：诉求人发来照片，${howToSeePhotos(code)}`
}

export function howToSeePhotos(code: number): string {
  return `看照片请回「照片 ${code}」，只在私聊里发`
}

/** A voice message, a video: nobody can listen to it here. */
export function citizenSendsUnread({ code, subject }: Ticket, what: 'voice' | 'other'): string {
  const sent = what === 'voice' ? '发来语音，机器人听不了' : '发来的不是文字，机器人看不懂'
  return `#${code} ${subject}：诉求人${sent}，请打电话问一下`
}

/** @param remark what the unit's group may not read, else empty */
export function secondRoundForStation(setting: Setting, ticket: Ticket, remark: string): string {
  const lead = ticket.lead ? unitName(setting, ticket.lead.unitId) : ''
  return [
    `#${ticket.code} ${ticket.subject}：诉求人不认可，已转${lead}第${ticket.round}次办理`,
    ...(remark ? [`${saidByCitizen(remark)}（${REMARK_FOR_STATION}）`] : []),
    ...deadlineLine(setting, ticket),
  ].join('\n')
}

export function returnGranted(ticket: Ticket): string {
  return `#${ticket.code} ${ticket.subject}：工作站同意退单`
}

export function requestRefused(ticket: Ticket, what: 'return' | 'extension', reason: string): string {
  const asked = what === 'return' ? '退单' : '延期'
  return `#${ticket.code} ${ticket.subject}：工作站不同意${asked}${reason ? `，${reason}` : ''}。请继续办理`
}

export function extensionAsked(
  setting: Setting,
  ticket: Ticket,
  reason: string,
  asked: PendingExtension,
): string {
  return [
    `${unitName(setting, asked.unitId)} 申请延期 ${asked.workingDays} 个工作日：${reason}`,
    headline(ticket),
    ...deadlineLine(setting, ticket),
    `同意请回「同意延期 ${ticket.code}」，不同意请回「不同意 ${ticket.code} 理由」`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

export function extensionGranted(setting: Setting, ticket: Ticket): string {
  return [`#${ticket.code} ${ticket.subject}：工作站同意延期`, ...deadlineLine(setting, ticket)].join('\n')
}

export function withdrawnForLead(ticket: Ticket): string {
  return `#${ticket.code} ${ticket.subject}：诉求人撤回了诉求，不用再办`
}

export function pairingForStation(pairing: string): string {
  return `有位诉求人在微信上没能关联工单（验证码 ${pairing}）。请按工单电话核实本人后回「关联 短号 ${pairing}」，核实不了就不用理会`
}
