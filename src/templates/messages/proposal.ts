import type { NamedUnit } from '../../domain/confidential.ts'
import type { DispatchOption, OptionReason } from '../../domain/proposal.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { isConfidential } from '../../domain/ticket.ts'
import { card, photosLine } from './card.ts'
import type { SimilarView } from './similar.ts'
import { joinsForStation } from './similar.ts'
import type { Setting } from './words.ts'
import { excerpt, unitName } from './words.ts'

/** What the bot found out about a new ticket. */
export interface ProposalWords {
  options: readonly DispatchOption[]
  accused: readonly NamedUnit[]
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
  const next = [...choices(setting, ticket, proposal), ...remarks(setting, ticket, proposal)].join('\n')
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

function choices(setting: Setting, ticket: Ticket, { options, accused }: ProposalWords): string[] {
  const { code } = ticket
  const [only, ...others] = options
  if (!only) {
    const noOther = wasReturned(ticket) ? '除了退回的单位，没有别的可建议' : '责任清单里没有对应事项'
    const why = accused.length > 0 ? '没有别的单位可建议' : noOther
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
  const { accused, urgent, secrecy, gap, sameCaller, samePlace, similar, photos = 0 } = proposal
  const list = (codes: readonly number[]): string => codes.map((one) => `#${one}`).join('、')
  const repeats = [
    ...(sameCaller.length > 0 ? [`同一诉求人的 ${list(sameCaller)} 说的像同一件事`] : []),
    ...(samePlace.length > 0 ? [`同一地点、同一事项近期还有 ${list(samePlace)}`] : []),
  ]
  return [
    ...accusedLine(setting, accused),
    ...photosLine(code, photos),
    ...(gap ? [GAP] : []),
    ...(urgent ? [`说到「${urgent}」，像紧急件：是的话请回「加急 ${code}」，并直接打电话`] : []),
    ...(secrecy && secret ? [`诉求人说到「${secrecy}」，已按保密件办`] : []),
    ...(similar ? [joinsForStation(setting, ticket, similar)] : []),
    ...(repeats.length > 0 ? [`${repeats.join('；')}。确是重复请回「重复诉求 ${code} 理由」`] : []),
  ]
}

function accusedLine(setting: Setting, accused: readonly NamedUnit[]): string[] {
  const units = accused.map(({ unitId, names }) => `${unitName(setting, unitId)}（提到${quoted(names)}）`)
  return units.length === 0 ? [] : [`内容提到了${units.join('、')}，不建议派给被举报的单位`]
}

/** As many lines of a list as are read on a phone before it is dealt with. */
const MOST_LISTED = 60

/** A ticket that waits, with what is proposed for it; of a matter where the responsibility list says so. */
interface WaitingWords {
  ticket: Ticket
  option?: { leadUnitId: string; matter?: string }
}

/** 还有几件没派: whom 全部照办 would give each to, so that nobody says it unseen. */
export function toBeDispatched(setting: Setting, waiting: readonly WaitingWords[]): string {
  if (waiting.length === 0) return '没有待派的工单'
  const listed = waiting.slice(0, MOST_LISTED)
  const ruled = listed.filter(({ option }) => option?.matter !== undefined)
  const parts = [...Map.groupBy(ruled, ({ option }) => option?.leadUnitId ?? '')].flatMap(([unitId, own]) => [
    `建议派${unitName(setting, unitId)}的 ${own.length} 件：`,
    ...own.map(({ ticket }) => shortLine(ticket)),
  ])
  const unlisted = waiting.length - listed.length
  return [
    `待派 ${waiting.length} 件${ruled.length > 0 ? '，都照建议派请回「全部照办」，改派请回「派 短号 单位」' : ''}`,
    ...parts,
    ...oneByOne(setting, listed),
    ...(unlisted > 0 ? [`还有 ${unlisted} 件没列出来，派了这些再问一次`] : []),
  ].join('\n')
}

/** 全部照办: what was dispatched, what has to be dispatched one by one, and how many were too many for once. */
export function allDispatched(
  setting: Setting,
  { done, left, more }: { done: readonly Ticket[]; left: readonly WaitingWords[]; more: number },
): string {
  const lines = done
    .slice(0, MOST_LISTED)
    .map((ticket) => `${shortLine(ticket)} → ${ticket.lead ? unitName(setting, ticket.lead.unitId) : ''}`)
  return [
    done.length > 0 ? `已按建议派件 ${done.length} 件：` : '没有可以照办的建议',
    ...lines,
    ...(done.length > MOST_LISTED ? [`…… 还有 ${done.length - MOST_LISTED} 件也派了`] : []),
    ...oneByOne(setting, left),
    ...(more > 0 ? [`还有 ${more} 件这次没轮到，请再回一次「全部照办」`] : []),
  ].join('\n')
}

/** What 全部照办 leaves: where the list says nothing, with whom tickets like it went to; then what nothing is known of. */
function oneByOne(setting: Setting, waiting: readonly WaitingWords[]): string[] {
  const unruled = waiting.filter(({ option }) => option?.matter === undefined)
  const guessed = unruled.flatMap(({ ticket, option }) =>
    option ? [`${shortLine(ticket)} → ${unitName(setting, option.leadUnitId)}`] : [],
  )
  const unknown = unruled.flatMap(({ ticket, option }) => (option ? [] : [ticket]))
  const first = unruled.find(({ option }) => option)?.ticket.code
  return [
    ...titled('责任清单里没有、仿以前的件建议的', guessed),
    ...(first === undefined ? [] : [`这些请核对后逐件派，照建议派请回「派 ${first} 1」`]),
    ...titled(
      `${unknown.some(isConfidential) ? '举报、保密和' : ''}没有建议、请逐件派的`,
      unknown.map(shortLine),
    ),
  ]
}

function titled(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - MOST_LISTED
  return [
    `${title} ${lines.length} 件：`,
    ...lines.slice(0, MOST_LISTED),
    ...(more > 0 ? [`…… 还有 ${more} 件`] : []),
  ]
}

function shortLine({ code, subject }: Ticket): string {
  return `#${code} ${excerpt(subject, 24)}`
}

export function noSuchOption(ticket: Ticket, number: number): string {
  return `#${ticket.code} 没有第 ${number} 条建议，请写上单位，例如「派 ${ticket.code} 环卫所」`
}
