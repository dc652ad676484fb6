import type { CellFault, FileProblem, ImportCounts, PlatformChanges, RowFault } from '../../domain/intake.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { deadlineLine } from './card.ts'
import type { Setting } from './words.ts'
import { excerpt, headline } from './words.ts'

const FILE_PROBLEMS: Readonly<Record<FileProblem, string>> = {
  no_rights:
    '机器人没有权限读它，或没有权限从文件夹里移走它。请管理员把文件和文件夹的主人改成运行机器人的那个用户，改好就收',
  too_large: '文件太大（上限 10 MB），请分成几份再发',
  unpacks_too_large: '文件解开后太大，没有读。请用 Excel 打开、另存一份再发',
  macro: '文件带宏，为了安全没有读。请另存为不带宏的 .xlsx 再发',
  password: '文件加了密码，读不了。请去掉密码再发',
  not_a_table: '这不是 Excel 或 CSV 表格（看的是内容，不是文件名）',
  broken: '文件损坏，读不了。请重新导出一份再发',
  no_headings: '没找到表头：要有「工单编号」和「诉求内容」（或「标题」）这两列，叫法相近也行',
  too_many_rows: '超过 5 万行，请分成几份再发',
  no_rows: '表里没有工单',
  own_table: '这是机器人自己导出的表，里面的内容已经隐去一部分，不能再收。要收的请发市平台导出的表',
}

/** The chat platform's file was too large to be fetched, so that nobody knows what it is. */
export const FILE_UNREAD =
  '刚才的文件没有读到：超过了 10 MB，或者没有传过来。是工单表的话，请再发一次，太大就分成几份'

const CELL_FAULTS: Readonly<Record<CellFault, string>> = {
  missing: '没有填',
  formula: '是公式，请改成数值再发',
  digits_lost: '被 Excel 记成了约数（如 1.38E+10），末几位丢了，请从平台重新填',
  unreadable_date: '看不出是哪一天，请写成 2026-11-23 09:05',
  unreadable_phone: '不像电话号码',
  too_long: '太长',
}

const SHOWN_FAULTS = 8

export function fileProblem(name: string, problem: FileProblem): string {
  return `「${name}」没有收：${FILE_PROBLEMS[problem]}`
}

/** 新 37，更新 2，重复 5，有误 1. */
function countWords({ created, updated, repeated, faulty, closed }: ImportCounts): string {
  const past = closed === 0 ? '' : `，平台已办结 ${closed}（不收）`
  return `新 ${created}，更新 ${updated}，重复 ${repeated}，有误 ${faulty}${past}`
}

/** What will be done with the file, and which rows are wrong. */
export function importPlanned(name: string, counts: ImportCounts, faults: readonly RowFault[]): string {
  const todo = counts.created + counts.updated
  const shown = faults.slice(0, SHOWN_FAULTS).map(faultLine)
  const rest = faults.length > shown.length ? [`……共 ${faults.length} 处，见附表`] : []
  return [
    `「${name}」：${countWords(counts)}`,
    todo > 0 ? '现在就收，不想收请回「取消」' : '没有要收的',
    ...shown,
    ...rest,
    ...(faults.length > 0 ? ['有误的行在附表里，改好直接把附表发回来就行'] : []),
  ].join('\n')
}

function faultLine({ line, column, fault }: RowFault): string {
  return `第 ${line} 行「${column}」${CELL_FAULTS[fault]}`
}

export function importProgress(name: string, done: number, total: number): string {
  return `「${name}」已收 ${done} 行，共 ${total} 行。停下请回「取消」`
}

const WITHOUT_CARDS =
  '\n件数多，没有逐件发卡片；请回「待派」看每件建议派给谁，再回「派 短号 单位」或「全部照办」'

/** A batch over HTTP, told like a table. */
export function batchTaken(caller: string, counts: ImportCounts): string {
  return `${caller}送来一批，收好了：${countWords(counts)}${counts.created > 0 ? WITHOUT_CARDS : ''}`
}

/** @param cards.quietUrgent how many urgent rows have had no card either */
export function importDone(
  name: string,
  counts: ImportCounts,
  cards: { isQuiet: boolean; quietUrgent: number },
): string {
  const { isQuiet, quietUrgent } = cards
  const urgent = quietUrgent === 0 ? '' : `；紧急的太多，还有 ${quietUrgent} 件也没有发，请先派`
  const next = isQuiet && counts.created > 0 ? `${WITHOUT_CARDS}${urgent}` : ''
  return `「${name}」收完了：${countWords(counts)}${next}`
}

/** To a unit, in place of hundreds of cards. */
export function broughtToUnit(
  name: string,
  { leads, assists, first }: { leads: number; assists: number; first: number },
): string {
  const what = [
    ...(leads > 0 ? [`主办 ${leads} 件`] : []),
    ...(assists > 0 ? [`协办 ${assists} 件`] : []),
  ].join('、')
  return `工作站从「${name}」里收的工单，派给本单位${what}，件数多，没有逐件发卡片。看有哪些请回「我的工单」，看一件请回「查 ${first}」，收到请回「收到 ${first}」（可以一次写几个）`
}

export function importCancelled(jobs: readonly { fileName: string; nextRow: number }[]): string {
  return jobs
    .map(({ fileName, nextRow }) => {
      const done = nextRow === 0 ? '一行也没收' : `已收 ${nextRow} 行`
      return `「${fileName}」停下了，${done}；再发一次会接着收，不会重复`
    })
    .join('\n')
}

const REASON_COLUMN = '哪里有误'

/** The rows that were not taken in, as they were, with what is wrong in front. */
export function faultySheet(
  name: string,
  titles: readonly string[],
  rows: readonly { faults: readonly RowFault[]; cells: readonly (string | number | undefined)[] }[],
) {
  return {
    fileName: `${name.replace(/\.\w+$/, '')}-有误.xlsx`,
    name: '有误的行',
    columns: [{ title: REASON_COLUMN, width: 36 }, ...titles.map((title) => ({ title, width: 18 }))],
    rows: rows.map(({ faults, cells }) => [
      faults.map(faultLine).join('；'),
      ...cells.slice(0, titles.length).map((cell) => (typeof cell === 'number' ? String(cell) : cell)),
    ]),
  }
}

/** To those who handle the ticket: the platform sent it again with other words. */
export function platformChanged(setting: Setting, ticket: Ticket, changes: PlatformChanges): string {
  const what = [
    ...(changes.urgency === 'urgent' ? ['改为紧急'] : []),
    ...(changes.secret ? ['改为保密：诉求人是谁，只有工作站能看'] : []),
    ...(changes.citizen === undefined ? [] : ['来电人信息有更正，要联系请重新看']),
    ...(changes.platformDeadline === undefined ? [] : ['时限改了']),
    ...(changes.content === undefined && changes.subject === undefined ? [] : ['内容改了']),
  ].join('、')
  return [
    `市平台更新了工单：${what}`,
    headline(ticket),
    ...(changes.content === undefined ? [] : [excerpt(changes.content, 120)]),
    ...deadlineLine(setting, ticket),
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** Beside the tables of the inbox folder: those that could not be read. */
export const REFUSED_FOLDER = '没收进来的'

/** At the terminal. */
export const IMPORT_USAGE = '请写上文件，例如：npm run huisheng -- import 工单.xlsx'

export function fileMissing(path: string): string {
  return `找不到 ${path}`
}

/** @param aside where the table of faulty rows was written */
export function importQueued(
  name: string,
  { counts, faults }: { counts: ImportCounts; faults: readonly RowFault[] },
  aside: string | undefined,
): string {
  const todo = counts.created + counts.updated
  return [
    `「${name}」：${countWords(counts)}`,
    todo > 0 ? '已排上队：机器人在运行就马上收，没运行就启动后收；进展在工作站的群里说' : '没有要收的',
    ...faults.slice(0, SHOWN_FAULTS).map(faultLine),
    ...(aside === undefined ? [] : [`有误的行写在 ${aside}，改好再导入一次就行`]),
  ].join('\n')
}
