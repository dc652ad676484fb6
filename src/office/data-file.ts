import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from 'yaml'
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { ZodType } from 'zod'
import { nearest } from '../domain/edit-distance.ts'
import type { DataProblem } from './data-problem.ts'
import { KEY_SEPARATOR } from './fields.ts'

/** A street's whole roster is some 50 kB; more than this is the wrong file. */
const MAX_BYTES = 2 * 1024 * 1024
const SHOWN_LENGTH = 40

export type FieldPath = readonly (string | number)[]

/** A YAML file of the data folder, read, with the problems found in it so far. */
export interface DataFile {
  value: unknown
  /** Notes that what stands at `path` is wrong. */
  refuse: (path: FieldPath, expected: string) => void
}

/**
 * Reads one file. Every scalar stays text (`no`, `007` and 20-digit numbers mean what is written), so the
 * fields read their own numbers.
 *
 * @param options.hiddenFields keys whose content is never repeated in a problem, because it is a citizen's
 * @returns undefined if the file as a whole cannot be read; the problem is noted
 */
export function readDataFile(
  dataDir: string,
  name: string,
  options: { problems: DataProblem[]; hiddenFields?: readonly string[] },
): DataFile | undefined {
  const { problems, hiddenFields = [] } = options
  const text = readText(join(dataDir, name))
  if ('expected' in text) {
    problems.push({ file: name, field: '', ...text })
    return undefined
  }
  const lines = new LineCounter()
  const parsed = parse(text.content, lines)
  if ('faults' in parsed) {
    problems.push(...parsed.faults.map((fault) => ({ file: name, field: '', ...fault })))
    return undefined
  }
  const { document, value } = parsed
  return {
    value,
    refuse(path, expected) {
      const isHidden = path.some((step) => typeof step === 'string' && hiddenFields.includes(step))
      const written = isHidden ? undefined : shown(valueAt(value, path))
      problems.push({
        file: name,
        line: lineOf(document, lines, path),
        field: fieldWords(path),
        ...(written !== undefined && { written }),
        expected,
      })
    },
  }
}

/** The file's value as the schema reads it; undefined if it does not fit, with every reason noted. */
export function checkFile<T>(file: DataFile | undefined, schema: ZodType<T>): T | undefined {
  if (!file) return undefined
  const result = schema.safeParse(file.value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
    if (issue.code !== 'unrecognized_keys') file.refuse(path, issue.message)
    else for (const key of issue.keys) file.refuse([...path, key], unknownKey(key, issue.message))
  }
  return undefined
}

function unknownKey(key: string, known: string): string {
  const near = nearest(key, known.split(KEY_SEPARATOR), 2)
  return `没有 ${shown(key) ?? ''} 这一项，${near === undefined ? `可以写的有：${known}` : `是不是想写 ${near}？`}`
}

function readText(path: string): { content: string } | { expected: string } {
  if (!existsSync(path)) return { expected: '找不到这个文件，它应放在数据文件夹里' }
  const stats = statSync(path)
  if (!stats.isFile()) return { expected: '这里应是一个文件，现在是文件夹' }
  if (stats.size > MAX_BYTES) return { expected: '文件超过 2 MB，请看看是不是放错了文件' }
  try {
    return { content: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) }
  } catch (error) {
    if (!(error instanceof TypeError)) return { expected: '文件读不出来，请检查它的权限' }
    return { expected: '文件编码不是 UTF-8，请在编辑器里另存为 UTF-8' }
  }
}

interface Fault {
  line: number
  written?: string
  expected: string
}

function parse(
  content: string,
  lineCounter: LineCounter,
): { document: Document; value: unknown } | { faults: Fault[] } {
  try {
    const document = parseDocument(content, { schema: 'failsafe', lineCounter, prettyErrors: true })
    const faults = [
      ...document.errors.map((error) => faultAt(content, error.linePos?.[0].line ?? 1, error.code)),
      ...unresolvedLines(document, lineCounter).map((line) => faultAt(content, line, 'BAD_ALIAS')),
    ]
    if (faults.length > 0) return { faults }
    return { document, value: document.toJS() }
  } catch {
    // The parser gives up on nesting or references that nobody writes by hand.
    return { faults: [{ line: 1, expected: '内容读不懂：括号套得太深，或者引用（* 和 &）用错了' }] }
  }
}

const SYNTAX_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一项写了两次，留一个',
  TAB_AS_INDENT: '缩进只能用空格，不能用 Tab',
  BAD_INDENT: '缩进没对齐，同一层的各行要对齐',
  MULTIPLE_DOCS: '一个文件里不能有单独一行的 ---',
  BAD_ALIAS: '* 开头的字要加引号',
}

function faultAt(content: string, line: number, code: string): Fault {
  const written = shown(content.split(/\r?\n/)[line - 1]?.trim())
  const expected = SYNTAX_WORDS[code] ?? '格式不对，请检查冒号后的空格、引号、括号和缩进'
  return { line, ...(written !== undefined && { written }), expected }
}

/** Lines with a word behind a `*`, which YAML takes for a reference to something named. */
function unresolvedLines(document: Document, lines: LineCounter): number[] {
  const found: number[] = []
  visit(document, {
    Alias(_, alias) {
      if (!alias.resolve(document)) found.push(lines.linePos(alias.range?.[0] ?? 0).line)
    },
  })
  return found
}

/** The line of the deepest part of `path` that is there. */
function lineOf(document: Document, lines: LineCounter, path: FieldPath): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!pair) break
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
      if (isNode(node)) offset = node.range?.[0] ?? offset
    } else break
  }
  return lines.linePos(offset).line
}

function valueAt(value: unknown, path: FieldPath): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<string | number, unknown>)[step]
  }
  return found
}

function shown(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const line = value.replace(/\s+/g, ' ').trim()
  return [...line].length > SHOWN_LENGTH ? `${[...line].slice(0, SHOWN_LENGTH).join('')}…` : line
}

function fieldWords(path: FieldPath): string {
  return path
    .map((step) => (typeof step === 'number' ? ` 第 ${step + 1} 项` : ` › ${step}`))
    .join('')
    .replace(/^ (?:› )?/, '')
}
