import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import type { Document, LineCounter } from 'yaml'
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml'
import type { ZodType } from 'zod'
import { nearest } from '../domain/edit-distance.ts'
import type { DataProblem } from './data-problem.ts'
import { KEY_SEPARATOR } from './fields.ts'
import { parseYaml, shown } from './yaml-document.ts'

/** A street's whole roster is some 50 kB; more than this is the wrong file. */
const MAX_BYTES = 2 * 1024 * 1024

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
  const text = readText(dataDir, name)
  if ('expected' in text) {
    problems.push({ file: name, field: '', ...text })
    return undefined
  }
  const parsed = parseYaml(text.content)
  if ('faults' in parsed) {
    problems.push(...parsed.faults.map((fault) => ({ file: name, field: '', ...fault })))
    return undefined
  }
  const { document, lines, value } = parsed
  return {
    value,
    refuse(path, expected) {
      const isHidden = path.some((step) => typeof step === 'string' && hiddenFields.includes(step))
      const found = valueAt(value, path)
      const written = isHidden ? undefined : shown(found)
      problems.push({
        file: name,
        line: lineOf(document, lines, path),
        field: fieldWords(path),
        ...(written !== undefined && { written }),
        ...(found === undefined && { isMissing: true }),
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

function readText(dir: string, name: string): { content: string } | { expected: string } {
  const path = join(dir, name)
  try {
    const stats = statSync(path)
    if (!stats.isFile()) return { expected: '这里应是一个文件，现在是文件夹' }
    if (stats.size > MAX_BYTES) return { expected: '文件超过 2 MB，请看看是不是放错了文件' }
    const content = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
    if (!content.includes('\0')) return { content }
    return { expected: '文件坏了，里面有空字节，多半是断电时没写完。请换上备份的那一份' }
  } catch (error) {
    if (error instanceof TypeError) return { expected: '文件编码不是 UTF-8，请在编辑器里另存为 UTF-8' }
    if (!isMissing(error)) return { expected: '文件读不出来，请检查它的权限' }
    return { expected: `找不到这个文件，它应在 ${dir} 里${misnamed(dir, name)}` }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Windows hides the end of a name, and editors add one of their own. */
function misnamed(dir: string, name: string): string {
  const stem = parse(name).name
  try {
    const near = readdirSync(join(dir, dirname(name))).find(
      (one) => one.toLowerCase().startsWith(`${stem}.`) && one !== basename(name),
    )
    return near === undefined ? '' : `。那里有 ${near}，是它的话请改名为 ${basename(name)}`
  } catch {
    return ''
  }
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

function fieldWords(path: FieldPath): string {
  return path
    .map((step) => (typeof step === 'number' ? ` 第 ${step + 1} 项` : ` › ${step}`))
    .join('')
    .replace(/^ (?:› )?/, '')
}
