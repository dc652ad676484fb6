import { localDayOf } from '../../domain/time.ts'
import type { EntryProblem, KnowledgeEntry } from '../knowledge/index.ts'
import { authorName } from './knowledge.ts'
import type { Setting } from './words.ts'
import { excerpt } from './words.ts'

/** What is said while entries of the knowledge base are written, changed and reviewed. */

/** A change that waits, as far as it is said. */
interface Waiting {
  id: number
  source: 'file' | 'chat'
  author?: string
  /** Why the entry is to be withdrawn. */
  reason?: string
}

interface Version {
  no: number
  content?: string
  source: 'file' | 'chat' | 'api' | 'restored'
  author?: string
  at: number
  /** Why it was withdrawn. */
  reason?: string
}

const BODY_SHOWN = 500
const VERSIONS_SHOWN = 10
const SOURCES = { file: '文件', chat: '群里', api: '接口', restored: '恢复' } as const

/** To the station: what is to change, who wrote it, and how to decide. Its first line says which it is when quoted. */
export function proposalCard(
  setting: Setting,
  { id, source, author, reason }: Waiting,
  change: { before?: KnowledgeEntry; after?: KnowledgeEntry },
): string {
  const { before, after } = change
  const title = (after ?? before)?.title ?? ''
  const what = after ? (before ? '修改' : '新增') : '撤下'
  const why =
    source === 'file' && before
      ? ['文件和群里（或接口）都改过这一条：现在用的是群里的，通过就换成文件里的']
      : []
  return [
    `资料待审 资${id}：${what}《${title}》`,
    `谁写的：${authorName(setting, author)}`,
    ...why,
    ...(reason ? [`原因：${reason}`] : []),
    ...(after ? contentLines(before, after) : []),
    `同意请引用本条回「通过」，或回「通过 资${id}」；不行请回「驳回 资${id} 原因」`,
  ].join('\n')
}

function contentLines(before: KnowledgeEntry | undefined, after: KnowledgeEntry): string[] {
  const lists = [
    ...listLine('问法', before?.asks, after.asks),
    ...listLine('关键词', before?.keywords, after.keywords),
  ]
  if (!before) return [`「${excerpt(after.body, BODY_SHOWN)}」`, ...lists]
  const old = sentencesOf(before.body)
  const now = sentencesOf(after.body)
  const gone = old.filter((sentence) => !now.includes(sentence)).map((sentence) => `－ ${sentence}`)
  const come = now.filter((sentence) => !old.includes(sentence)).map((sentence) => `＋ ${sentence}`)
  const renamed = before.title === after.title ? [] : [`标题：${before.title} → ${after.title}`]
  const lines = [...renamed, ...gone, ...come, ...lists]
  return lines.length > 0 ? lines : ['只改了日期、单位这些']
}

function listLine(name: string, before: readonly string[] | undefined, after: readonly string[]): string[] {
  if (JSON.stringify(before) === JSON.stringify(after) || after.length === 0) return []
  return [`${name}：${after.join('；')}`]
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？\n])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** To who wrote it. */
export function proposalDecided(
  title: string,
  { state, reason, isWithdrawal }: { state: 'approved' | 'rejected'; reason: string; isWithdrawal: boolean },
): string {
  if (isWithdrawal) {
    if (state === 'approved') return `您提的撤下《${title}》已同意，现在搜不到了`
    return `您提的撤下《${title}》没有同意${reason ? `：${reason}` : ''}，还照原来的用`
  }
  if (state === 'approved') return `您写的资料《${title}》已通过，现在就能搜到`
  return `您写的资料《${title}》没有通过${reason ? `：${reason}` : ''}。改好可以再提一次`
}

export function proposed(id: number, title: string): string {
  return `已送工作站审核：资${id}《${title}》，通过后大家就能搜到`
}

export function withdrawalProposed(id: number, title: string): string {
  return `已送工作站审核：资${id} 撤下《${title}》，同意后就搜不到了，没同意前照原来的用`
}

export function withdrawalNeedsReason(title: string): string {
  return `请写上为什么撤下，例如「撤下模板 ${title}，有新规定了」`
}

export function entryApproved(title: string, isWithdrawn: boolean): string {
  return isWithdrawn ? `已撤下《${title}》，搜不到了` : `已通过《${title}》，现在就能搜到`
}

export function entryRejected(title: string): string {
  return `已驳回《${title}》，已告诉写的人`
}

export function waitingList(
  setting: Setting,
  waiting: readonly { proposal: Waiting & { content?: string; baseNo: number; at: number }; title: string }[],
): string {
  if (waiting.length === 0) return '没有等着审的资料'
  return [
    `等着审的资料 ${waiting.length} 条：`,
    ...waiting.map(({ proposal, title }) => {
      const { id, content, baseNo, author, at } = proposal
      const what = content === undefined ? '撤下' : baseNo > 0 ? '修改' : '新增'
      return `资${id} ${what}《${title}》 ${authorName(setting, author)} ${localDayOf(at).slice(5)}`
    }),
    '同意请回「通过 资1」，不行请回「驳回 资1 原因」',
  ].join('\n')
}

export function rejectionNeedsReason(id: number): string {
  return `请写上原因，例如「驳回 资${id} 电话会变，别写进模板」`
}

/** 新增模板, step by step. The first words tell which question is answered when it is quoted. */
export const NEW_ENTRY_MARK = '新增资料'
export const ASK_TITLE = `${NEW_ENTRY_MARK}（1/3）：这条叫什么？一句话就行，例如「广场舞噪音」。请引用这条回；也可以一条发完：第一行「新增模板 标题」，下面是正文`

export function askBody(title: string): string {
  return `${NEW_ENTRY_MARK}（2/3）《${title}》：正文怎么写？先体谅，再说查到什么、做了什么、接下来怎样、找谁联系。{地点}{单位}{日期}{现场情况}{联系人}会自动填。请引用这条回`
}

export function askAsks(title: string): string {
  return `${NEW_ENTRY_MARK}（3/3）《${title}》：群众平时怎么说这件事？写几种说法，用分号隔开，例如「跳舞吵得睡不着；大喇叭太响」；不写回「跳过」。请引用这条回`
}

export function entryPreview(words: {
  title: string
  body: string
  asks: readonly string[]
  keywords: readonly string[]
}): string {
  return [
    `《${words.title}》请看看对不对：`,
    `「${excerpt(words.body, BODY_SHOWN)}」`,
    ...(words.asks.length > 0 ? [`问法：${words.asks.join('；')}`] : []),
    ...(words.keywords.length > 0 ? [`关键词：${words.keywords.join('、')}`] : []),
    '对的话请回「确认」，送工作站审核；不对就重新回「新增模板」',
  ].join('\n')
}

/** 改模板: the text follows in a message of its own. */
export function editDraftFollows(title: string): string {
  return `《${title}》的正文在下一条，复制改好，引用它发回来，送工作站审核。要改问法，末尾另起一行写「问法：……；……」`
}

export function editDraft(title: string, no: number, body: string): string {
  return `资料草稿《${title}》（第${no}版）：\n${body}`
}

export const WHICH_TO_WITHDRAW = '请写上标题和原因，例如「撤下模板 路灯不亮，有新规定了」'
export const WHICH_TO_EDIT = '请写上标题，例如「改模板 路灯不亮」；不记得就先回「模板 路灯」找找'

/** 模板历史: the versions, the newest first. */
export function historyList(setting: Setting, title: string, versions: readonly Version[]): string {
  const lines = versions
    .slice(0, VERSIONS_SHOWN)
    .map(({ no, content, source, author, at, reason }, index) => {
      const who = source === 'file' && author === undefined ? '' : ` ${authorName(setting, author)}`
      const state =
        content === undefined ? ` 撤下${reason ? `：${reason}` : ''}` : index === 0 ? ' 现在用的' : ''
      return `第${no}版 ${localDayOf(at)} ${SOURCES[source]}${who}${state}`
    })
  const more = versions.length > VERSIONS_SHOWN ? [`还有 ${versions.length - VERSIONS_SHOWN} 版`] : []
  return [
    `《${title}》有 ${versions.length} 版：`,
    ...lines,
    ...more,
    `看一版请回「模板历史 ${title} 1」，换回一版请回「恢复模板 ${title} 1」`,
  ].join('\n')
}

export function versionShown(title: string, no: number, body: string): string {
  return `《${title}》第${no}版：\n${body}`
}

export function noSuchVersion(no: number): string {
  return `没有第${no}版，或那一版是撤下，请先回「模板历史 标题」看看有哪些`
}

export function entryRestored(title: string, no: number): string {
  return `已换回《${title}》第${no}版的内容，现在就能搜到`
}

/** To the station: a program has changed an entry. */
export function entryChangedElsewhere(setting: Setting, title: string, version: Version): string {
  const what = version.content === undefined ? '撤下了' : version.no === 1 ? '新增了' : '改了'
  return `资料库有改动：${authorName(setting, version.author)}${what}《${title}》（第${version.no}版）。看看请回「模板历史 ${title}」`
}

const FIELDS: Readonly<Record<string, string>> = {
  title: '标题',
  body: '正文',
  asks: '问法',
  keywords: '关键词',
  units: '单位',
  basis: '依据',
  validTo: '有效期',
}

/** Why an entry is not taken, every reason at once. */
export function entryRefused(problems: readonly EntryProblem[]): string {
  const lines = problems.map(({ field, message }) => {
    const [name = ''] = (field ?? '').split('.')
    return `· ${FIELDS[name] ?? name}${name ? '：' : ''}${message}`
  })
  return ['这条资料先没有收，请改好再发：', ...new Set(lines)].join('\n')
}

export function entryNamesPerson(found: string): string {
  return `「${found}」里有电话、姓名或门牌，资料要给所有人用，请去掉或换成{联系人}{地点}`
}

export function entryTitleTaken(title: string): string {
  return `已经有一条《${title}》，要改请回「改模板 ${title}」`
}

export const ENTRY_OPEN = '还有没填的【】，请去掉或换成{现场情况}这样自动填的'

export function entryUnknownPlaceholder(name: string, known: readonly string[]): string {
  return `不认识{${name}}，能自动填的有${known.map((one) => `{${one}}`).join('')}`
}

export function entryOvertaken(title: string): string {
  return `《${title}》期间有了新的一版，这次没有改。请先回「改模板 ${title}」拿到现在的再改`
}

export const OWN_ENTRY = '自己写的要请工作站别的同志审'
export const PROPOSAL_SETTLED = '这条已经审过了，或没有这个编号。等着审的请回「资料待审」看'
export const ENTRY_GONE = '这条资料已经撤下，请重新找一条'

export function entryCited(titles: readonly string[]): string {
  return `还有资料把它当依据：${titles.map((title) => `《${title}》`).join('')}，先改那几条再撤`
}
