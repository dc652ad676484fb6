import type { Document, YAMLError } from 'yaml'
import { LineCounter, parseDocument, visit } from 'yaml'
import { slipNear } from '../domain/yaml-slips.ts'

/** What keeps a text from being read as YAML, in words for the person who edits it. */
export interface YamlFault {
  line: number
  written?: string
  expected: string
}

const SHOWN_LENGTH = 40

/** The document, where each of its lines begins, and its value as plain data; or what is wrong with it. */
export function parseYaml(
  content: string,
): { document: Document; lines: LineCounter; value: unknown } | { faults: YamlFault[] } {
  const lines = new LineCounter()
  try {
    const document = parseDocument(content, { schema: 'failsafe', lineCounter: lines, prettyErrors: true })
    const faults = [
      ...syntaxFaults(content, document.errors),
      ...unresolvedLines(document, lines).map((line) => faultAt(content, line, 'BAD_ALIAS')),
    ]
    if (faults.length > 0) return { faults }
    return { document, lines, value: document.toJS() }
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

/** Of what the parser stumbles over only the first: the rest mostly follows from it, and would be looked for in vain. */
function syntaxFaults(content: string, errors: readonly YAMLError[]): YamlFault[] {
  const lineOf = (error: YAMLError): number => error.linePos?.[0].line ?? 1
  const twice = errors.filter(({ code }) => code === 'DUPLICATE_KEY')
  const [first] = errors.filter(({ code }) => code !== 'DUPLICATE_KEY').sort((a, b) => lineOf(a) - lineOf(b))
  if (!first) return twice.map((error) => faultAt(content, lineOf(error), error.code))
  const slip =
    SYNTAX_WORDS[first.code] === undefined || first.code === 'BAD_INDENT'
      ? slipNear(content, lineOf(first))
      : undefined
  const fault = faultAt(content, slip?.line ?? lineOf(first), first.code)
  const expected = slip?.hint ?? fault.expected
  return [{ ...fault, expected: `${expected}（先改好这一处，别处下次启动再查）` }]
}

function faultAt(content: string, line: number, code: string): YamlFault {
  const written = shown(content.split(/\r?\n/)[line - 1]?.trim())
  const expected = SYNTAX_WORDS[code] ?? '格式不对，请检查冒号后的空格、引号、括号和缩进'
  return { line, ...(written !== undefined && written !== '' && { written }), expected }
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

/** Text as it is repeated in a problem: one line, shortened. */
export function shown(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const line = value.replace(/\s+/g, ' ').trim()
  return [...line].length > SHOWN_LENGTH ? `${[...line].slice(0, SHOWN_LENGTH).join('')}…` : line
}
