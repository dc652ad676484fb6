import { mayAccuse } from './accusation.ts'
import { LESSON, NOT_REAL } from './emergency.ts'
import type { ResponsibilityList } from './responsibility.ts'
import { matchesOf } from './responsibility.ts'

/** What somebody outside the office tells that somebody should see to. */
export interface ToldMatter {
  /** Of the responsibility list, if its words occur. */
  matter?: string
  /** The longest of those words: people know 下水道, not 雨污排水. */
  about?: string
  /** It accuses people of the village or the office: nothing for the village to read. */
  isAccusation: boolean
}

/** Something is amiss. Of weather, prices or the neighbours' dinner nobody says this. */
const PLIGHT =
  /坏了|坏掉|不亮|没亮|灭着|没人(?:管|修|收|清|拉|扫|打扫|处理|来)|(?:也|都|就)没(?:人)?(?:管|修|清|来)|堵(?:了|着|死|得)|漏(?:水|雨|得|了)|停(?:水|电|气|暖)|没(?:水|电|暖气)|不热|臭|(?:味|味道|气味)(?:很|太|真|好)?(?:大|重|难闻)|刺鼻|脏|(?:桶|箱|坑)[^，。]{0,3}满|堆(?:了|满|着|成)|塌(?:了|陷|下)|裂(?:了|缝|开)|破(?:了|损|得)|积水|反水|往外(?:冒|反|流)|不通|过不去|走不了|没法(?:走|过|住|睡|浇)|太吵|吵得|扰民|噪音|睡不着|危险|吓人|摔(?:了|倒|跤|着)|绊(?:了|倒)|丢了|没了盖|不见了|断了|歪了|倒(?:了|在路)|占(?:了|着|道)|被(?:占|啃|挖|毁|淹)|啃(?:了|光|得)|乱(?:倒|扔|堆|停|贴|收|搭)|偷倒|拖欠|没(?:发|到账|给)|不给(?:办|发|钱)|扬尘|冒黑烟|污染|死(?:鱼|猪|鸡)|咬(?:人|了)/
/** They ask for something to be done. */
const ASKING =
  /(?:能不能|可不可以|麻烦|请|谁|有没有人|有人|啥时候|什么时候|赶紧|快)[^，。？?]{0,6}(?:管|修|清|处理|解决|来看|拉走|治理|反映)|(?:咋|怎么)(?:还|就|也)?(?:没|不)[^，。]{0,3}(?:人|管|修|清|处理)|该(?:谁|找谁)管|找谁|归谁|问谁|谁(?:来)?管(?:管|一管|一下)?|希望|要求|建议(?:村|街道|政府)|反映|投诉|没人管|管不管/
const FOR_DAYS =
  /(?:\d+|[一二两三四五六七八九十几好半多]+)(?:来|多)?(?:个)?(?:天|星期|礼拜|周|月)(?:了|多|没)|一直|天天|老是|总是|多少(?:天|回|次)了|早就/
/** They say outright that it is a matter. */
const OUTRIGHT =
  /^(?:你好|您好|村里|大家好|领导好)?[，,\s]*(?:我|俺|咱)?(?:们)?(?:要|想|来)?(?:反映|投诉|举报|报修)/
/** Seen to already, or thanked for. */
const SETTLED =
  /(?:修|弄|清|拉|扫|通|换|装|处理|解决|收拾|打扫|整)(?:好|完|走|干净)了|亮了(?!一)|来(?:电|水)了|来(?:修|清|拉|看|人)了|(?:已经?|正在|在)(?:修|清|处理|抢修|施工)|谢谢|感谢|表扬|点赞|辛苦了|给力|没事了|不用管/
/** Not of this place, not in earnest, of one's own household or trade. */
const TALK =
  /哈哈|嘿嘿|嘻嘻|笑死|开玩笑|呵呵|\[(?:捂脸|偷笑|呲牙|憨笑|破涕为笑|旺柴|坏笑)\]|[😀-😆😂🤣😄]|听说|据说|谁家(?:有|的|卖|要|收)|(?:出租|转让|出售|便宜卖|处理价|招工|招聘|求购|求租|代购|优惠|特价|促销|拼车|拼单|接龙|砍一刀|红包)|我(?:家|们家|手机|电脑|车)(?:的)?(?:电视|手机|电脑|空调|洗衣机|冰箱|热水器|车|电动车|锁|网)|手机|电视|电脑|冰箱|洗衣机|孩子(?:作业|成绩)|麻将|打牌|喝酒|做饭|炒菜|剧|球赛|济南市区|外地|老家那边|人家那|隔壁村|他们村/u
const NOTICE =
  /^(?:通知|公告|提醒|转发|温馨提示|紧急通知)|【[^】]{0,12}】|各位(?:村民|居民|业主|家长)|全体村民|请大家|大家(?:注意|互相转告)|特此/
const UNSURE = /如果|要是|万一|假如|不知道(?:会不会|是不是)|会不会|怕是|比如|例如/
/** Of old: 去年, 以前. 前天 and 昨天 are how people tell of what still is. */
const LONG_AGO = /去年|前年|以前|那(?:年|时候|会儿)|当年|小时候|[\d一二三两几多]年前|(?:19|20)\d\d年/

const SHORTEST = 5
/** 停水了, said to the bot. */
const SHORTEST_ADDRESSED = 3
const LONGEST = 300
const LONGEST_IN_PRIVATE = 2_000

/**
 * The matter that a villager's words tell, if they plainly do. In a group, where people talk with each other, a missed one
 * costs nothing and a wrong one is a nuisance: the words must be of the responsibility list, say that something is
 * amiss, and ask for help or tell how long. In private, or where the bot is addressed, half of that will do.
 */
export function readMatter(
  text: string,
  list: ResponsibilityList,
  { isAddressed }: { /** In private, or the bot was @-mentioned. */ isAddressed: boolean },
): ToldMatter | undefined {
  if (
    text.length < (isAddressed ? SHORTEST_ADDRESSED : SHORTEST) ||
    text.length > (isAddressed ? LONGEST_IN_PRIVATE : LONGEST)
  )
    return undefined
  const isAccusation = mayAccuse(text)
  if (isTalk(text) || (!isAddressed && isAccusation)) return undefined
  const [match] = matchesOf(list, text)
  const known = match && { matter: match.entry.matter, about: longestOf(match.words) }
  const isOutright = OUTRIGHT.test(text) && text.length >= SHORTEST * 2
  const isAmiss = PLIGHT.test(text)
  const isAsked = ASKING.test(text) || FOR_DAYS.test(text)
  const isPlain = match !== undefined && isAmiss && isAsked && !UNSURE.test(text)
  const isHalf = isAddressed && (isAccusation || (match ? isAmiss || isAsked : isAmiss && isAsked))
  return isPlain || isOutright || isHalf ? { ...known, isAccusation } : undefined
}

function longestOf(words: readonly string[]): string {
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
}

function isTalk(text: string): boolean {
  return [SETTLED, TALK, NOTICE, LESSON, NOT_REAL, LONG_AGO].some((sign) => sign.test(text))
}
