import type { DispatchOption, OptionReason } from '../../domain/proposal.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { card, photosLine } from './card.ts'
import type { SimilarView } from './similar.ts'
import { joinsForStation } from './similar.ts'
import type { Setting } from './words.ts'
import { unitName } from './words.ts'

/** What the bot found out about a new ticket. */
export interface ProposalWords {
  options: readonly DispatchOption[]
  urgent?: string
  secrecy?: string
  gap: boolean
  sameCaller: readonly number[]
  samePlace: readonly number[]
  similar?: SimilarView
  /** How many photos came with it. */
  photos?: number
}

/** The station's card of a ticket that waits for dispatch: the choices with their reasons, and what is odd about it. */
export function toDispatch(
  setting: Setting,
  ticket: Ticket,
  content: string,
  proposal: ProposalWords,
): string {
  const next = [...choices(setting, ticket, proposal.options), ...remarks(setting, ticket, proposal)].join(
    '\n',
  )
  const what = wasReturned(ticket) ? '退回的工单，待派件' : '收到新工单，待派件'
  return `${what}\n${card(setting, ticket, { content, next })}`
}

/** The bot dispatched by likeness to earlier tickets: the station may take it back. */
export function dispatchedByLikeness(setting: Setting, ticket: Ticket, option: DispatchOption): string {
  return [
    `机器人已派 #${ticket.code} ${ticket.subject}：${optionWords(setting, option)}`,
    `派得不对，请回「派 ${ticket.code} 单位名」，机器人会记住`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

function wasReturned({ returns = [] }: Ticket): boolean {
  return returns.some(({ outcome }) => outcome === 'granted')
}

function choices(setting: Setting, ticket: Ticket, options: readonly DispatchOption[]): string[] {
  const { code } = ticket
  const [only, ...others] = options
  if (!only) {
    const why = wasReturned(ticket) ? '除了退回的单位，没有别的可建议' : '责任清单里没有对应事项'
    return [`${why}，请回「派 ${code} 单位名」`]
  }
  if (others.length === 0) {
    return [`建议派：${optionWords(setting, only)}`, `同意请回「派 ${code}」，改派请回「派 ${code} 单位名」`]
  }
  return [
    '建议派：',
    ...options.map((option, at) => `${at + 1}. ${optionWords(setting, option)}`),
    `照第 1 条请回「派 ${code} 1」，改派请回「派 ${code} 单位名」`,
  ]
}

function optionWords(setting: Setting, { leadUnitId, assistUnitIds, reasons }: DispatchOption): string {
  const assists = assistUnitIds.map((unitId) => unitName(setting, unitId)).join('、')
  const why = reasons.map((reason) => reasonWords(setting, leadUnitId, reason)).join('；')
  return `${unitName(setting, leadUnitId)}${assists ? `，${assists}协办` : ''}（${why}）`
}

function reasonWords(setting: Setting, unitId: string, reason: OptionReason): string {
  switch (reason.kind) {
    case 'matter':
      return `责任清单「${reason.matter}」`
    case 'keywords':
      return `责任清单「${reason.matter}」，说到${quoted([...new Set(reason.words)].slice(0, 3))}`
    case 'similar': {
      const named = reason.codes.map((code) => `#${code}`).join('、')
      const more = reason.count > reason.codes.length ? ` 等 ${reason.count} 件` : ''
      return `与 ${named}${more}相似，均由${unitName(setting, unitId)}主办`
    }
    case 'named':
      return `${unitName(setting, reason.byUnitId)}退单时说该由它办`
    case 'learned': {
      const words = reason.words.length > 0 ? `${quoted(reason.words)}像它办过的件，` : ''
      return `${words}把握 ${Math.min(99, Math.round(reason.sureness * 100))}%`
    }
  }
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `「${word}」`).join('')
}

const GAP = '责任清单没有写这类事，已有两个单位退回。定下归谁后请回「补清单」，机器人告诉您怎么写'

function remarks(setting: Setting, ticket: Ticket, proposal: ProposalWords): string[] {
  const { code, secret } = ticket
  const { urgent, secrecy, gap, sameCaller, samePlace, similar, photos = 0 } = proposal
  const list = (codes: readonly number[]): string => codes.map((one) => `#${one}`).join('、')
  const repeats = [
    ...(sameCaller.length > 0 ? [`同一诉求人的 ${list(sameCaller)} 说的像同一件事`] : []),
    ...(samePlace.length > 0 ? [`同一地点、同一事项近期还有 ${list(samePlace)}`] : []),
  ]
  return [
    ...photosLine(code, photos),
    ...(gap ? [GAP] : []),
    ...(urgent ? [`说到「${urgent}」，像紧急件：要限时请写上，例如「派 ${code} 1天」，或直接打电话`] : []),
    ...(secrecy && secret ? [`诉求人说到「${secrecy}」，已按保密件办`] : []),
    ...(similar ? [joinsForStation(setting, ticket, similar)] : []),
    ...(repeats.length > 0 ? [`${repeats.join('；')}。确是重复请回「重复诉求 ${code} 理由」`] : []),
  ]
}

/** 全部照办: what was dispatched, and what has to be dispatched one by one. */
export function allDispatched(setting: Setting, done: readonly Ticket[], left: readonly Ticket[]): string {
  const lines = done.map(
    ({ code, subject, lead }) => `#${code} ${subject} → ${lead ? unitName(setting, lead.unitId) : ''}`,
  )
  const rest = left.map(({ code }) => `#${code}`).join(' ')
  return [
    done.length > 0 ? `已按建议派件 ${done.length} 件：` : '没有可以照办的建议',
    ...lines,
    ...(left.length > 0 ? [`没有建议、请逐件派的 ${left.length} 件：${rest}`] : []),
  ].join('\n')
}

export function noSuchOption(ticket: Ticket, number: number): string {
  return `#${ticket.code} 没有第 ${number} 条建议，请写上单位，例如「派 ${ticket.code} 环卫所」`
}
