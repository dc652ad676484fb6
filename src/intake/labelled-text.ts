import type { ImportHeadings, IntakeField } from '../domain/intake.ts'

/** A field as a text names it: 联系电话 is the label, behind it stands the value. */
export interface Told {
  field: IntakeField
  label: string
  value: string
}

/** One ticket of a pasted text. */
export interface LabelledBlock {
  told: Told[]
  /** What stands behind no label, line by line. */
  free: string[]
}

/** Only these run on over several lines. */
const LONG_FIELDS: ReadonlySet<IntakeField> = new Set(['content', 'title'])
/** Shorter words (电话, 内容) are said in sentences too: a colon or a bracket must show that one is a label. */
const SURE_WORD = 4
const OPEN = String.raw`[【\[〔]`
const CLOSE = String.raw`[】\]〕]`
/** Dots, dashes, emoji and numbers that stand before a line's label. */
const LINE_START = String.raw`(?:^|\n)[^\p{L}\p{N}\n【\[〔]*(?:[(（]?\d{1,2}[.、)）][^\S\n]*)?`
/** `周敏 11月23日 9:05`, `周敏：`: who said it, where messages were copied or forwarded together. */
const SAID_BY =
  /^(?:[^\n:：]{1,20}[\s,，]+(?:(?:20\d\d[-/年.])?\d{1,2}[-/月.]\d{1,2}日?[\s,，]*|[今昨]天[\s,，]*|星期.[\s,，]*|[上下]午[\s,，]*)*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|[^\n:：]{1,12}[:：])$/
/** `工单1：`, `第二件`, `-----`, `[聊天记录]` say nothing themselves. */
const FRAME =
  /^(?:[^\p{L}\p{N}]*|第?[一二三四五六七八九十\d]{1,3}[件条个]?[、.．:：)）]?|工单[一二三四五六七八九十\d]{1,3}[:：]?|[【[]?(?:.{0,20}的)?聊天记录[】\]]?|[-—–=\s]*(?:以下(?:为|是))?转发.{0,8})$/u

interface Label {
  field: IntakeField
  label: string
  /** Where the label begins and where its value does. */
  from: number
  to: number
  /** What stands before it: a new line, a blank or a sign that parts fields, or a comma, which sentences have too. */
  after: 'line' | 'gap' | 'comma'
}

/**
 * The labelled parts of a text, one block a ticket: a label that comes a second time begins the next.
 *
 * @returns no block if nothing is labelled
 */
export function labelledBlocks(text: string, words: ImportHeadings): LabelledBlock[] {
  const labels = labelsOf(text, words)
  const blocks: LabelledBlock[] = []
  let block: LabelledBlock = { told: [], free: freeLines(text.slice(0, labels[0]?.from ?? 0)) }
  for (const [at, label] of labels.entries()) {
    if (block.told.some((other) => other.label === label.label)) {
      blocks.push(block)
      block = { told: [], free: [] }
    }
    const written = text.slice(label.to, labels[at + 1]?.from)
    const { value, rest } = LONG_FIELDS.has(label.field)
      ? { value: longValue(written), rest: '' }
      : lineOf(written)
    block.told.push({ field: label.field, label: label.label, value })
    block.free.push(...freeLines(rest))
  }
  return block.told.length === 0 ? [] : [...blocks, block]
}

/** Labels in their order; inside somebody's words a comma makes none. */
function labelsOf(text: string, words: ImportHeadings): Label[] {
  const { pattern, fields } = labelPattern(words)
  const found: Label[] = []
  for (const match of text.matchAll(pattern)) {
    const { start, gap, comma, ...groups } = match.groups ?? {}
    const written = groups.colon ?? groups.bracket ?? groups.plain ?? groups.alone ?? ''
    const label = written.replace(/\s+/g, '')
    const field = fields.get(label)
    const last = found.at(-1)?.field
    const isInWords = comma !== undefined && groups.bracket === undefined
    if (!field || (isInWords && last !== undefined && LONG_FIELDS.has(last))) continue
    const from = match.index + (start ?? gap ?? comma ?? '').length
    const after = start === undefined ? (gap === undefined ? 'comma' : 'gap') : 'line'
    found.push({ field, label, from, to: match.index + match[0].length, after })
  }
  return found
}

interface LabelPattern {
  pattern: RegExp
  fields: ReadonlyMap<string, IntakeField>
}

const patterns = new WeakMap<ImportHeadings, LabelPattern>()

function labelPattern(words: ImportHeadings): LabelPattern {
  const known = patterns.get(words)
  if (known) return known
  const fields = new Map(
    (Object.entries(words) as [IntakeField, readonly string[]][]).flatMap(([field, own]) =>
      own.map((word) => [word, field] as const),
    ),
  )
  const longest = [...fields.keys()].sort((one, other) => other.length - one.length)
  const spaced = longest.map((word) => [...word].map(escaped).join(String.raw`[^\S\n]*`)).join('|')
  const sure = longest
    .filter((word) => word.length >= SURE_WORD)
    .map(escaped)
    .join('|')
  // What stands in 【】 is a label wherever it stands: 【来电时间】2026-11-23 08:12【诉求人】李建国.
  const before = String.raw`(?:(?<start>${LINE_START})|(?<gap>[\s|；;]|(?=【))|(?<comma>[，,。、][^\S\n]*))`
  const remark = String.raw`(?:[^\S\n]*[(（][^)）\n]{0,12}[)）])?`
  const forms = [
    String.raw`(?:${OPEN}[^\S\n]*)?(?<colon>${spaced})${remark}[^\S\n]*${CLOSE}?\**[^\S\n]*[:：]\**`,
    String.raw`${OPEN}[^\S\n]*(?<bracket>${spaced})${remark}[^\S\n]*${CLOSE}`,
    String.raw`(?<=(?:^|\n)[^\p{L}\p{N}\n]*)(?<plain>${sure})(?:[^\S\n]+|[^\S\n]*\n)(?=\S)`,
    // Copied cells have a line each: 来电人 alone on a line is one, however short.
    String.raw`(?<=(?:^|\n)[^\p{L}\p{N}\n]*)(?<alone>${spaced})[^\S\n]*\n(?=\S)`,
  ]
  const made = { pattern: new RegExp(`${before}(?:${forms.join('|')})`, 'gu'), fields }
  patterns.set(words, made)
  return made
}

function escaped(sign: string): string {
  return sign.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}

/** The first line with something on it, and what follows. */
function lineOf(written: string): { value: string; rest: string } {
  const text = written.replace(/^\s+/, '')
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end)
  return { value: withoutEdges(line), rest: end < 0 ? '' : text.slice(end + 1) }
}

function longValue(written: string): string {
  const lines = written.split('\n').map((line) => line.trim())
  return withoutEdges(
    lines
      .filter((line) => line === '' || isSaid(line))
      .join('\n')
      .trim(),
    /(?<![\s|；;])[\s|；;]+$/,
  )
}

function withoutEdges(line: string, tail = /(?<![\s|；;，,、])[\s|；;，,、]+$/): string {
  return line.replace(/^[\s|]+/, '').replace(tail, '')
}

function freeLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && isSaid(line))
}

function isSaid(line: string): boolean {
  return !SAID_BY.test(line) && !FRAME.test(line)
}
