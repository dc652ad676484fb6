import { deadlineWords } from '../../domain/deadline-words.ts'
import { openOrders } from '../../domain/ladder.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { isConfidential } from '../../domain/ticket.ts'
import { card, listLine } from './card.ts'
import type { Setting } from './words.ts'
import { CLOSE_WORDS, excerpt, SATISFACTION_WORDS, STATE_WORDS, unitName } from './words.ts'

/** What people hear back on a command: what happened, and what comes next. */

export function acknowledged({ office, now }: Setting, ticket: Ticket): string {
  const due =
    ticket.deadline === undefined ? '' : `，${deadlineWords(office.calendar, now, ticket.deadline)}回复`
  return `#${ticket.code} 已签收${due}`
}

export function assistAcknowledged(setting: Setting, ticket: Ticket): string {
  return `#${ticket.code} 协办已签收，由${ticket.lead ? unitName(setting, ticket.lead.unitId) : '工作站'}主办`
}

export function replied(ticket: Ticket): string {
  const order = isOrdered(ticket) ? `。督办单还没答复，请再回「督办回复 ${ticket.code} 情况」` : ''
  return `#${ticket.code} 回复已提交，等工作站审核${order}`
}

function isOrdered(ticket: Ticket): boolean {
  return openOrders(ticket).some(({ answeredAt }) => answeredAt === undefined)
}

export function confirmReply(ticket: Ticket, reply: string): string {
  return `作为 #${ticket.code}（${ticket.subject}）的回复提交吗？\n「${excerpt(reply, 60)}」\n提交请回「是」；只是说说进展请回「进展」；都不是就不用理会`
}

export function approvedByChat(ticket: Ticket): string {
  return `#${ticket.code} 已通过，正在微信回访诉求人`
}

export function approvedByPhone(ticket: Ticket): string {
  return `#${ticket.code} 已通过，请电话回访诉求人`
}

export function rejectedAnswer(ticket: Ticket): string {
  return `#${ticket.code} 已退回重写，已告诉承办单位`
}

export function returnRequested(ticket: Ticket): string {
  return `#${ticket.code} 退单申请已报工作站，答复前请继续联系诉求人`
}

export function extensionRequested(ticket: Ticket, days: number): string {
  return `#${ticket.code} 延期 ${days} 个工作日的申请已报工作站`
}

/** @param toUnitId to whom a returned ticket goes at once */
export function requestDecided(
  setting: Setting,
  ticket: Ticket,
  {
    kind,
    granted,
    toUnitId,
  }: { kind: 'return' | 'extension'; granted: boolean; toUnitId: string | undefined },
): string {
  if (toUnitId !== undefined && ticket.lead?.unitId === toUnitId)
    return `#${ticket.code} 已同意退单，转${unitName(setting, toUnitId)}主办`
  const what = `${granted ? '同意' : '不同意'}${kind === 'return' ? '退单' : '延期'}`
  return `#${ticket.code} 已答复：${what}，已告诉承办单位`
}

/** 同意延期 17 2天, where three are asked for. */
export function otherDays({ code, pendingExtension }: Ticket, days: number): string {
  return `#${code} 申请的是 ${pendingExtension?.workingDays ?? 0} 个工作日，您写的是 ${days} 天，还没有答复。照申请的同意请回「同意延期 ${code}」；只给 ${days} 天请回「不同意 ${code} 最多 ${days} 天」，让单位重新申请`
}

/** 同意 alone: what is asked for is said, so that nothing else is given away. */
export function grantWhat({ code, subject, pendingReturn, pendingExtension }: Ticket): string {
  const ways = [
    ...(pendingReturn ? [`退单，同意请回「同意退单 ${code}」`] : []),
    ...(pendingExtension ? [`延期，同意请回「同意延期 ${code}」`] : []),
  ]
  return `#${code} ${subject} 申请${ways.join('；还申请')}`
}

export function dispatched(setting: Setting, ticket: Ticket): string {
  const { office, now } = setting
  const lead = ticket.lead ? unitName(setting, ticket.lead.unitId) : ''
  const assists = ticket.assists.map(({ unitId }) => unitName(setting, unitId)).join('、')
  const due =
    ticket.deadline === undefined ? '' : `，期限 ${deadlineWords(office.calendar, now, ticket.deadline)}`
  return `#${ticket.code} 已派${lead}${assists ? `，${assists}协办` : ''}${due}`
}

export function nobodyToDispatchTo(ticket: Ticket): string {
  const example = isConfidential(ticket) ? '司法所' : '环卫所'
  return `#${ticket.code} 没有可照办的建议，请写上单位，例如「派 ${ticket.code} ${example}」`
}

export function assistAdded(setting: Setting, ticket: Ticket, unitIds: readonly string[]): string {
  return `#${ticket.code} 已请${unitIds.map((unitId) => unitName(setting, unitId)).join('、')}协办`
}

/** @param isTakenOn what was done stood for 收到 too */
export function noted(ticket: Ticket, isTakenOn = false): string {
  return `#${ticket.code} ${recorded(isTakenOn)}`
}

function recorded(isTakenOn: boolean): string {
  return isTakenOn ? '已签收并记录' : '已记录'
}

export function progressNoted(ticket: Ticket): string {
  const order = isOrdered(ticket) ? `。督办单要另外答复，请回「督办回复 ${ticket.code} 情况」` : ''
  return `#${ticket.code} 已记录进展${order}`
}

/** To who said 别催了 to a reminder. */
export function howToPutOff(code: number): string {
  return `要晚点再提醒，请回「稍后提醒 ${code} 两小时后」；来不及办完，请回「延期 ${code} 天数 原因」`
}

/** 搞定 is no reply yet: the limit runs until there is one. */
export function doneNoted(ticket: Ticket): string {
  return `${progressNoted(ticket)}${replyStillDue(ticket)}`
}

export function replyStillDue({ state, code }: Ticket): string {
  const isDue = state === 'dispatched' || state === 'acknowledged'
  return isDue ? `。还没算回复，请回「回复 ${code} 办理情况」，写上什么时候、怎么办的` : ''
}

/** Of several that were done: each needs words of its own. */
export function repliesStillDue(tickets: readonly Ticket[]): string[] {
  const due = tickets.filter((ticket) => replyStillDue(ticket) !== '')
  const ways = due.map(({ code }) => `「回复 ${code} 办理情况」`).join('')
  return due.length === 0 ? [] : [`还没算回复，请一件一件回${ways}，写上什么时候、怎么办的`]
}

/** 回复 3、8 …: a reply is of one ticket. */
export function repliesOneByOne(named: readonly string[]): string {
  const ways = named.map((one) => `「回复 ${one.replace('#', '')} 办理情况」`).join('')
  return `回复要一件一件写，这次都没有提交，请分别回${ways}`
}

/** Answers that say the same of different tickets as one: #3、#8 已记录. */
export function together(answers: readonly string[]): string {
  const same = new Map<string, string[]>()
  for (const answer of answers) {
    const [, name, rest = answer] = /^(#\d{1,5}) (.*)$/su.exec(answer) ?? []
    same.set(rest, [...(same.get(rest) ?? []), ...(name === undefined ? [] : [name])])
  }
  return [...same].map(([rest, names]) => `${names.join('、')} ${rest}`.trim()).join('\n')
}

export function visited(ticket: Ticket, isTakenOn: boolean): string {
  return `#${ticket.code} ${recorded(isTakenOn)}到场`
}

export const PHOTOS_MAY_FOLLOW = '。有照片请在半小时内直接发到这里'

/** After 到场 of several: a photo belongs to one. */
export function photosOneByOne([code = 17]: readonly number[]): string {
  return `照片请一件一件发：先回「到场 ${code}」，再发这件的照片`
}

export function photoKept(ticket: Ticket): string {
  return `#${ticket.code} 到场照片已存`
}

export function contacted(ticket: Ticket, isTakenOn: boolean): string {
  return `#${ticket.code} ${recorded(isTakenOn)}：已联系诉求人`
}

export function callbackRecorded(setting: Setting, ticket: Ticket): string {
  if (ticket.state === 'closed') {
    const { outcome } = ticket
    return `#${ticket.code} 回访已登记：已解决、${outcome ? SATISFACTION_WORDS[outcome.satisfaction] : ''}，办结`
  }
  const lead = ticket.lead ? unitName(setting, ticket.lead.unitId) : ''
  return `#${ticket.code} 回访已登记，转${lead}第${ticket.round}次办理`
}

export function callbackUnclear(code: number): string {
  return `没看明白回访结果。请写清是否解决、是否满意，例如「回访 ${code} 已解决 基本满意 老人听力不好」或「回访 ${code} 打不通」`
}

export function missedCallRecorded(ticket: Ticket): string {
  if (ticket.state === 'closed') return `#${ticket.code} 已登记，多次联系不上，办结`
  return `#${ticket.code} 已登记第 ${ticket.callback?.missedCalls ?? 1} 次没联系上，请换个时间再打`
}

export function closed(ticket: Ticket): string {
  return `#${ticket.code} ${ticket.closeReason ? CLOSE_WORDS[ticket.closeReason] : '已办结'}`
}

export function reasonNeeded(example: string): string {
  return `请写上原因，例如「${example}」`
}

export function replyNeeded(code: number | string): string {
  return `请写上办理情况，例如「回复 ${code} 已到现场核实，垃圾今天上午清运完毕，已电话告知诉求人」`
}

export function revealedInGroup(ticket: Ticket): string {
  return `#${ticket.code} 联系方式已私聊发您，查看已登记，请勿外传`
}

export function revealed(ticket: Ticket, citizen: { name: string; phone: string; address?: string }): string {
  return [
    `#${ticket.code} ${ticket.subject}`,
    `诉求人：${citizen.name}　电话：${citizen.phone}`,
    ...(citizen.address ? [`住址：${citizen.address}`] : []),
    '仅限办理本工单使用，查看已登记',
  ].join('\n')
}

export const NOTHING_TO_REVEAL = '这件工单没有诉求人信息，或已按规定清除'

export function purposeNeeded(code: number): string {
  return `请写上用途，例如「联系方式 ${code} 入户核实」`
}

/** @param all what is said where all of them are meant, if they may be */
export function whichTicket(setting: Setting, tickets: readonly Ticket[], all?: string): string {
  return [
    `请问是哪一件？回短号就行${all === undefined ? '' : `，都是请回「${all}」`}：`,
    ...tickets.slice(0, 10).map((ticket) => listLine(setting, ticket)),
    ...(tickets.length > 10 ? [`还有 ${tickets.length - 10} 件没列出来`] : []),
  ].join('\n')
}

/** To a citizen, whether there is such a ticket or not. */
export const NOT_YOUR_TICKET = '这件工单不在您名下，没有改动'

/** 都是, where each needs words of its own. */
export const ONE_BY_ONE = '这一步要一件一件来，请先回其中一件的短号'

/** @param isOfSeveral nothing was done about the others */
export function ticketNotFound(reference: number | string, isOfSeveral = false): string {
  const others = isOfSeveral ? '。别的几件也还没有动，改好请再说一遍' : ''
  return `没有找到工单 ${typeof reference === 'number' ? `#${reference}` : reference}，请看看短号有没有写错${others}`
}

export const HEARD = '好的'
export const NOTHING_TO_THANK = '不客气，应该的'

export const NOTHING_WAITING = '现在没有等着这一步的工单'

export function myTickets(setting: Setting, tickets: readonly Ticket[]): string {
  if (tickets.length === 0) return '手上没有未办结的工单'
  const lines = tickets.slice(0, 20).map((ticket) => listLine(setting, ticket))
  const more = tickets.length > 20 ? [`还有 ${tickets.length - 20} 件`] : []
  return [`未办结 ${tickets.length} 件：`, ...lines, ...more].join('\n')
}

export const NOT_YOUR_UNIT = '别的单位的工单由工作站和街道负责同志看。本单位的请回「我的工单」'
export const TICKETS_SENT_PRIVATELY = '清单私聊发给您了'

/** For who oversees the unit. */
export function ticketsOfUnit(setting: Setting, unitId: string, tickets: readonly Ticket[]): string {
  return `${unitName(setting, unitId)}：${myTickets(setting, tickets)}`
}

/** How many tickets came, and where the open ones stand. */
export function ticketCounts(
  when: string,
  counts: { received: number; toDispatch: number; atUnits: number; toReview: number; toCallBack: number },
): string {
  const { received, toDispatch, atUnits, toReview, toCallBack } = counts
  return [
    `${when}收件 ${received} 件`,
    `没办结的：待派 ${toDispatch}，单位在办 ${atUnits}，待审核 ${toReview}，待回访 ${toCallBack}`,
  ].join('\n')
}

export function stationTickets(setting: Setting, tickets: readonly Ticket[]): string {
  if (tickets.length === 0) return '现在没有等着工作站办的工单'
  const lines = tickets.slice(0, 20).map((ticket) => listLine(setting, ticket))
  const more = tickets.length > 20 ? [`还有 ${tickets.length - 20} 件`] : []
  return [`等工作站办的 ${tickets.length} 件：`, ...lines, ...more].join('\n')
}

export function ticketDetails(setting: Setting, ticket: Ticket, content: string): string {
  const unsigned = [ticket.lead, ...ticket.assists]
    .filter((held) => held && held.acknowledgedAt === undefined)
    .map((held) => unitName(setting, held?.unitId ?? ''))
  const waiting = ticket.state === 'dispatched' || ticket.state === 'acknowledged' ? unsigned : []
  const next = `状态：${STATE_WORDS[ticket.state]}${waiting.length > 0 ? `（${waiting.join('、')}未签收）` : ''}`
  return card(setting, ticket, { content, next })
}

const ENTRY_MARKS = { regulation: '〔法规〕', policy: '〔政策〕', faq: '〔问答〕', template: '' } as const

/**
 * @param found.isFound whether any was found by a word of its own; else they only sound alike
 * @param found.code the ticket that 用1 will draft for: who looks up two at once would not know
 */
export function templateHits(
  hits: readonly { title: string; kind: keyof typeof ENTRY_MARKS; reasons: readonly string[] }[],
  { isFound, code }: { isFound: boolean; code: number | undefined },
): string {
  return [
    `${code === undefined ? '' : `#${code} `}${isFound ? '找到这些模板：' : '没有正好对上的，说法相近的有：'}`,
    ...hits.map(
      ({ title, kind, reasons }, index) =>
        `${index + 1}. ${title}${ENTRY_MARKS[kind]}${isFound && reasons[0] ? `（${reasons.join('；')}）` : ''}`,
    ),
    '要用哪个请回「用1」「用2」…；都不合适回「补」',
  ].join('\n')
}

export function draftFor(ticket: Ticket, missing: readonly string[]): string {
  const fill = missing.length > 0 ? `先把【】里的内容补上（${missing.join('、')}），再` : '可以直接'
  return `#${ticket.code} 的回复草稿在下一条，${fill}复制改好，引用草稿发回来就是提交${missing.length > 0 ? '' : '；不用改就回「提交」'}`
}

export function draft(ticket: Ticket, text: string): string {
  return `#${ticket.code} 回复草稿：\n${text}`
}

export function templateText(title: string, text: string): string {
  return `《${title}》\n${text}`
}

export const WHICH_TEMPLATE = '请先发「模板 关键词」找模板，再回「用1」'

export function openPlaceholder(): string {
  return '回复里还有没填的【】，没有提交。补上以后再发一次就行'
}

export function unknownUnit(name: string, near: string | undefined): string {
  return `没有叫「${name}」的单位${near ? `，是不是「${near}」？` : '，请写花名册里的单位名'}`
}

/** With the question whether the command was meant with the unit of a name near it. */
export function noSuchUnit(name: string, question: string): string {
  return `没有叫「${name}」的单位。${question}`
}

export function daysNeeded(code: number | string): string {
  return `请写上延几天和原因，例如「延期 ${code} 3天 等配件到货」`
}

/** 延期到… names a day that the limit passes already. */
export function limitIsLater({ office, now }: Setting, code: number, deadline: number): string {
  return `#${code} 期限本来就是 ${deadlineWords(office.calendar, now, deadline)}，要延请写期限以后的日子`
}

export function didYouMean(text: string): string {
  return `您是想说「${text}」吗？是请回「是」`
}

export const CHOICE_EXPIRED = '刚才问您的那件事过了半小时，已经不算数了，什么都没有改动。还要办的请再说一遍'

export const UNKNOWN_PERSON =
  '没认出您是谁：花名册里没有您的群昵称，这条没有改动任何工单。请在本单位的群里把群昵称改成花名册里的写法，或联系工作站'
export const STATION_ONLY = '这一步由热线工作站的同志来做'

/** What people want most often: of a unit, of the station, supervisors. */
export const COMMONEST = {
  unit: ['收到 17', '我的工单'],
  station: ['我的工单', '派 17 环卫所'],
  supervision: ['督办', '催办 17'],
} as const

export function notUnderstood(likely: readonly string[]): string {
  return `没太明白。您可以说：${likely.map((say) => `「${say}」`).join('或')}；全部用法请回「帮助」`
}

export const CHANGED_MEANWHILE = '刚才有人也在处理这件工单，请看看最新情况再说一次'

export function resent(count: number): string {
  return count > 0 ? `已重新排队发送 ${count} 条` : '没有发送失败的消息'
}

export function resentOf(ticket: Ticket, count: number): string {
  return `#${ticket.code} ${resent(count)}`
}

export const BROKEN = '系统出了点问题，这条没有办成，没有改动任何工单。请稍后再试或联系工作站'

export function unknownPairing(pairing: string): string {
  return `没有等着关联的验证码 ${pairing}，请再核对一下`
}

export function linkedByClerk(ticket: Ticket): string {
  return `#${ticket.code} 已关联诉求人的微信，办好后机器人会私聊回访`
}
