import type { DeadlineStep } from '../../domain/deadline-history.ts'
import { clockTime, dayWords } from '../../domain/deadline-words.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { EpochMs, LocalDay } from '../../domain/time.ts'
import { addDays, instantOn } from '../../domain/time.ts'
import type { ItemAct, ItemState, ListedItem, Week, WeeklyList } from '../../domain/weekly.ts'
import type { Finding, FindingKind } from '../../domain/weekly-findings.ts'
import { FINDING_KINDS } from '../../domain/weekly-findings.ts'
import { deadlineSteps } from './deadline.ts'
import { inHouseCount } from './in-house.ts'
import { workingLengthWords } from './limit-words.ts'
import { faultReason } from './perfunctory.ts'
import type { Setting } from './words.ts'
import { excerpt, personName, SATISFACTION_WORDS, unitName } from './words.ts'

/** 街道督查重点清单: to the supervision group, to each unit its own part, and what is said of its items. */

export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  dissatisfied: '不满意',
  overdue: '超时',
  perfunctory: '回复敷衍',
  returned_twice: '退单两次',
}

export const ITEM_STATE_WORDS: Readonly<Record<ItemState, string>> = {
  listed: '未约谈',
  interviewed: '已约谈',
  rectified: '已报整改',
  cleared: '已销号',
}

/** As many items of a unit as a phone shows without much scrolling. */
const MOST_OF_UNIT = 6
const MOST_IN_GROUP = 5
const MOST_WORDS = 60

/** What of the report the words need. */
export interface WeeklyView {
  list: WeeklyList
  asOf: EpochMs
  units: readonly { unitId: string; evidence: readonly ItemView[] }[]
  inHouse: { received: number; closed: number }
}

export interface ItemView {
  item: ListedItem
  ticket: Ticket
  content: string
  words: ReadonlyMap<number, string>
  deadline: readonly DeadlineStep[]
}

export const WEEKLY_FOR_OVERSEERS = '约谈由街道负责同志和工作站来记。本单位的重点件回「周清单」看'
export const WEEKLY_SENT_PRIVATELY = '督查重点清单已私聊发您'

export function weekWords(week: Week): string {
  return `${dayWords(instantOn(week, 0))}－${dayWords(instantOn(addDays(week, 6), 0))}`
}

export function nothingOfYours(week: Week): string {
  return `督查重点清单（${weekWords(week)}）上没有您单位的件`
}

export function nothingListed(week: Week): string {
  return `督查重点清单（${weekWords(week)}）没有要督查的件`
}

/** To the supervision group: counts, then each unit with its first items. */
export function weeklyText(setting: Setting, { list, units, inHouse }: WeeklyView): string {
  const total = units.reduce((sum, { evidence }) => sum + evidence.length, 0)
  const { fresh, carried, cleared } = list
  return [
    `街道督查重点清单（${weekWords(list.week)}）：${total} 件，新列 ${fresh}，结转 ${carried}，当周销号 ${cleared}`,
    `当周新发生：${findingCounts(list)}`,
    ...units.flatMap(({ unitId, evidence }) => {
      const more = evidence.length - MOST_IN_GROUP
      return [
        `${unitName(setting, unitId)} ${evidence.length} 件：`,
        ...evidence.slice(0, MOST_IN_GROUP).map(itemLine),
        ...(more > 0 ? [`还有 ${more} 件，见表`] : []),
      ]
    }),
    ...(inHouse.received + inHouse.closed > 0 ? [inHouseCount(inHouse)] : []),
    '约谈请记「约谈 单位 日期 谁 承诺几日前办好」，办好了请回「销号 短号」',
  ].join('\n')
}

/** Below the list of a week that is over: what has been done since, which only the next list counts. */
export function doneSinceWords(
  done: Readonly<Record<'interviewed' | 'rectified' | 'cleared', readonly number[]>>,
): string {
  const parts = ITEM_ACTS.filter((kind) => done[kind].length > 0).map(
    (kind) => `${ITEM_STATE_WORDS[kind]} ${codesWords(done[kind])}`,
  )
  return parts.length === 0 ? '' : `\n这以后到现在（下周清单里体现）：${parts.join('；')}`
}

const ITEM_ACTS = ['interviewed', 'rectified', 'cleared'] as const

/** What stands above and below the picture of the list. */
export function weeklyPictureWords(
  { office }: Setting,
  { list, units }: WeeklyView,
): { title: string; subtitle: string; foot: string } {
  const total = units.reduce((sum, { evidence }) => sum + evidence.length, 0)
  const { fresh, carried, cleared } = list
  return {
    title: '街道督查重点清单',
    subtitle: `${weekWords(list.week)} · 共 ${total} 件：新列 ${fresh}，结转 ${carried}，当周销号 ${cleared}`,
    foot: `${office.roster.office} · 依据见表；灰色是以前列入的原因；没销号的转到下周`,
  }
}

/**
 * 周例会通报: the same list as it is read out at the weekly meeting. The words in 〔 〕 are filled in; change the sentences
 * here, not in the program.
 */
const NOTICE = [
  '〔街道〕 12345 热线督查通报（〔日期〕）',
  '各单位：当周列入督查重点清单 〔总数〕 件，其中新列 〔新列〕 件、结转 〔结转〕 件，当周销号 〔销号〕 件。',
  '按情形分：〔情形〕。',
  '涉及：〔单位〕。',
  '〔过期〕',
  '请以上单位对照清单整改，办结后报工作站销号；没有销号的转入下周继续督查。',
]

export function weeklyNotice({ office }: Setting, { list, units }: WeeklyView): string {
  const late = units.flatMap(({ evidence }) => evidence.filter(({ item }) => item.isPromiseBroken))
  const promised = units.some(({ evidence }) =>
    evidence.some(({ item }) => item.acts.some(({ dueDay }) => dueDay !== undefined)),
  )
  const filled: Readonly<Record<string, string>> = {
    街道: office.roster.office,
    日期: weekWords(list.week),
    总数: String(units.reduce((sum, { evidence }) => sum + evidence.length, 0)),
    新列: String(list.fresh),
    结转: String(list.carried),
    销号: String(list.cleared),
    情形: findingCounts(list),
    单位: units
      .map(({ unitId, evidence }) => `${unitName({ office, now: 0 }, unitId)} ${evidence.length} 件`)
      .join('、'),
    过期:
      late.length === 0
        ? promised
          ? '约谈时承诺的，没有到期没办好的。'
          : ''
        : `约谈承诺已过期：${late.map(({ ticket }) => `#${ticket.code} ${ticket.subject}`).join('、')}。`,
  }
  return NOTICE.map((line) => line.replace(/〔(.+?)〕/g, (_, name: string) => filled[name] ?? ''))
    .filter((line) => line !== '')
    .join('\n')
}

export function weeklyFileName(week: Week, ending: string): string {
  return `督查重点清单${week}.${ending}`
}

function findingCounts({ counts }: WeeklyList): string {
  return FINDING_KINDS.map((kind) => `${FINDING_WORDS[kind]} ${counts[kind]}`).join('，')
}

function itemLine({ item, ticket }: ItemView): string {
  return `#${ticket.code} ${ticket.subject} · ${kindsWords(item)}${ageWords(item)} · ${stateWords(item)}`
}

/** `不满意、超时`; `结转（超时）` where this week brought nothing new. */
export function kindsWords({ findings, earlier }: ListedItem): string {
  const kinds = FINDING_KINDS.filter((kind) => findings.some((one) => one.kind === kind))
  const words = (some: readonly FindingKind[]): string => some.map((kind) => FINDING_WORDS[kind]).join('、')
  if (kinds.length > 0) return words(kinds)
  const before = FINDING_KINDS.filter((kind) => earlier.includes(kind))
  return before.length === 0 ? '结转' : `结转（${words(before)}）`
}

function ageWords({ weeks }: ListedItem): string {
  return weeks > 1 ? ` · 第 ${weeks} 周` : ''
}

export function stateWords({ state, acts, isPromiseBroken }: ListedItem): string {
  const due = acts.findLast(({ dueDay }) => dueDay !== undefined)?.dueDay
  const promise = state === 'interviewed' && due !== undefined ? `（承诺 ${dayOf(due)} 前）` : ''
  return `${ITEM_STATE_WORDS[state]}${promise}${isPromiseBroken ? '，承诺已过期' : ''}`
}

function dayOf(day: LocalDay): string {
  return dayWords(instantOn(day, 0))
}

export function casesWords(count: number): string {
  return `${count} 件`
}

export function moreInTable(count: number): string {
  return `还有 ${count} 件，见表`
}

/** `第 2 周 · 已约谈（承诺 11月30日 前）`. */
export function standingWords(item: ListedItem): string {
  return item.weeks > 1 ? `第 ${item.weeks} 周 · ${stateWords(item)}` : stateWords(item)
}

/** To one unit: only its own items, each with its evidence. */
export function unitPart(setting: Setting, week: Week, unitId: string, items: readonly ItemView[]): string {
  const [first] = items
  const more = items.slice(MOST_OF_UNIT)
  return [
    `${unitName(setting, unitId)}列入街道督查重点清单（${weekWords(week)}）${items.length} 件：`,
    ...items
      .slice(0, MOST_OF_UNIT)
      .flatMap((view) => [
        itemLine(view),
        ...evidenceLines(setting, view, MOST_WORDS).map((line) => `　${line}`),
      ]),
    ...(more.length > 0 ? [`还有：${more.map(({ ticket }) => `#${ticket.code}`).join(' ')}`] : []),
    ...(first ? [`整改好了请回「整改 ${first.ticket.code} 情况」`] : []),
  ].join('\n')
}

/** The evidence, a line a finding, then what was done about it. */
export function evidenceLines(setting: Setting, view: ItemView, mostWords: number): string[] {
  return [
    `诉求：${excerpt(view.content, mostWords)}`,
    ...view.item.findings.map((finding) => findingLine(view, finding, mostWords)),
    ...view.item.acts.map((act) => actLine(setting, view, act, mostWords)),
  ]
}

/** The whole arithmetic of the deadline, as 为什么超期 tells it. */
export function deadlineLines(setting: Setting, { ticket, deadline }: ItemView, asOf: EpochMs): string[] {
  return deadlineSteps({ ...setting, now: asOf }, ticket, deadline)
}

function findingLine({ words }: ItemView, finding: Finding, most: number): string {
  const said = (textId: number | undefined): string => {
    const text = textId === undefined ? undefined : words.get(textId)
    return text === undefined || text === '' ? '' : `：${excerpt(text, most)}`
  }
  switch (finding.kind) {
    case 'dissatisfied': {
      const answer = `${finding.solved ? '解决了' : '没解决'}、${SATISFACTION_WORDS[finding.satisfaction]}`
      return `不满意：${stamp(finding.at)} 第 ${finding.round} 次办理后回访，${answer}${said(finding.textId)}`
    }
    case 'overdue': {
      const { repliedAt, deadline, lateMinutes } = finding
      const end = repliedAt === undefined ? '到周末还没回复' : `${stamp(repliedAt)} 才回复`
      const late = lateMinutes === 0 ? '在下班以后' : `超 ${workingLengthWords(lateMinutes)}`
      return `超时：期限 ${stamp(deadline)}，${end}，${late}`
    }
    case 'perfunctory':
      return finding.faults
        ? `回复敷衍：${stamp(finding.at)} ${finding.faults.map(faultReason).join('、')}${said(finding.replyTextId)}`
        : `回复敷衍：${stamp(finding.at)} 工作站退回${said(finding.reasonTextId)}`
    case 'returned_twice':
      return `退单：${stamp(finding.at)} 第 ${finding.times} 次退单`
  }
}

function actLine(setting: Setting, { words }: ItemView, act: ItemAct, most: number): string {
  const text = act.textId === undefined ? '' : excerpt(words.get(act.textId) ?? '', most)
  const who = act.actor.startsWith('staff:') ? `（${personName(setting, act.actor.slice(6))}记）` : ''
  const what = act.kind === 'interviewed' ? '约谈' : act.kind === 'rectified' ? '整改' : '销号'
  const day = act.day === undefined ? dayWords(act.at) : dayOf(act.day)
  const due = act.dueDay === undefined || tellsDay(text) ? '' : `，承诺 ${dayOf(act.dueDay)} 前`
  return `${what}：${day}${text === '' ? '' : ` ${text}`}${due}${who}`
}

/** Whether the words of a 约谈 already say by when. */
function tellsDay(words: string): boolean {
  return /\d+[日号]\s*(?:之|以)?前/.test(words)
}

function stamp(at: EpochMs): string {
  return `${dayWords(at)} ${clockTime(at)}`
}

// What people hear of 约谈, 整改 and 销号.

export function interviewNeeded(unit: string): string {
  return `请写上约谈哪个单位、哪天、谈了谁、承诺几日前办好，例如「约谈 ${unit} 11月24日 郭长河，承诺 11月30日 前整改」`
}

export function nothingToInterview(setting: Setting, unitId: string): string {
  return `${unitName(setting, unitId)}没有没销号的督查重点件，没有记`
}

export function interviewed(
  setting: Setting,
  unitId: string,
  told: { codes: readonly number[]; day: LocalDay; dueDay?: LocalDay },
): string {
  const due = told.dueDay === undefined ? '，没写承诺期限' : `，承诺 ${dayOf(told.dueDay)} 前`
  return `已记：${dayOf(told.day)} 约谈${unitName(setting, unitId)}${due}，涉及 ${codesWords(told.codes)}`
}

export function interviewedForUnit(told: {
  codes: readonly number[]
  day: LocalDay
  dueDay?: LocalDay
  text: string
}): string {
  const due = told.dueDay === undefined || tellsDay(told.text) ? '' : `，请在 ${dayOf(told.dueDay)} 前整改`
  const first = told.codes[0] ?? 17
  return `${dayOf(told.day)} 约谈已记：${excerpt(told.text, 200)}${due}。涉及 ${codesWords(told.codes)}，整改好了请回「整改 ${first} 情况」`
}

export function rectificationNeeded(code: number | string): string {
  return `请写上整改情况，例如「整改 ${code} 已重新上门，垃圾清完，诉求人认可」`
}

export function notListed(code: number): string {
  return `#${code} 不在督查重点清单上，没有记`
}

export function notYourItem(code: number): string {
  return `#${code} 的督查重点件不是您单位的，没有记`
}

export function rectified(code: number): string {
  return `#${code} 整改已报督查组和工作站，等销号`
}

export function rectifiedForOverseers(
  setting: Setting,
  ticket: Ticket,
  { unitId, personId, text }: { unitId: string; personId: string; text: string },
): string {
  return [
    `#${ticket.code} 报整改（${unitName(setting, unitId)} ${personName(setting, personId)}）：${excerpt(text, 300)}`,
    ticket.subject,
    `可以了请回「销号 ${ticket.code}」`,
  ].join('\n')
}

function codesWords(codes: readonly number[]): string {
  return codes.map((code) => `#${code}`).join(' ')
}
