import { clockTime, dayWords } from '../../domain/deadline-words.ts'
import type { LocalMonth, Span } from '../../domain/months.ts'
import type { Period } from '../../domain/period.ts'
import { percentOf, rankingOf } from '../../domain/ranking.ts'
import type { Duration, Exclusion, Rates, Share, ShareName } from '../../domain/rates.ts'
import { inHouseCount } from './in-house.ts'
import { limitWords, workingLengthWords } from './limit-words.ts'
import { weekWords } from './weekly.ts'
import type { Setting } from './words.ts'
import { unitName } from './words.ts'

/** 三率: the figures, each with its numerator, its denominator and what is in neither. */

export const RATE_WORDS: Readonly<Record<ShareName, string>> = {
  response: '响应率',
  solved: '解决率',
  satisfied: '满意率',
  onTime: '按时办结率',
  returned: '退单率',
  secondRound: '二次办理率',
}

const EXCLUSION_WORDS: Readonly<Record<Exclusion, string>> = {
  withdrawn: '诉求人撤回',
  repeat: '重复诉求',
  duplicate: '重复录入',
  not_ours: '不属于本街道',
  undispatched: '没派件',
  no_citizen: '没留联系方式',
  not_due: '没到时限',
  not_contacted: '还没联系',
  contacted_before: '派件前已联系',
  not_acknowledged: '还没签收',
  not_answered: '还没回访',
  unreachable: '联系不上',
  exempt: '免回访',
}

/** As many places as a phone shows at a glance. */
const MOST_RANKED = 10
/** Of a longer ranking both ends: who is last is what a meeting asks. */
const BEST = 5
const WORST = 5

export const RATES_NOT_BY_DAY = '三率按月或按周算，请回「三率 本月」「三率 上周」；哪些件不行请回「周清单」'
export const NO_RATES_OF_OTHERS = '三率只能看本单位的。全街道的由街道负责同志和工作站看'
export const RATES_SENT_PRIVATELY = '三率已私聊发您'

export function noTickets(setting: Setting, period: Period, unitId?: string): string {
  return `${scopeWords(setting, unitId)}${periodWords(period)}没有工单`
}

/** What a report says of one scope and period. */
export interface RatesView {
  period: Period
  span: Span
  isWhole: boolean
  unitId?: string
  rates: Rates
  before: readonly { when: 'before' | 'year_before'; rates: Rates }[]
  groups: readonly { key: string; rates: Rates }[]
  inHouse: { received: number; closed: number }
}

/** What was asked for first, then the rest, each block with what is in none of its figures: a phone shows some 17 signs a line. */
export function ratesReport(setting: Setting, view: RatesView): string {
  const { rates, isWhole, period, unitId } = view
  const { countBy, fewest } = setting.office.limits.rates
  const by = countBy === 'received' ? '收件' : '办结'
  const before = view.before.map((past) => ({ ...past, when: beforeWords(past.when, period, isWhole) }))
  const isEmpty = (past: Past): boolean => SHARES.every((name) => past.rates[name].of === 0)
  const known = before.filter((past) => !isEmpty(past))
  // Said once, not under each figure.
  const unknown = before.filter(isEmpty).map(({ when }) => when)
  const shares = (names: readonly ShareName[]): string[] =>
    names.flatMap((name) => shareLines(rates, { name, before: known, fewest }))
  const isCompared = SHARES.some((name) =>
    known.some((past) => pointsSince(rates[name], past.rates[name], fewest) !== undefined),
  )
  const durations = [
    ['首次联系用时', rates.firstContact],
    ['签收用时', rates.acknowledging],
  ] as const
  return [
    [
      `${scopeWords(setting, unitId)}${periodWords(period)}三率`,
      `${by} ${rates.tickets} 件${isWhole ? '' : `，截至 ${dayWords(setting.now)} ${clockTime(setting.now)}`}`,
      ...(SHARES.some((name) => rates[name].of > 0 && rates[name].of < fewest)
        ? [`（不到 ${fewest} 件的不算百分比）`]
        : []),
      ...(isCompared ? ['（升、降的是百分点）'] : []),
      ...(unknown.length > 0 ? [`（${unknown.join('、')}没有可比的数）`] : []),
    ],
    [...shares(THREE), ...restLines(THREE.map((name) => [RATE_WORDS[name], rates[name]]))],
    [
      ...shares(OTHERS),
      ...durations.flatMap(([name, duration]) => durationLine(name, duration)),
      ...restLines([...OTHERS.map((name) => [RATE_WORDS[name], rates[name]] as const), ...durations]),
    ],
    rankingLines(setting, view, fewest),
    [
      ...(view.inHouse.received + view.inHouse.closed > 0 ? [inHouseCount(view.inHouse)] : []),
      formulaLine(setting),
    ],
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

/** 三率. */
const THREE: readonly ShareName[] = ['response', 'solved', 'satisfied']
const OTHERS: readonly ShareName[] = ['onTime', 'returned', 'secondRound']
const SHARES: readonly ShareName[] = [...THREE, ...OTHERS]

/** What a month is compared with: 上月, 去年同月; a week: 前一周. */
interface Past {
  when: string
  rates: Rates
}

/** `满意率 92.3%（12/13）`; on a few only the counts. */
export function shareWords(share: Share, fewest: number): string {
  const percent = percentOf(share, fewest)
  if (share.of === 0) return '没有可算的'
  return percent === undefined
    ? `${share.count}/${share.of}（不到 ${fewest} 件，不算百分比）`
    : `${share.count === share.of ? '100' : percent.toFixed(1)}%（${share.count}/${share.of}）`
}

function shareLines(
  rates: Rates,
  { name, before, fewest }: { name: ShareName; before: readonly Past[]; fewest: number },
): string[] {
  const share = rates[name]
  if (share.of === 0) return []
  // Why a few have no percentage is said once, above.
  const isFew = percentOf(share, fewest) === undefined
  return [
    `${RATE_WORDS[name]} ${isFew ? countWords(share) : shareWords(share, fewest)}`,
    ...before.map((past) => `　${changeWords(past.when, share, past.rates[name], fewest)}`),
  ]
}

function countWords({ count, of }: Share): string {
  return `${count}/${of}`
}

function changeWords(when: string, share: Share, before: Share, fewest: number): string {
  if (before.of === 0) return `${when}没有可算的`
  const counts = `${when} ${countWords(before)}`
  const points = pointsSince(share, before, fewest)
  if (points === undefined) return counts
  if (points === 0) return `${counts}，持平`
  return `${counts}，${points > 0 ? '升' : '降'} ${Math.abs(points).toFixed(1)}`
}

/** Percentage points up or down; undefined where one of the two is of too few. */
function pointsSince(share: Share, before: Share, fewest: number): number | undefined {
  const [now, then] = [percentOf(share, fewest), percentOf(before, fewest)]
  return now === undefined || then === undefined ? undefined : Math.round((now - then) * 10) / 10
}

type Figure = readonly [name: string, Pick<Share, 'of' | 'excluded'>]

/** What there is nothing to count of, in one line, and what is in none of the figures. */
function restLines(figures: readonly Figure[]): string[] {
  const empty = figures.flatMap(([name, { of }]) => (of === 0 ? [name] : []))
  return [...(empty.length > 0 ? [`还没有可算的：${empty.join('、')}`] : []), ...leftOutLines(figures)]
}

/** `不算在内：联系不上 4（解决率、满意率）`: once for all figures that leave out the same. */
function leftOutLines(figures: readonly Figure[]): string[] {
  const ofReason = new Map<string, string[]>()
  for (const reason of Object.keys(EXCLUSION_WORDS) as Exclusion[]) {
    for (const [name, { excluded }] of figures) {
      if (!excluded.has(reason)) continue
      const words = `${EXCLUSION_WORDS[reason]} ${excluded.get(reason)}`
      ofReason.set(words, [...(ofReason.get(words) ?? []), name])
    }
  }
  const parts = [...ofReason].map(([words, names]) =>
    names.length === figures.length ? words : `${words}（${names.join('、')}）`,
  )
  return parts.length === 0 ? [] : [`不算在内：${parts.join('；')}`]
}

function durationLine(name: string, { median, longest, of }: Duration): string[] {
  if (median === undefined || longest === undefined) return []
  const half = workingLengthWords(Math.max(median, 1))
  return [`${name}（${of} 件）：一半在 ${half}内，最长 ${workingLengthWords(longest)}`]
}

/** By the lower bound of the rate, with how many it was counted on: two tickets do not lead. */
function rankingLines(setting: Setting, { groups }: RatesView, fewest: number): string[] {
  if (groups.length < 2) return []
  const { ranked, tooFew } = rankingOf(
    groups.map(({ key, rates }) => [key, rates.satisfied] as const),
    fewest,
  )
  if (ranked.length === 0) return []
  const place = ({ key, share }: (typeof ranked)[number], index: number): string =>
    `${index + 1}. ${unitName(setting, key)} ${shareWords(share, fewest)}`
  const places = ranked.map(place)
  const between = ranked.length - BEST - WORST
  const left = tooFew.map(({ key, share }) => `${unitName(setting, key)} ${share.count}/${share.of}`)
  return [
    '满意率排名（件数少的往后排）：',
    ...(ranked.length <= MOST_RANKED
      ? places
      : [...places.slice(0, BEST), `…… 中间 ${between} 个`, ...places.slice(-WORST)]),
    ...(left.length > 0 ? [`不到 ${fewest} 件不排名：${left.slice(0, MOST_RANKED).join('、')}`] : []),
  ]
}

/** So that nobody has to guess what was counted. */
function formulaLine({ office }: Setting): string {
  const { rates, callback } = office.limits
  const parts = [
    `响应＝派件后 ${limitWords(rates.contactWithin)}内联系诉求人`,
    `基本满意${callback.basicCountsAsSatisfied ? '算' : '不算'}满意`,
    `按${rates.answer === 'last' ? '末次' : '首次'}回访`,
    `联系不上的${rates.unreachable === 'left_out' ? '不算' : '算不满意'}`,
  ]
  return `算法：${parts.join('，')}`
}

export function monthWords(month: LocalMonth): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

function periodWords(period: Period): string {
  return 'month' in period ? monthWords(period.month) : weekWords(period.week)
}

function beforeWords(when: 'before' | 'year_before', period: Period, isWhole: boolean): string {
  if ('week' in period) return isWhole ? '前一周' : '前一周同期'
  if (when === 'before') return isWhole ? '上月' : '上月同期'
  return isWhole ? '去年同月' : '去年同期'
}

function scopeWords(setting: Setting, unitId: string | undefined): string {
  return unitId === undefined ? setting.office.roster.office : unitName(setting, unitId)
}
