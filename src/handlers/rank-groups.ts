import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { RatesGroup } from '../desk/count-rates.ts'
import { isCountedByDay, rankGroups as rank } from '../desk/rank-groups.ts'
import { oversees } from '../domain/actor.ts'
import { addMonths, monthOf } from '../domain/months.ts'
import type { Measure } from '../domain/ranking.ts'
import { unitByName } from '../domain/roster.ts'
import type { NamedSpan } from '../domain/spoken-span.ts'
import { readSpokenSpan } from '../domain/spoken-span.ts'
import {
  RANKING_BY_MONTH,
  RANKING_FOR_OVERSEERS,
  RANKING_SENT_PRIVATELY,
  rankingText,
} from '../templates/messages/rankings.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

interface Args {
  group: RatesGroup
  measure: Measure
  span?: NamedSpan
  /** What was said in front: a village, a unit. */
  where: string
  /** 哪个单位最好: of what is not said, so that in a group it may be of anything. */
  isVague: boolean
}

const OF_GROUP: readonly (readonly [RatesGroup, RegExp])[] = [
  ['village', /村|社区/u],
  ['district', /管区|片区/u],
  ['unit', /单位|部门|科室|站所|谁/u],
  ['matter', /事|问题|诉求|投诉|类|矛盾|反映|工单/u],
]
const GROUP = '村子?|村庄|社区|管区|片区|单位|部门|科室|站所'
const MATTER = '事(?:情|项)?|问题|诉求|投诉|工单|矛盾'
/** 哪个村, 哪几个单位, 哪类事, 啥问题. */
const WHICH = `(?:哪(?:一|几|两)?(?:个|些|家|种|类|方面|件)?(?:的)?(?:${GROUP}|${MATTER})|(?:什么|啥)(?:样的?|类型的?)?(?:${MATTER})|谁)`
/** No word is made of two others: a line that fits in two ways at each word takes for ever. */
const WHAT =
  '(?:的|被|现在|投诉|工单|件数?|诉求|反映|举报|来电|电话|热线|12345|问题|事|来|收到?|接到?|办|得|处理|回复|签收|联系|不满意|满意度?|超期|逾期|退单|退件|拖|率|数量|里|老百姓|群众|市民|大家)'
const MOST =
  '(?:最(?:多|慢|差|久|低|高|好|拖拉?|不行|不满意|满意|集中|严重|强烈|突出|频繁)|(?:老|总|经常)是?(?:超期|逾期|拖)|(?<=投诉|工单|件|诉求|反映|问题|退单|超期|不满意)(?:比较)?多)'
const END = '(?:的|了|啊|呢|呀|是|谁|哪个|哪些|什么|啥|哪几个)*[?？]?$'

/** 本月哪个村投诉最多. */
const ASKS = new RegExp(`^(?<before>.{0,12}?)(?<which>${WHICH})(?<what>${WHAT}*)(?<most>${MOST})${END}`, 'u')
/** 投诉最多的村是哪个, 最慢的单位. */
const NAMES = new RegExp(
  `^(?<before>.{0,12}?)(?<what>${WHAT}*)(?<most>${MOST})的(?:是)?(?:哪个|哪些|哪几个|什么|啥)?(?<which>${GROUP}|${MATTER})${END}`,
  'u',
)
/** 老百姓反映最多的是啥: of matters, without the word. */
const TOLD =
  /^(?<before>.{0,12}?)(?:老百姓|群众|市民|大家|村民|居民)*(?<what>反映|投诉|诉求|打电话)(?:得|的)?(?<most>最(?:多|集中|突出|强烈))的?(?:是|都是|有)?(?:什么|啥|哪些?)(?:问题|事|事情)?(?:了|啊|呢)*[?？]?$/u
/** 各村投诉排名. */
const RANKS = new RegExp(
  `^(?<before>.{0,12}?)(?<which>各?(?:个)?(?:${GROUP}|事项))(?:的)?(?<what>${WHAT}*)(?<most>(?:排名|排行|排队|排一?下)榜?)$`,
  'u',
)
/** Nobody asks it at greater length. */
const MOST_SIGNS = 40
const POLITE =
  /^(?:请问|问一?下|看看|看一?下|查一?下|统计一?下|帮我看看|最近|近期|到?目前|(?:截至|到)?现在|全街道|街道|咱们?)+/u

/** 哪个村投诉最多, 上月哪个单位最慢, 哪类事最多: at most five with their counts. */
export const rankGroups = defineHandler<Args>({
  name: 'rank-groups',
  usage: {
    say: '哪个村投诉最多',
    does: '排名前五，带件数；也可以问哪个单位最慢、超期最多、不满意最多，哪类事最多，加「上月」「上周」「今年」',
    for: ['supervision', 'station'],
  },
  verbs: [],

  match({ text, quote, sender, type, at }) {
    if (quote || sender.kind !== 'staff' || type !== 'text') return undefined
    const said = undecorated(text)
    if (!/最|多|排|老|总|经常/u.test(said) || said.length > MOST_SIGNS) return undefined
    const spoken = readSpokenSpan(said, at)
    const asked = readQuestion((spoken?.rest ?? said).replace(/\s+/g, ''))
    return asked && { ...asked, ...(spoken && { span: spoken.span }) }
  },

  async answer(desk, inbound, { group, measure, span: said, where, isVague }) {
    const actor = actorOf(inbound)
    if (!actor || !oversees(actor)) return isAddressed(inbound) ? { text: RANKING_FOR_OVERSEERS } : undefined
    const isHere = isOverseersPlace(desk, inbound)
    const needsMention = isVague || !isHere
    if (needsMention && !isAddressed(inbound)) return undefined
    const of = where === '' ? undefined : unitByName(desk.office.roster, where)
    if (where !== '' && !(of && group === 'matter' && measure === 'most')) return undefined
    const now = desk.clock.now()
    const span = said ?? { month: monthOf(now) }
    const question = { group, measure, ...(of && { ofUnitId: of.id }) }
    if ('year' in span && !isCountedByDay(desk, question)) return reached(isHere, RANKING_BY_MONTH)
    const setting = { office: desk.office, now }
    const ranking = await rank(desk, { ...question, span })
    // Early in a month nothing has come yet: the last one tells more.
    const last = { month: addMonths(monthOf(now), -1) }
    const shown = !said && ranking.tickets === 0 ? await rank(desk, { ...question, span: last }) : ranking
    return reached(isHere, rankingText(setting, shown))
  },
})

function reached(isHere: boolean, text: string) {
  return isHere ? { text } : { text: RANKING_SENT_PRIVATELY, privately: text }
}

function readQuestion(said: string): Args | undefined {
  const found = (ASKS.exec(said) ?? NAMES.exec(said) ?? TOLD.exec(said) ?? RANKS.exec(said))?.groups
  if (!found) return undefined
  const { before = '', which = '事', what = '', most = '' } = found
  const group = OF_GROUP.find(([, pattern]) => pattern.test(which))?.[0]
  const measure = measureOf(what, most)
  if (group === undefined || measure === undefined) return undefined
  // 谁最好 is people's talk; 谁签收最慢 is not.
  if (/^谁$/u.test(which) && (measure === 'most' || measure === 'content' || measure === 'dissatisfied'))
    return undefined
  const isOfAnything = measure === 'most' || measure === 'content' || measure === 'least'
  const isVague = what === '' && (isOfAnything || /^谁$/u.test(which))
  return {
    group,
    measure,
    isVague: isVague && group !== 'matter',
    where: before.replace(POLITE, '').replace(/(?<![，,的里])[，,的里]+$/u, ''),
  }
}

function measureOf(what: string, most: string): Measure | undefined {
  const isRanking = most.startsWith('排')
  const isMost = /多|集中|严重|强烈|突出|频繁/u.test(most) || isRanking
  if (/退单|退件/u.test(what)) return 'returned'
  if (/不满意/u.test(what + most)) return 'dissatisfied'
  if (/满意/u.test(what + most)) return /最(?:低|差)/u.test(most) ? 'least' : 'content'
  if (/超期|逾期|拖/u.test(what) || /超期|逾期|[老总常]是?拖/u.test(most)) return 'late'
  if (/最(?:慢|久|拖)/u.test(most)) return /签收|接收/u.test(what) ? 'signing' : 'slow'
  if (/最(?:差|低|不行)/u.test(most)) return 'least'
  if (/最好/u.test(most)) return 'content'
  return isMost ? 'most' : undefined
}
