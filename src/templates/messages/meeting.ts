import { dayWords } from '../../domain/deadline-words.ts'
import type { DecisionState, HardReason, HardTicket, HotMatter } from '../../domain/meeting.ts'
import { MEETING_EVERY_DAYS } from '../../domain/meeting.ts'
import type { LocalMonth } from '../../domain/months.ts'
import type { FaultCode } from '../../domain/perfunctory.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { isConfidential } from '../../domain/ticket.ts'
import type { LocalDay } from '../../domain/time.ts'
import { instantOn } from '../../domain/time.ts'
import { faultReason } from './perfunctory.ts'
import { monthWords } from './rates.ts'
import type { SimilarView } from './similar.ts'
import { similarWords } from './similar.ts'
import type { Setting } from './words.ts'
import { excerpt, headline, KIND_WORDS, STATE_WORDS, unitName } from './words.ts'

/** 热线调度会 and 满意度提升培训会: words of the document, the pictures and the chat. */

export const ANONYMOUS = { person: '某同志', unit: '某单位', village: '某村' } as const

const REASON_WORDS: Readonly<Record<HardReason, string>> = {
  three_rounds: '三次以上办理',
  many_units: '多单位办理',
  oldest: '拖得最久',
}

const DECISION_WORDS: Readonly<Record<DecisionState, string>> = {
  done: '已落实',
  open: '办理中',
  overdue: '已过期',
}

/** One part of the pack: a heading, and what stands under it line by line. */
export interface PackPart {
  title: string
  note: string
  cards: readonly PackCard[]
  /** Said where there is none. */
  empty: string
}

export interface PackCard {
  head: string
  tag: string
  isBad: boolean
  lines: readonly string[]
}

export interface PackView {
  day: LocalDay
  hard: readonly (HardTicket & { content: string })[]
  hot: readonly HotMatter[]
  similar: readonly SimilarView[]
  decisions: readonly {
    id: number
    meetingDay: LocalDay
    unitId?: string
    dueDay?: LocalDay
    state: DecisionState
    text: string
    outcome?: string
  }[]
}

export function packTitle({ office }: Setting, day: LocalDay): string {
  return `${office.roster.office}热线调度会材料（${day.slice(0, 4)}年${dayOf(day)}）`
}

export function packParts(setting: Setting, pack: PackView, mostWords: number): PackPart[] {
  return [
    {
      title: '难点工单',
      note: '三次以上办理、三个以上单位、拖得最久的，都还没办结',
      cards: pack.hard.map((one) => hardCard(setting, one, mostWords)),
      empty: '没有难点工单',
    },
    {
      title: '热点事项',
      note: `近 ${MEETING_EVERY_DAYS} 天来得最多的，括号里是再往前 ${MEETING_EVERY_DAYS} 天`,
      cards: pack.hot.map((one) => hotCard(setting, one)),
      empty: `近 ${MEETING_EVERY_DAYS} 天没有来过两件以上的事项`,
    },
    {
      title: '多人反映的同一件事',
      note: '近四周同一地点、同一事项；一个人反映几次算一个人',
      cards: pack.similar.map((one) => similarCard(setting, one)),
      empty: '近四周没有两个人以上反映同一件事',
    },
    {
      title: '上次会议定的事',
      note: '连同更早定的、还没落实的',
      cards: pack.decisions.map((one) => decisionCard(setting, one, mostWords)),
      empty: '还没有记过会议决定，会后请回「会议决定 单位 内容，几日前」',
    },
  ]
}

/** Units sit at the table, and the one complained of may be among them. */
const CONFIDENTIAL = '举报件或保密件，内容不写进材料'

function hardCard(
  setting: Setting,
  { ticket, reasons, openDays, content }: PackView['hard'][number],
  mostWords: number,
): PackCard {
  const assists = ticket.assists.map(({ unitId }) => unitName(setting, unitId)).join('、')
  const lead = ticket.lead ? unitName(setting, ticket.lead.unitId) : '未派件'
  return {
    head: isConfidential(ticket) ? confidentialHead(ticket) : headline(ticket),
    tag: reasons.map((reason) => REASON_WORDS[reason]).join('、'),
    isBad: reasons.length > 1,
    lines: [
      `主办 ${lead}${assists === '' ? '' : `，协办 ${assists}`} · ${STATE_WORDS[ticket.state]} · 第 ${ticket.round} 次办理 · ${openDays === 0 ? '今天收的' : `已 ${openDays} 天`}`,
      isConfidential(ticket) ? CONFIDENTIAL : `诉求：${excerpt(content, mostWords)}`,
    ],
  }
}

/** Without the subject, which may be the very words. */
function confidentialHead({ code, kind }: Ticket): string {
  return `#${code} 〔${kind === 'report' ? KIND_WORDS.report : '保密'}〕`
}

function hotCard(setting: Setting, { matter, count, before, villages }: HotMatter): PackCard {
  const places = villages.slice(0, 4).map((one) => `${unitName(setting, one.villageId)} ${one.count}`)
  const isRising = count > before
  return {
    head: `${matter} ${count} 件（${before}）`,
    tag: isRising ? '上升' : count === before ? '持平' : '下降',
    isBad: isRising,
    lines: places.length === 0 ? [] : [places.join('、')],
  }
}

function similarCard(setting: Setting, similar: SimilarView): PackCard {
  const { tickets, people, middle } = similar
  const open = tickets.filter(({ state }) => state !== 'closed').length
  return {
    head: `${middle.subject} ${people} 人`,
    tag: open === 0 ? '都已办结' : `未办结 ${open} 件`,
    isBad: open > 0,
    lines: [similarWords(setting, similar)],
  }
}

/** As much of a decision as a line of a list holds. */
const LIST_WORDS = 40

function decisionCard(
  setting: Setting,
  decision: PackView['decisions'][number],
  mostWords: number,
): PackCard {
  const { id, unitId, dueDay, meetingDay, state, text, outcome } = decision
  const unit = unitId === undefined ? '' : `${unitName(setting, unitId)} · `
  const due = dueDay === undefined ? '没定期限' : `${dayOf(dueDay)} 前`
  return {
    head: `${id}. ${excerpt(text, mostWords)}`,
    tag: DECISION_WORDS[state],
    isBad: state === 'overdue',
    lines: [
      `${unit}${dayOf(meetingDay)}会议 · ${due}`,
      outcome === undefined ? '还没有报落实情况' : `落实：${excerpt(outcome, mostWords)}`,
    ],
  }
}

/** 会议决定: what was decided and came of it. */
export function decisionList(setting: Setting, decisions: PackView['decisions']): string {
  const lines = decisions.flatMap((decision) => {
    const { head, tag, lines: about } = decisionCard(setting, decision, LIST_WORDS)
    return [`${head} · ${tag}`, ...about.map((line) => `　${line}`)]
  })
  return ['调度会定的事：', ...lines, '新定的请回「会议决定 单位 内容，几日前」'].join('\n')
}

function dayOf(day: LocalDay): string {
  return dayWords(instantOn(day, 0))
}

export const PACK_FOR_OVERSEERS = '调度会、培训会材料由街道负责同志和工作站要'
export const PACK_SENT_PRIVATELY = '材料已私聊发您'

export function packReady(pack: PackView): string {
  const open = pack.decisions.filter(({ state }) => state !== 'done').length
  return `调度会材料：难点工单 ${pack.hard.length} 件，热点事项 ${pack.hot.length} 个，会议定的事 ${pack.decisions.length} 件（没落实 ${open}）`
}

export function packFileName(day: LocalDay, ending: string, part?: number): string {
  return `调度会材料${day}${part === undefined ? '' : `-${part}`}.${ending}`
}

export function decisionNeeded(): string {
  return '请写上定了什么、谁办、几日前，例如「会议决定 环卫所 清完村东堆放点，11月30日前」'
}

export function decisionNoted(setting: Setting, id: number, unitId?: string, dueDay?: LocalDay): string {
  const unit = unitId === undefined ? '' : `，由${unitName(setting, unitId)}办`
  const due = dueDay === undefined ? '' : `，${dayOf(dueDay)} 前`
  return `会议决定 ${id} 已记${unit}${due}。落实了请回「落实 ${id} 情况」`
}

export function decisionForUnit(id: number, given: { text: string; dueDay?: LocalDay }): string {
  const due = given.dueDay === undefined ? '' : `（${dayOf(given.dueDay)} 前）`
  return `热线调度会定了由你们办${due}：${excerpt(given.text, 300)}\n落实了请回「落实 ${id} 情况」`
}

export function outcomeNeeded(id: number): string {
  return `请写上落实情况，例如「落实 ${id} 堆放点已清完，设了隔离栏」`
}

export function outcomeNoted(id: number): string {
  return `会议决定 ${id} 的落实情况已记，下次调度会材料里能看到`
}

export function unknownDecision(id: number): string {
  return `没有 ${id} 号会议决定`
}

export function notYourDecision(id: number): string {
  return `${id} 号会议决定不是您单位办的，没有记`
}

// Training sheet.

/** A reply with what was asked, what the check found, and what was said of it. */
export interface SheetReplyView {
  content: string
  reply: string
  faults: readonly FaultCode[]
  said: string
}

export interface SheetView {
  month: LocalMonth
  pairs: readonly {
    matter: string
    best: SheetReplyView
    worst: SheetReplyView
  }[]
}

export function sheetTitle(month: LocalMonth): string {
  return `满意度提升培训材料（${monthWords(month)}）`
}

export const SHEET_NOTE =
  '同一类事项，左边是群众一次就满意的回复，右边是被退回或者群众不认可的回复。单位、村和人都已隐去。'
export const SHEET_HEADS = { best: '好的回复', worst: '要改的回复' } as const

export function sheetLines(reply: SheetReplyView): string[] {
  return [
    `诉求：${reply.content}`,
    `回复：${reply.reply}`,
    ...(reply.faults.length === 0 ? [] : [`检查：${reply.faults.map(faultReason).join('、')}`]),
    ...(reply.said === '' ? [] : [`评价：${reply.said}`]),
  ]
}

export function nothingToTeach(month: LocalMonth): string {
  return `${monthWords(month)}没有同一事项既有好回复又有差回复的，没有材料可以做`
}

export function sheetReady({ month, pairs }: SheetView): string {
  return `${monthWords(month)}培训材料：${pairs.length} 类事项，好坏回复对照，已隐去单位和人`
}

export function sheetFileName(month: LocalMonth, ending: string): string {
  return `培训材料${month}.${ending}`
}
