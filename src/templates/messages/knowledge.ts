import { personById } from '../../domain/roster.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { localDayOf } from '../../domain/time.ts'
import type { Setting } from './words.ts'
import { excerpt, unitName } from './words.ts'

/** As many are named; a phone's screen holds no more. */
const NAMED = 8

/** Entries of the knowledge base whose review date has passed. */
export function reviewsDue(entries: readonly { id: string; title: string; reviewBy: string }[]): string {
  const named = entries
    .slice(0, NAMED)
    .map(({ id, title, reviewBy }) => `· ${title}（${id}.md），应在 ${reviewBy} 前复核`)
  const more = entries.length > NAMED ? [`· 还有 ${entries.length - NAMED} 条`] : []
  return [
    `资料库有 ${entries.length} 条过了复核日期，请核对内容是否还有效：`,
    ...named,
    ...more,
    '内容要改请回「改模板 标题」，不再有效的回「撤下模板 标题」；核对无误的，把资料文件里的 reviewBy 改成下一次复核的日期',
  ].join('\n')
}

/** Why an entry is shown, beside the words that it was found by. */
export function adoptedTimes(times: number): string {
  return `同类工单 ${times} 次采用`
}

/** Nothing fits: what to do, and the one word that asks for an entry. */
export const NOTHING_FITS = '资料库里没有合适的。换个说法再找找；想请工作站补一条，回「补」就行'

/** What is kept of a search for a ticket in secret that bears no matter. */
export const SECRET_MATTER = '保密工单'

/** 模板 alone, or with words that say nothing of a matter. */
export function whatToFind(open: readonly { code: number; subject: string }[]): string {
  const lines = open.map(({ code, subject }) => `「模板 ${code}」 ${subject}`)
  return [
    '请问找什么的模板？写上是什么事就行，例如「模板 垃圾没人清」',
    ...(lines.length > 0 ? ['给手上的工单找，回：', ...lines] : []),
  ].join('\n')
}

export const WANTED_NOTED = '已请工作站补一条，补上了告诉您'
export const ALREADY_ANSWERED = '资料库刚刚有变化，请再搜一次看看'

/** To the station. */
export function entryWanted(setting: Setting, words: string, askedBy: string): string {
  return [
    `资料库缺一条：${authorName(setting, askedBy)} 没搜到「${words}」`,
    '补一条请回「新增模板」；没搜到的都在「没搜到」里',
  ].join('\n')
}

/** To whoever wanted it. */
export function entryAnswers(words: string, title: string): string {
  return `您上次没搜到的「${words}」，资料库里有了：《${title}》。要用请回「模板 ${title}」`
}

/** 没搜到: the knowledge base's list of what is to be written. */
export function unansweredList(
  setting: Setting,
  groups: readonly {
    words: string
    times: number
    wanted: number
    last: { askedBy: string; at: number }
  }[],
): string {
  if (groups.length === 0) return '没有等着补的：最近搜的都搜到了'
  const lines = groups.slice(0, NAMED).map(({ words, times, wanted, last }, index) => {
    const want = wanted > 0 ? `，${wanted} 人想要` : ''
    const who = `${localDayOf(last.at).slice(5)} ${authorName(setting, last.askedBy)}`
    return `${index + 1}. ${words}（${times} 次${want}；最近 ${who}）`
  })
  const more = groups.length > NAMED ? [`还有 ${groups.length - NAMED} 样`] : []
  return [
    '资料库待补（大家搜了没搜到的）：',
    ...lines,
    ...more,
    '补一条请回「新增模板」，搜得到了自动划掉；用不着补的回「不用补 1」',
  ].join('\n')
}

export function dropped(words: string): string {
  return `已划掉「${words}」`
}

export const WHICH_UNANSWERED = '请先回「没搜到」看单子，再回「不用补 1」'

/** 环卫所 李强, 接口 市平台, 资料文件: who wrote something in the knowledge base. */
export function authorName(setting: Setting, author: string | undefined): string {
  if (author === undefined) return '资料文件'
  if (author.startsWith('caller:')) return `接口 ${author.slice('caller:'.length)}`
  const person = personById(setting.office.roster, author.replace(/^staff:/, ''))
  const [held] = person?.positions ?? []
  return person && held ? `${unitName(setting, held.unitId)} ${person.name}` : author
}

/** 忘记说法 路灯不亮: what the entry has learned. */
export function wordingList(
  setting: Setting,
  title: string,
  wordings: readonly { code: number; wording: string; chosenBy: string; taughtAt: number }[],
): string {
  if (wordings.length === 0) return `《${title}》还没有从工单里学到说法`
  return [
    `《${title}》从工单里学到的说法：`,
    ...wordings.map(
      ({ code, wording, chosenBy, taughtAt }, index) =>
        `${index + 1}. #${code} ${excerpt(wording, 40)}（${localDayOf(taughtAt).slice(5)} ${authorName(setting, chosenBy)}选用）`,
    ),
    '学错了的回「忘记说法 1」',
  ].join('\n')
}

export function wordingForgotten(ticket: Ticket): string {
  return `#${ticket.code} 的说法已忘记，不再算这条资料的采用`
}

export function nothingLearnedFrom(code: number): string {
  return `资料库没有从 #${code} 学到说法`
}

export const WHICH_WORDING = '请写上资料的标题，例如「忘记说法 路灯不亮」，看学到了哪些再挑'

export function entryNotFound(words: string): string {
  return `资料库里没有叫「${words}」的，请看看标题，或先回「模板 ${words}」找找`
}

export function whichEntry(verb: string, titles: readonly string[]): string {
  return ['请问是哪一条？写上标题再说一次：', ...titles.map((title) => `「${verb} ${title}」`)].join('\n')
}

/** What is wrong in files of the knowledge base that were edited while the bot runs. */
export function filesWrong(problems: readonly string[]): string {
  const more = problems.length > NAMED ? [`· 还有 ${problems.length - NAMED} 处`] : []
  return [
    `资料库的文件有 ${problems.length} 处写错，这几条先照原来的用：`,
    ...problems.slice(0, NAMED).map((problem) => `· ${problem}`),
    ...more,
  ].join('\n')
}
