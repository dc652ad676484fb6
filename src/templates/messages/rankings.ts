import { clockTime, dayWords } from '../../domain/deadline-words.ts'
import type { LocalMonth } from '../../domain/months.ts'
import { monthOf } from '../../domain/months.ts'
import type { Measure } from '../../domain/ranking.ts'
import type { NamedSpan } from '../../domain/spoken-span.ts'
import type { EpochMs } from '../../domain/time.ts'
import { workingLengthWords } from './limit-words.ts'
import { namedSpanWords } from './span-words.ts'
import type { Setting } from './words.ts'
import { unitName } from './words.ts'

/** 哪个村投诉最多, 哪个单位最慢, 哪类事最多: a short list with its counts, and where more stands. */

type Group = 'unit' | 'district' | 'village' | 'matter'

export interface RankingView {
  question: { group: Group; measure: Measure; span: NamedSpan; ofUnitId?: string }
  tickets: number
  places: readonly { key: string; count: number; of: number; minutes?: number }[]
  ranked: number
  unplaced: number
  isByTime: boolean
  countedBy: 'received' | 'closed'
  isWhole: boolean
}

const GROUP_WORDS: Readonly<Record<Group, string>> = {
  unit: '单位',
  district: '管区',
  village: '村',
  matter: '事项',
}

const WHICH: Readonly<Record<Group, string>> = {
  unit: '哪个单位',
  district: '哪个管区',
  village: '哪个村',
  matter: '哪类事',
}

const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  most: '工单最多',
  slow: '最慢',
  signing: '签收最慢',
  late: '超期最多',
  dissatisfied: '不满意最多',
  least: '满意率最低',
  content: '满意率最高',
  returned: '退单最多',
}

const UNPLACED: Readonly<Record<Group, string>> = {
  unit: '还没派给单位',
  district: '没写明哪个村',
  village: '没写明哪个村',
  matter: '没写明事项',
}

const NOTHING: Readonly<Record<Exclude<Measure, 'most'>, string>> = {
  slow: '没有超期的，也没有可算的签收用时',
  signing: '没有可算的签收用时',
  late: '没有超期的',
  dissatisfied: '没有不满意的，或者还没有回访',
  least: '没有不满意的，或者还没有回访',
  content: '还没有回访过的',
  returned: '没有退单',
}

const BY: Readonly<Record<Group, string>> = {
  unit: '',
  district: ' 按管区',
  village: ' 按村',
  matter: ' 按事项',
}
const CHART: Partial<Record<Group, string>> = { village: ' 各村', matter: ' 热力' }

/** What shows it whole, of the same month where one was named. */
function moreWords(setting: Setting, { group, measure, span, ofUnitId }: RankingView['question']): string {
  const { now } = setting
  const month = 'month' in span && span.month !== monthOf(now) ? ` ${monthSaid(span.month, now)}` : ''
  if (ofUnitId !== undefined) return `「三率${month} ${unitName(setting, ofUnitId)}」`
  const rates = `「三率${month}${BY[group]}」`
  switch (measure) {
    case 'most':
      return CHART[group] === undefined ? rates : `「图表${month}${CHART[group]}」${rates}`
    case 'late':
      return '「督办」「周清单」'
    case 'returned':
      return '「退单统计」'
    case 'slow':
      return `${rates}「督办」`
    default:
      return rates
  }
}

function monthSaid(month: LocalMonth, now: EpochMs): string {
  const said = `${Number(month.slice(5))}月`
  return month.slice(0, 4) === monthOf(now).slice(0, 4) ? said : `${month.slice(0, 4)}年${said}`
}

export const RANKING_BY_MONTH =
  '这个按月或按周算，请说「上月哪个单位最慢」「上周哪个单位最慢」；各村、各类事的件数今年的也能问'
export const RANKING_FOR_OVERSEERS = '全街道的排名由街道负责同志和工作站看。看本单位的请回「三率」'
export const RANKING_SENT_PRIVATELY = '排名已私聊发您'

export function rankingText(setting: Setting, view: RankingView): string {
  const { question, tickets, places, ranked, unplaced, isByTime } = view
  const { group, measure, ofUnitId } = question
  const place = ofUnitId === undefined ? '' : unitName(setting, ofUnitId)
  const until = view.isWhole ? '' : `，截至${dayWords(setting.now)} ${clockTime(setting.now)}`
  const span = `${namedSpanWords(question.span)}${until}`
  const counted = `${view.countedBy === 'closed' ? '办结' : '收件'} ${tickets} 件`
  if (tickets === 0) {
    const isThisMonth = 'month' in question.span && question.span.month === monthOf(setting.now)
    const other = isThisMonth ? '上月' : '本月'
    return `${place}${span}没有工单。别的月份请说「${other}${WHICH[group]}${MEASURE_WORDS[measure]}」`
  }
  if (places.length === 0) {
    const nothing = measure === 'most' ? `都${UNPLACED[group]}` : NOTHING[measure]
    return `${span}，${counted}：${nothing}`
  }
  return [
    `${place}${WHICH[group]}${MEASURE_WORDS[measure]}（${span}，${counted}）：`,
    ...(measure === 'slow' && isByTime ? ['都没有超期，按签收快慢排：'] : []),
    ...places.map(
      (place, index) =>
        `${index + 1}. ${unitName(setting, place.key)} ${placeWords(measure, place, isByTime)}`,
    ),
    ...(ranked > places.length ? [`（共 ${ranked} 个${GROUP_WORDS[group]}，只列前 ${places.length}）`] : []),
    ...(unplaced > 0 && measure === 'most' ? [`另有 ${unplaced} 件${UNPLACED[group]}`] : []),
    `要看全的请回${moreWords(setting, question)}`,
  ].join('\n')
}

function placeWords(
  measure: Measure,
  { count, of, minutes }: RankingView['places'][number],
  isByTime: boolean,
): string {
  const signing = minutes === undefined ? '' : `一半在 ${workingLengthWords(Math.max(minutes, 1))}内签收`
  if (isByTime) return `${signing}（${of} 件）`
  switch (measure) {
    case 'slow':
      return `${of} 件超期 ${count} 件${signing === '' ? '' : `，${signing}`}`
    case 'late':
      return `超期 ${count} 件（共 ${of} 件）`
    case 'dissatisfied':
      return `不满意 ${count} 件（回访 ${of} 件）`
    case 'least':
    case 'content':
      return `满意 ${count} 件（回访 ${of} 件）`
    case 'returned':
      return `退单 ${count} 件（派过 ${of} 件）`
    default:
      return `${count} 件`
  }
}
