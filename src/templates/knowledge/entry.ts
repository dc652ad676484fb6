import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const day = z.string().regex(DAY, '应为日期，例如 2026-01-31')

const frontMatter = z.strictObject({
  title: z.string().min(2, '应为标题'),
  kind: z.enum(['regulation', 'policy', 'faq', 'template'], '应为 regulation、policy、faq、template 之一'),
  matter: z.string().optional(),
  keywords: z.array(z.string()).default([]),
  asks: z.array(z.string()).default([]),
  units: z.array(z.string()).default([]),
  basis: z.array(z.string()).default([]),
  validFrom: day,
  validTo: day.optional(),
  season: z.array(z.int().min(1).max(12)).optional(),
  reviewBy: day,
  owner: z.string().optional(),
})

/** 资料库的一条: a regulation, policy, FAQ or reply template. */
export type KnowledgeEntry = z.output<typeof frontMatter> & {
  /** File name without `.md`. */
  id: string
  /** Markdown; a template's holds placeholders like `{地点}`. */
  body: string
}

/** Front matter between two lines of three dashes, then the body. */
const PARTS = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/

/**
 * Reads one file of the knowledge base.
 *
 * @returns the entry, or everything that is wrong with it, each with file and line
 */
export function readEntry(id: string, text: string): { entry: KnowledgeEntry } | { problems: string[] } {
  const file = `${id}.md`
  const [, yaml, body] = PARTS.exec(text) ?? []
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
  const parsed = frontMatter.safeParse(document.toJS())
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
