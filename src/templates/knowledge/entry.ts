import type { Document } from 'yaml'
import { LineCounter, parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { addDays } from '../../domain/time.ts'
import { slipNear } from '../../domain/yaml-slips.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const WRONG_DAY = '应为日期，例如 2026-01-31'
const day = z.string(WRONG_DAY).refine(isDay, WRONG_DAY)
const MOST_WORDS = 200
const WORD_LENGTH = 200
/** YAML reads a bare 12345 as a number. */
const words = z
  .array(
    z.string('应为文字，数字要加引号').max(WORD_LENGTH, `一条最多 ${WORD_LENGTH} 个字`),
    '应为方括号里的一串，例如 [垃圾, 清理]',
  )
  .max(MOST_WORDS, `最多 ${MOST_WORDS} 条`)

const WRONG_MONTH = '应为 1–12 的月份'
const month = z.int(WRONG_MONTH).min(1, WRONG_MONTH).max(12, WRONG_MONTH)

export const ENTRY_KINDS = ['regulation', 'policy', 'faq', 'template'] as const

/** What stands above an entry's text. */
export const frontMatter = z.strictObject(
  {
    title: z.string('应为标题').trim().min(2, '应为标题').max(80, '标题最多 80 个字'),
    kind: z.enum(ENTRY_KINDS, '应为 regulation、policy、faq、template 之一'),
    matter: z.string('应为责任清单里的事项').max(40, '事项最多 40 个字').optional(),
    keywords: words.default([]),
    asks: words.default([]),
    units: words.default([]),
    basis: words.default([]),
    validFrom: day,
    validTo: day.optional(),
    season: z.array(month, '应为月份，例如 [9, 10]').max(12, '最多 12 个月').optional(),
    reviewBy: day,
    owner: z.string('应为文字').max(40, '最多 40 个字').optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `没有这些项：${issue.keys.join('、')}`
        : '应为一行一项，例如 title: 标题',
  },
)

export type FrontMatter = z.output<typeof frontMatter>

/** 资料库的一条: a regulation, policy, FAQ or reply template. */
export type KnowledgeEntry = FrontMatter & {
  /** File name without `.md`. */
  id: string
  /** 学到的说法: how citizens put it in tickets for which staff chose this entry. */
  learned?: readonly string[]
  /** Markdown; a template's holds placeholders like `{地点}`. */
  body: string
}

/** What is wrong in an entry: which field or line, and what is expected. */
export interface EntryProblem {
  field?: string
  line?: number
  message: string
}

/** An entry and where its fields stand; or everything that is wrong with it. */
export type EntryReading =
  | { entry: KnowledgeEntry; lineOf: (field: string) => number }
  | { problems: EntryProblem[] }

/** Some editors on Windows begin every file with it. */
const BYTE_ORDER_MARK = /^\uFEFF/
/** Front matter between two lines of three dashes, then the body. */
const PARTS = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/

/** Reads an entry as a file of the knowledge base holds it. */
export function readEntry(id: string, text: string): EntryReading {
  const [, yaml, body] = PARTS.exec(text.replace(BYTE_ORDER_MARK, '')) ?? []
  if (yaml === undefined || body === undefined) {
    return { problems: [{ line: 1, message: '应以两行 --- 之间的说明开头，后面是正文' }] }
  }
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines })
  // The front matter begins on the file's second line.
  const lineAt = (offset: number): number => lines.linePos(offset).line + 1
  if (document.errors.length > 0) {
    const [first = 0] = document.errors.map((error) => lines.linePos(error.pos[0]).line).sort((a, b) => a - b)
    const slip = slipNear(yaml, first)
    const message = slip ? `YAML 写法有误：${slip.hint}` : 'YAML 写法有误'
    return { problems: [{ line: (slip?.line ?? first) + 1, message }] }
  }
  const written = contentOf(document)
  if (!written) return { problems: [{ line: 2, message: 'YAML 写法有误，不要用 & 和 * 引用' }] }
  const parsed = frontMatter.safeParse(written.value)
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = document.getIn(path as (string | number)[], true) as
      | { range?: [number, number, number] }
      | undefined
    return node?.range ? lineAt(node.range[0]) : 1
  }
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        line: lineOf(path),
        message,
      })),
    }
  }
  const entry = { ...parsed.data, id, body: body.trim() }
  const problems = entryProblems(entry).map((problem) => ({
    ...problem,
    ...(problem.field === 'validTo' && { line: lineOf(['validTo']) }),
  }))
  return problems.length > 0 ? { problems } : { entry, lineOf: (field) => lineOf([field]) }
}

/** What is wrong in an entry whose fields are each of the right form. */
export function entryProblems(entry: KnowledgeEntry): EntryProblem[] {
  return [
    ...(entry.validTo !== undefined && entry.validTo < entry.validFrom
      ? [{ field: 'validTo', message: '早于 validFrom，应为更晚的日期' }]
      : []),
    ...(entry.body === '' ? [{ message: '正文是空的' }] : []),
  ]
}

/** What is wrong in an entry beside the others: it names units or entries that do not exist. */
export function referenceProblems(
  entry: Pick<KnowledgeEntry, 'units' | 'basis'>,
  known: { unitIds: ReadonlySet<string>; entryIds: ReadonlySet<string> },
): { field: string; message: string }[] {
  return [
    ...entry.units
      .filter((unit) => !known.unitIds.has(unit))
      .map((unit) => ({ field: 'units', message: `没有单位「${unit}」，应为花名册里的单位 id` })),
    ...entry.basis
      .filter((basis) => !known.entryIds.has(basis))
      .map((basis) => ({ field: 'basis', message: `资料库里没有「${basis}」，应先加这条依据` })),
  ]
}

/** `laji.md 第 3 行 kind：应为…` */
export function problemLine(id: string, { line, field, message }: EntryProblem): string {
  const place = [line === undefined ? '' : ` 第 ${line} 行`, field ? ` ${field}` : ''].join('')
  return `${id}.md${place}：${message}`
}

/** The entry as a file of the knowledge base holds it; `readEntry` reads the same entry from it. */
export function writeEntry(entry: FrontMatter & { body: string }): string {
  const { body, ...fields } = entry
  const { title, kind, matter, keywords, asks, units, basis, validFrom, validTo, season, reviewBy, owner } =
    fields
  const ordered = {
    title,
    kind,
    matter,
    keywords,
    asks,
    units,
    basis: basis.length > 0 ? basis : undefined,
    validFrom,
    validTo,
    season,
    reviewBy,
    owner,
  }
  return `---\n${stringify(ordered, { lineWidth: 0 })}---\n${body.trim()}\n`
}

/** @returns undefined if aliases would blow the document up, which the parser refuses */
function contentOf(document: Document): { value: unknown } | undefined {
  try {
    return { value: document.toJS() }
  } catch {
    return undefined
  }
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text
}
