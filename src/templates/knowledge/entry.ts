import type { Document } from 'yaml'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { addDays } from '../../domain/time.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const WRONG_DAY = '应为日期，例如 2026-01-31'
const day = z.string(WRONG_DAY).refine(isDay, WRONG_DAY)
/** YAML reads a bare 12345 as a number. */
const words = z.array(z.string('应为文字，数字要加引号'), '应为方括号里的一串，例如 [垃圾, 清理]')

const WRONG_MONTH = '应为 1–12 的月份'
const month = z.int(WRONG_MONTH).min(1, WRONG_MONTH).max(12, WRONG_MONTH)

const frontMatter = z.strictObject(
  {
    title: z.string('应为标题').min(2, '应为标题'),
    kind: z.enum(['regulation', 'policy', 'faq', 'template'], '应为 regulation、policy、faq、template 之一'),
    matter: z.string('应为责任清单里的事项').optional(),
    keywords: words.default([]),
    asks: words.default([]),
    units: words.default([]),
    basis: words.default([]),
    validFrom: day,
    validTo: day.optional(),
    season: z.array(month, '应为月份，例如 [9, 10]').optional(),
    reviewBy: day,
    owner: z.string('应为文字').optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `没有这些项：${issue.keys.join('、')}`
        : '应为一行一项，例如 title: 标题',
  },
)

/** 资料库的一条: a regulation, policy, FAQ or reply template. */
export type KnowledgeEntry = z.output<typeof frontMatter> & {
  /** File name without `.md`. */
  id: string
  /** 学到的说法: how citizens put it in tickets for which staff chose this entry. */
  learned?: readonly string[]
  /** Markdown; a template's holds placeholders like `{地点}`. */
  body: string
}

/** Some editors on Windows begin every file with it. */
const BYTE_ORDER_MARK = /^\uFEFF/
/** Front matter between two lines of three dashes, then the body. */
const PARTS = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/

/**
 * Reads one file of the knowledge base.
 *
 * @returns the entry, or everything that is wrong with it, each with file and line
 */
export function readEntry(id: string, text: string): { entry: KnowledgeEntry } | { problems: string[] } {
  const file = `${id}.md`
  const [, yaml, body] = PARTS.exec(text.replace(BYTE_ORDER_MARK, '')) ?? []
  if (yaml === undefined || body === undefined) {
    return { problems: [`${file} 第 1 行：应以两行 --- 之间的说明开头，后面是正文`] }
  }
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines })
  // The front matter begins on the file's second line.
  const lineAt = (offset: number): number => lines.linePos(offset).line + 1
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => `${file} 第 ${lineAt(error.pos[0])} 行：YAML 写法有误`),
    }
  }
  const written = contentOf(document)
  if (!written) return { problems: [`${file} 第 2 行：YAML 写法有误，不要用 & 和 * 引用`] }
  const parsed = frontMatter.safeParse(written.value)
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = document.getIn(path as (string | number)[], true) as
      | { range?: [number, number, number] }
      | undefined
    return node?.range ? lineAt(node.range[0]) : 1
  }
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(
        (issue) => `${file} 第 ${lineOf(issue.path)} 行 ${issue.path.join('.')}：${issue.message}`,
      ),
    }
  }
  const { data } = parsed
  if (data.validTo !== undefined && data.validTo < data.validFrom) {
    return { problems: [`${file} 第 ${lineOf(['validTo'])} 行 validTo：早于 validFrom，应为更晚的日期`] }
  }
  if (body.trim() === '') return { problems: [`${file}：正文是空的`] }
  return { entry: { ...data, id, body: body.trim() } }
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
