import { clockTime, dayWords } from '../../domain/deadline-words.ts'
import type { LocalMonth, Span } from '../../domain/months.ts'
import { percentOf, rankingOf } from '../../domain/ranking.ts'
import type { Duration, Exclusion, Rates, Share, ShareName } from '../../domain/rates.ts'
import { inHouseCount } from './in-house.ts'
import { limitWords, workingLengthWords } from './limit-words.ts'
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

export const RATES_BY_MONTH = '三率按月算，请回「三率 本月」或「三率 上月」；一周里有哪些件不行请回「周清单」'
export const NO_RATES_OF_OTHERS = '三率只能看本单位的。全街道的由街道负责同志和工作站看'
export const RATES_SENT_PRIVATELY = '三率已私聊发您'

export function noTickets(setting: Setting, month: LocalMonth, unitId?: string): string {
  return `${scopeWords(setting, unitId)}${monthWords(month)}没有工单`
}

/** What a report says of one scope and month. */
export interface RatesView {
  month: LocalMonth
  span: Span
  isWhole: boolean
  unitId?: string
  rates: Rates
  monthBefore: Rates
  yearBefore: Rates
  groups: readonly { key: string; rates: Rates }[]
  inHouse: { received: number; closed: number }
}

export function ratesReport(setting: Setting, view: RatesView): string {
  const { rates, isWhole, month, unitId } = view
  const { countBy, fewest } = setting.office.limits.rates
  const until = isWhole ? '' : `，截至 ${dayWords(setting.now)} ${clockTime(setting.now)}`
  const by = countBy === 'received' ? '收件' : '办结'
  const before = [
    { when: isWhole ? '上月' : '上月同期', rates: view.monthBefore },
    { when: isWhole ? '去年同月' : '去年同期', rates: view.yearBefore },
  ]
  const isEmpty = (past: Past): boolean => SHARES.every((name) => past.rates[name].of === 0)
  const known = before.filter((past) => !isEmpty(past))
  // Said once, not under each figure.
  const unknown = before.filter(isEmpty).map(({ when }) => when)
  return [
    `${scopeWords(setting, unitId)}${monthWords(month)}三率（${by} ${rates.tickets} 件${until}）`,
    ...SHARES.flatMap((name) => shareLines(rates, { name, before: known, fewest })),
    durationLine('首次联系时长', rates.firstContact),
    durationLine('签收时长', rates.acknowledging),
    ...rankingLines(setting, view, fewest),
    ...(unknown.length > 0 ? [`${unknown.join('、')}没有可比的数`] : []),
    ...(view.inHouse.received + view.inHouse.closed > 0 ? [inHouseCount(view.inHouse)] : []),
    formulaLine(setting),
  ].join('\n')
}

const SHARES: readonly ShareName[] = ['response', 'solved', 'satisfied', 'onTime', 'returned', 'secondRound']

/** What a month is compared with: 上月, 去年同月. */
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
    : `${percent.toFixed(1)}%（${share.count}/${share.of}）`
}

function shareLines(
  rates: Rates,
  { name, before, fewest }: { name: ShareName; before: readonly Past[]; fewest: number },
): string[] {
  const share = rates[name]
  const out = excludedWords(share.excluded)
  const changes = before.map((past) => changeWords(past.when, share, past.rates[name], fewest))
  return [
    `${RATE_WORDS[name]} ${shareWords(share, fewest)}${out === '' ? '' : `，不算：${out}`}`,
    ...(changes.length > 0 ? [`　${changes.join('；')}`] : []),
  ]
}

function changeWords(when: string, share: Share, before: Share, fewest: number): string {
  if (before.of === 0) return `${when}没有可算的`
  const [now, then] = [percentOf(share, fewest), percentOf(before, fewest)]
  const counts = `${when} ${before.count}/${before.of}`
  if (now === undefined || then === undefined) return counts
  const points = Math.round((now - then) * 10) / 10
  if (points === 0) return `${counts}，持平`
  return `${counts}，${points > 0 ? '升' : '降'} ${Math.abs(points).toFixed(1)} 个百分点`
}

export function excludedWords(excluded: ReadonlyMap<Exclusion, number>): string {
  return (Object.keys(EXCLUSION_WORDS) as Exclusion[])
    .filter((reason) => excluded.has(reason))
    .map((reason) => `${EXCLUSION_WORDS[reason]} ${excluded.get(reason)}`)
    .join('、')
}

function durationLine(name: string, { median, longest, of, excluded }: Duration): string {
  const out = excludedWords(excluded)
  const rest = out === '' ? '' : `，不算：${out}`
  if (median === undefined || longest === undefined) return `${name} 没有可算的${rest}`
  const most = `最长 ${workingLengthWords(longest)}`
  return `${name} 中位数 ${workingLengthWords(median)}（${of} 件，${most}）${rest}`
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
    '满意率排名（件数少的说明不了多少，往后排）：',
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

function scopeWords(setting: Setting, unitId: string | undefined): string {
  return unitId === undefined ? setting.office.roster.office : unitName(setting, unitId)
}
