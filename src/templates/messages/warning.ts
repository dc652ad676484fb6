import { dayWords } from '../../domain/deadline-words.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { LocalDay } from '../../domain/time.ts'
import { instantOn } from '../../domain/time.ts'
import type { Effect, Warning, WarningAct, WarningState } from '../../domain/warning.ts'
import { isWaiting, lessonEnds } from '../../domain/warning.ts'
import { fillTemplate } from '../knowledge/fill.ts'
import { shareWords } from './rates.ts'
import { seasonNotice } from './season-notices.ts'
import type { Setting } from './words.ts'
import { excerpt, unitName } from './words.ts'

/** 预警: seasons ahead and bursts, and what people answer to them. */

const STATE_WORDS: Readonly<Record<WarningState, string>> = {
  open: '待部署',
  task: '已交办',
  deployed: '已部署',
  dismissed: '不用',
  ended: '已看效果',
}

const MOST_VILLAGES = 6
const MOST_REPLY = 110
const MOST_TICKETS = 5
const YEAR_NAMES = ['去年', '前年', '大前年']

/** `预警 3 · 季节：牛羊啃青`: what everything said about it begins with, and what is found again in a quoted card. */
function headOf(setting: Setting, warning: Warning): string {
  const { id, kind, matter, villageIds } = warning
  if (kind === 'season') return `预警 ${id} · 季节：${matter}`
  return `预警 ${id} · 集中：${villageNames(setting, villageIds)} ${matter}`
}

function villageNames(setting: Setting, villageIds: readonly string[]): string {
  if (villageIds.length === 0) return '全街道'
  const names = villageIds.slice(0, MOST_VILLAGES).map((id) => unitName(setting, id))
  return `${names.join('、')}${villageIds.length > MOST_VILLAGES ? `等 ${villageIds.length} 个村` : ''}`
}

/** One line of a list, and what the station reads when it is new. */
export function warningLine(setting: Setting, warning: Warning, { isNew = false } = {}): string {
  const { id, count, villageIds, unitId, dueDay, state } = warning
  const when =
    warning.kind === 'season'
      ? `${seasonWords(setting, warning)}，${villageNames(setting, villageIds)}，去年 ${count} 件`
      : burstCount(warning)
  const owner = unitId === undefined ? '还没有单位' : unitName(setting, unitId)
  const due = isWaiting(warning) ? `，${dayOf(dueDay)} 前` : ''
  const line = `${headOf(setting, warning)}，${when} · ${STATE_WORDS[state]}（${owner}${due}）`
  if (!isNew) return line
  const advice =
    unitId === undefined ? '责任清单里没有这件事，请定给哪个单位' : `已发${unitName(setting, unitId)}`
  return [
    line,
    `${advice}。看全文回「预警 ${id}」，改派回「预警 ${id} 交给 单位 几日前」，不用管回「不用预警 ${id} 理由」`,
  ].join('\n')
}

/** Whether the days of the season have come. */
function hasBegun({ now }: Setting, { fromDay }: Warning): boolean {
  return instantOn(fromDay, 0) <= now
}

function seasonWords(setting: Setting, warning: Warning): string {
  const { fromDay, toDay } = warning
  return hasBegun(setting, warning)
    ? `已经到季，预计到 ${dayOf(toDay)}`
    : `预计 ${dayOf(fromDay)}－${dayOf(toDay)}`
}

function burstCount({ count, evidence }: Warning): string {
  if (evidence.kind === 'season') return `${count} 件`
  const usual =
    evidence.kind === 'burst' ? `，往常 ${evidence.days} 天 ${roundedWords(evidence.expected)} 件` : ''
  return `${evidence.days} 天里 ${count} 件${usual}`
}

function roundedWords(value: number): string {
  return value < 0.1 ? '不到 0.1' : value < 10 ? value.toFixed(1) : value.toFixed(0)
}

function dayOf(day: LocalDay): string {
  return dayWords(instantOn(day, 0))
}

/** What lies a year or two ahead. */
function dayWithYear(day: LocalDay): string {
  return `${day.slice(0, 4)}年${dayOf(day)}`
}

/** The season's list as the leading unit reads it. */
export function seasonCard(
  setting: Setting,
  warning: Warning,
  worked: {
    deployed: readonly string[]
    replies: readonly { code: number; reply: string; note?: string }[]
  },
): string {
  const { evidence } = warning
  const past = evidence.kind === 'season' ? evidence.past : []
  const years = past.slice(0, YEAR_NAMES.length).map(({ yearsAgo, count, villages }) => {
    const places = inOrder(warning, villages)
      .slice(0, MOST_VILLAGES)
      .map(({ villageId, count: own }) => `${unitName(setting, villageId)} ${own}`)
    return `${YEAR_NAMES[yearsAgo - 1] ?? ''} ${count} 件${places.length === 0 ? '' : `：${places.join('、')}`}`
  })
  const replies = worked.replies.flatMap(({ code, reply, note }) => [
    `· ${excerpt(reply, MOST_REPLY)}（#${code}，群众满意）`,
    ...(note === undefined ? [] : [`  当时的做法：${excerpt(note, MOST_REPLY)}`]),
  ])
  const known = [...worked.deployed.map((text) => `· 上次的部署：${excerpt(text, MOST_REPLY)}`), ...replies]
  return [
    `${headOf(setting, warning)}，${seasonWords(setting, warning)}`,
    ...years,
    ...(known.length === 0 ? [] : ['那时管用的：', ...known]),
    askWords(setting, warning),
  ].join('\n')
}

/** Villages stand in the same order wherever the warning names them. */
function inOrder<Counted extends { villageId: string }>(
  { villageIds }: Warning,
  counts: readonly Counted[],
): Counted[] {
  return counts.toSorted(
    (one, other) => villageIds.indexOf(one.villageId) - villageIds.indexOf(other.villageId),
  )
}

/** The burst as the leading unit reads it, with its newest tickets. */
export function burstCard(setting: Setting, warning: Warning, tickets: readonly Ticket[]): string {
  const { evidence, fromDay, toDay } = warning
  const chance =
    evidence.kind === 'burst'
      ? [`比它自己的往常多得多；${byChance(evidence.perYear)}`]
      : evidence.kind === 'plain'
        ? ['按“几天内几件就报”的规矩报的，没看平常多少']
        : []
  const list = tickets.slice(0, MOST_TICKETS).map(({ code, subject }) => `#${code} ${subject}`)
  return [
    `${headOf(setting, warning)}`,
    `${dayOf(fromDay)}－${dayOf(toDay)}：${burstCount(warning)}`,
    ...chance,
    ...list,
    ...(tickets.length > MOST_TICKETS ? [`还有 ${tickets.length - MOST_TICKETS} 件`] : []),
    askWords(setting, warning),
  ].join('\n')
}

/** How often as much comes by chance somewhere in the street. */
function byChance(perYear: number): string {
  if (perYear < 0.05) return '几乎不会是碰巧'
  if (perYear < 1) return `全街道大约 ${Math.round(1 / perYear)} 年才会碰巧一次`
  return `全街道一年碰巧也有约 ${Math.round(perYear)} 次，请先看看是不是真有事`
}

function askWords(setting: Setting, warning: Warning): string {
  const { id, unitId, dueDay, state } = warning
  if (!isWaiting(warning)) return `现在：${STATE_WORDS[state]}`
  const who = unitId === undefined ? '责任单位' : unitName(setting, unitId)
  return `请${who}在 ${dayOf(dueDay)} 前部署好，回「已部署 ${id} 做了什么」（引用这条也行）`
}

/** To the villages of one group: what concerns them, and nothing of the others. */
export function warningForVillages(
  setting: Setting,
  warning: Warning,
  villageIds: readonly string[],
): string {
  const lead = warning.unitId === undefined ? '' : `，由${unitName(setting, warning.unitId)}牵头`
  const { evidence } = warning
  const past = evidence.kind === 'season' ? (evidence.past[0]?.villages ?? []) : []
  const own = inOrder(warning, past).filter(({ villageId }) => villageIds.includes(villageId))
  const counts = own.map(({ villageId, count }) => `${unitName(setting, villageId)} ${count} 件`)
  const when = warning.kind === 'season' ? seasonWords(setting, warning) : burstCount(warning)
  return [
    `${headOf(setting, warning)}，${when}${lead}`,
    ...(counts.length === 0 ? [] : [`去年：${counts.join('、')}`]),
    `${villageNames(setting, villageIds)}有动作也可以回「已部署 ${warning.id} 做了什么」`,
  ].join('\n')
}

/**
 * A notice to the villagers that somebody has to check before it goes out; none once the season has come, when it would
 * tell of what everybody sees.
 *
 * @param villageIds whose villagers read it
 */
export function noticeDraft(
  setting: Setting,
  warning: Warning,
  villageIds: readonly string[],
): string | undefined {
  if (warning.kind !== 'season' || hasBegun(setting, warning)) return undefined
  const template = seasonNotice(warning.matter, Number(warning.fromDay.slice(5, 7)))
  const { text } = fillTemplate(template, {
    街道: setting.office.roster.office,
    村: villageNames(setting, villageIds),
    日期: dayOf(warning.fromDay),
    事项: warning.matter,
  })
  return `给村民的通知草稿（核对后再发）：\n${text}`
}

/** 不用预警: to whoever was told of it. */
/** @param reason left out where villagers read along: it was given among officials */
export function warningCalledOff(setting: Setting, warning: Warning, reason?: string): string {
  const why = reason === undefined ? '' : `。理由：${excerpt(reason, MOST_REPLY)}`
  return `${headOf(setting, warning)} 不用了，不必再部署${why}`
}

export function warningForOwner(setting: Setting, warning: Warning, card: string): string {
  return `交给${unitName(setting, warning.unitId ?? '')}办，${dayOf(warning.dueDay)} 前：\n${card}`
}

/** To the unit that had it before. */
export function warningHandedOn(setting: Setting, warning: Warning): string {
  return `${headOf(setting, warning)} 改由${unitName(setting, warning.unitId ?? '')}办，你们不用再部署`
}

export function warningOverdue(setting: Setting, warning: Warning): string {
  const owner = warning.unitId === undefined ? '还没有单位' : unitName(setting, warning.unitId)
  return [
    `${headOf(setting, warning)}，${dayOf(warning.dueDay)} 到期，${owner}还没有报部署`,
    `部署了请回「已部署 ${warning.id} 做了什么」；不用管的，工作站或街道负责同志回「不用预警 ${warning.id} 理由」`,
  ].join('\n')
}

/** What came of it: this time beside the last, both counts first. */
export function effectWords({ office, now }: Setting, warning: Warning & { effect: Effect }): string {
  const { effect, kind, state, fromDay, toDay } = warning
  const { fewest } = office.limits.rates
  const { before, after, answered, satisfied } = effect
  const rate = { count: satisfied, of: answered, excluded: new Map() }
  const counts =
    kind === 'season'
      ? `${dayOf(fromDay)}－${dayOf(toDay)} ${after} 件，去年同期 ${before} 件`
      : `之后 14 天 ${after} 件，之前 14 天 ${before} 件`
  return [
    `${headOf({ office, now }, warning)} 的效果：${counts}${changeWords(before, after, fewest)}`,
    ...(after === 0 ? [] : [answered === 0 ? '还没有回访结果' : `满意率 ${shareWords(rate, fewest)}`]),
    `${state === 'deployed' ? '' : '这次没有报过部署。'}天气、政策、收成也会让件数变，不能都算成部署的效果`,
  ].join('\n')
}

/** `，−72.7%`; nothing on a few. */
function changeWords(before: number, after: number, fewest: number): string {
  if (before < fewest) return `（不足 ${fewest} 件，不算百分比）`
  const change = (after - before) / before
  if (change === 0) return '，持平'
  return `，${change > 0 ? '+' : '−'}${(Math.abs(change) * 100).toFixed(1)}%`
}

/** What was done about one, in order. */
export function actLines(setting: Setting, acts: readonly (WarningAct & { text?: string })[]): string[] {
  return acts
    .filter(({ kind }) => kind !== 'reminded')
    .map(({ kind, at, unitId, dueDay, text = '' }) => {
      const unit = unitId === undefined ? '' : unitName(setting, unitId)
      const what = {
        assigned: `交给${unit}，${dueDay === undefined ? '' : `${dayOf(dueDay)} 前`}`,
        deployed: `${unit}已部署：${excerpt(text, MOST_REPLY)}`,
        dismissed: `不用：${excerpt(text, MOST_REPLY)}`,
        reminded: '',
        measured: '看了效果',
      }[kind]
      return `${dayWords(at)} ${what}`
    })
}

/** 预警: the open ones, what dismissed ones have taught, and what season warnings still wait for. */
export function warningList(
  setting: Setting,
  view: {
    warnings: readonly Warning[]
    lessons: readonly { warning: Warning; needed: number }[]
    /** Whole weeks of history, where they are too few for seasons. */
    tooFewWeeks?: number
  },
): string {
  const { warnings, lessons, tooFewWeeks } = view
  const waiting = warnings.filter(isWaiting).length
  return [
    warnings.length === 0 ? '现在没有预警' : `预警 ${warnings.length} 条，待部署 ${waiting}`,
    ...warnings.map((warning) => warningLine(setting, warning)),
    ...(lessons.length === 0 ? [] : ['不用过的，件数到了才再报：']),
    ...lessons.map((lesson) => lessonLine(setting, lesson)),
    ...(tooFewWeeks === undefined
      ? []
      : [`季节预警要看至少两年的工单，现在有 ${tooFewWeeks} 周，到 104 周就开始`]),
  ].join('\n')
}

function lessonLine(setting: Setting, { warning, needed }: { warning: Warning; needed: number }): string {
  const what = warning.kind === 'season' ? '一季' : '集中'
  return `· ${villageNames(setting, warning.villageIds)} ${warning.matter}：到${what} ${needed} 件才再报（上次 ${warning.count} 件），管到 ${dayWithYear(lessonEnds(warning))}`
}

export const NO_SUCH_WARNING = '没有这条预警，回「预警」看现在有哪些'
export const WARNING_SETTLED = '这条预警已经结束了，没有再记'
export const WARNING_FOR_OVERSEERS = '交办、不用预警由工作站或街道负责同志来定'
export const NOT_YOUR_WARNING = '这条预警不是您单位的，没有记'
export const NOT_YOURS_TO_SEE = '这条预警不是您单位的，全文由责任单位、涉及的村和工作站看'

export function warningTextNeeded(id: number): string {
  return `请写上做了什么，例如「已部署 ${id} 已和三个村的养殖户签承诺书，早晚巡查」`
}

export function dismissReasonNeeded(id: number): string {
  return `请写上为什么不用，例如「不用预警 ${id} 施工停水，已通知到户」`
}

export function assignNeeded(id: number): string {
  return `请写上交给哪个单位、几日前，例如「预警 ${id} 交给 环卫所 12月5日前」`
}

export function whichWarning(setting: Setting, warnings: readonly Warning[]): string {
  if (warnings.length === 0) return '现在没有等您单位部署的预警'
  return [
    `是哪一条预警？请带上号，例如「已部署 ${warnings[0]?.id ?? 3} 做了什么」`,
    ...warnings.map((one) => warningLine(setting, one)),
  ].join('\n')
}

export function deployedNoted(setting: Setting, warning: Warning): string {
  const part = warning.state === 'deployed' ? '' : `（整条由${unitName(setting, warning.unitId ?? '')}报）`
  const when = dayOf(warning.measureDay)
  return `预警 ${warning.id} 的部署已记${part}，${when} 看效果时一起报`
}

export function deployedForOverseers(
  setting: Setting,
  warning: Warning,
  { unitId, text }: { unitId?: string; text: string },
): string {
  const who = unitId === undefined ? '' : unitName(setting, unitId)
  return `${headOf(setting, warning)}，${who}已部署：${excerpt(text, 300)}`
}

export function warningAssigned(setting: Setting, warning: Warning): string {
  return `预警 ${warning.id} 已交给${unitName(setting, warning.unitId ?? '')}，${dayOf(warning.dueDay)} 前，已告知`
}

export function warningDismissed(
  setting: Setting,
  { warning, needed }: { warning: Warning; needed: number },
): string {
  const what = warning.kind === 'season' ? '一季' : '集中'
  const place = `${villageNames(setting, warning.villageIds)}${warning.matter}`
  return `预警 ${warning.id} 不用了，理由已记。往后${place}${what}到 ${needed} 件才再报，管到 ${dayWithYear(lessonEnds(warning))}`
}
