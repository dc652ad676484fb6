/** What the short words of somebody who was told of a ticket mean. */
export interface ShortAnswer {
  /**
   * `assent`: 好的, 知道了. `begun`: 马上安排人去, 在弄了. `done`: 搞定, 弄完了. `told`: 收到，明早七点去拉, whose words behind
   * 收到 are for the record.
   */
  means: 'assent' | 'begun' | 'done' | 'told'
  /** What to keep of it; empty for mere assent. */
  words: string
}

const WHO = '(?:我们?|俺们?|咱们?|咱|师傅)'
const WHEN =
  '(?:今[天儿]|明[天儿]|后天|今晚|晚上|傍晚|后晌|头晌|上午|下午|中午|早上|一早|明早|一会儿?|待会儿?|回头|周[一二三四五六日])'
const NOW = '(?:这就|马上|立马|立即|立刻|尽快|抓紧|现在|已经|已|正在|正|在|刚|都|也|先|再|给|就|全)'
const BEGIN =
  '(?:安排|派人|派车|派|去看|看看|过去|处理|办理|联系|落实|跟进|核实|对接|过去|打电话|问问|问一?下|办|弄|搞|整|说说|转转|瞅瞅|瞧瞧|看|去)'
const DONE =
  '(?:搞定|搞完|弄好|弄完|办好|办完|清完|清走|清理完毕?|打扫完|修好|修完|换好|拉走|拉完|装好|处理好|处理完毕?|解决|完事|完工|妥)'
const TAIL = '(?:人手?|车|师傅|现场|一?下|一趟|上|好|着|了|啦|呢|的)*'
const PARTING = '[\\s,，.。、!！~～]'

const COURTESY = /(?:谢谢|辛苦|麻烦|感谢)(?:您|你|了|啦|大家|各位)*|(?:领导|主任|所长|书记|同志)/gu
const RECEIVED = '(?:都|全|已经?)*(?:收到|已收|接到)'
const ASSENTS = `(?:好(?:的|嘞|咧|滴|呀|吧)?|行(?:的|吧)?|嗯+|哦+|噢|中|得嘞|没问题|可以|ok|OK|Ok|${RECEIVED}|(?:都)?(?:知道|明白|清楚|晓得|了解)(?:的)?)(?:了|啦|哈)?`
const ASSENT = new RegExp(`^(?:${ASSENTS}${PARTING}*)+`, 'u')
const BEGUN = new RegExp(`^(?:${WHO}|${WHEN}|${NOW}|${BEGIN}${TAIL}|${PARTING})+$`, 'u')
const IS_BEGUN = new RegExp(BEGIN, 'u')
const IS_DONE = new RegExp(`^(?:${WHO}|${NOW}|${PARTING})*${DONE}(?:了|啦|呢)*$`, 'u')
/** 收到，… : a sign parts what is told from the word the bot asked for. */
const TOLD = new RegExp(`^(?:好的?)?${PARTING}*${RECEIVED}(?:了|啦)?${PARTING}+(\\S.*)$`, 'su')
const IS_RECEIVED = new RegExp(`^(?:好的?)?${PARTING}*${RECEIVED}`, 'u')
const SIGNS = /(?:\p{Extended_Pictographic}|\uFE0F|\u200D)+/gu
/** What is told behind 收到 may be a sentence or two. */
const LONGEST = 200
/** Longer is no short word; and patterns of many ways to read a line are not tried on it. */
const MOST = 24
/** The end only from where it begins: tried at each of its signs, a long one takes the square of its length. */
const EDGES = new RegExp(`^${PARTING}+|(?<!${PARTING})${PARTING}+$`, 'gu')

/**
 * Reads a whole short line; undefined unless all of it is made of such words, so that 好的，中午一起吃饭 is none. Whether
 * it answers the bot, the caller has to know.
 */
export function shortAnswer(text: string): ShortAnswer | undefined {
  if (text.length > LONGEST) return undefined
  const signs = text.replace(SIGNS, ' ')
  const said = signs.replace(COURTESY, ' ').replace(EDGES, '')
  if (said === '') return signs === text ? undefined : { means: 'assent', words: '' }
  const told = TOLD.exec(said)?.[1]
  if (said.length > MOST) return told === undefined ? undefined : { means: 'told', words: told }
  const rest = said.slice(ASSENT.exec(said)?.[0].length ?? 0).replace(EDGES, '')
  if (rest === '') return { means: 'assent', words: '' }
  if (IS_DONE.test(rest)) return { means: 'done', words: rest }
  if (BEGUN.test(rest) && IS_BEGUN.test(rest)) return { means: 'begun', words: rest }
  return told === undefined ? undefined : { means: 'told', words: told }
}

/** 好的, 谢谢, 知道了: politeness that asks for nothing. */
export function isCourtesy(text: string): boolean {
  if (text.length > LONGEST) return false
  const said = text.replace(SIGNS, ' ').replace(COURTESY, ' ').replace(EDGES, '')
  return said === '' ? text.trim() !== '' : shortAnswer(text)?.means === 'assent'
}

/** 收到 is what the bot asks for, whoever of the unit says it. */
export function saysReceived(text: string): boolean {
  return IS_RECEIVED.test(text.trim())
}

const REPLIED = /^(?:我们?|俺们?|咱们?|都|全|也|刚刚?|已经?|早就?)*(?:办结|回复|答复)(?:完|过)?(?:了|啦)*$/u

/** 已回复, 都办结了: whoever says so of a ticket without a reply takes something else for it. */
export function saysReplied(text: string): boolean {
  return text.length <= MOST && REPLIED.test(text.trim())
}

/** Whether one of the clauses says that it is done: 弄好了，屋里18度了. */
export function saysDone(text: string): boolean {
  return text.split(/[\s,，。;；!！]+/u).some((clause) => clause.length <= MOST && IS_DONE.test(clause))
}
