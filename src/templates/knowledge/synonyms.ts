import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from 'yaml'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { slipNear } from '../../domain/yaml-slips.ts'

/** 同义词和土话: each group's expressions mean the same to a search. */
export type Synonyms = readonly (readonly string[])[]

export const SYNONYMS_FILE = 'synonyms.yaml'

const WRONG = '应为方括号里至少两个说法，例如 [暖气, 供暖]'
const MOST_GROUPS = 5000
const MAX_BYTES = 256 * 1024
const group = z
  .array(z.string(WRONG).trim().min(1, WRONG).max(20, '一个说法最多 20 个字'), WRONG)
  .min(2, WRONG)

/**
 * Reads the folder's list of synonyms; none if the file does not exist.
 *
 * @returns the groups that are sound, and everything wrong with the rest, with its line
 */
export function loadSynonyms(dir: string): { synonyms: Synonyms; problems: string[] } {
  const path = join(dir, SYNONYMS_FILE)
  if (!existsSync(path)) return { synonyms: [], problems: [] }
  if (statSync(path).size > MAX_BYTES) {
    return { synonyms: [], problems: [`${SYNONYMS_FILE}：文件太大，应小于 256 KB`] }
  }
  const lines = new LineCounter()
  const text = readFileSync(path, 'utf8')
  const document = parseDocument(text, { lineCounter: lines })
  const lineAt = (offset: number): number => lines.linePos(offset).line
  if (document.errors.length > 0) {
    const [first = 1] = document.errors.map(({ pos }) => lineAt(pos[0])).sort((a, b) => a - b)
    const slip = slipNear(text, first)
    const hint = slip ? `：${slip.hint}` : ''
    return { synonyms: [], problems: [`${SYNONYMS_FILE} 第 ${slip?.line ?? first} 行：YAML 写法有误${hint}`] }
  }
  const written = contentOf(document)
  if (!Array.isArray(written) || written.length > MOST_GROUPS) {
    return {
      synonyms: [],
      problems: [`${SYNONYMS_FILE}：应为一行一组，例如 - [暖气, 供暖]，最多 ${MOST_GROUPS} 组`],
    }
  }
  const synonyms: string[][] = []
  const problems: string[] = []
  for (const [index, value] of written.entries()) {
    const parsed = group.safeParse(value)
    if (parsed.success) {
      synonyms.push(parsed.data)
      continue
    }
    const node = document.getIn([index], true) as { range?: [number, number, number] } | undefined
    const line = node?.range ? lineAt(node.range[0]) : 1
    problems.push(`${SYNONYMS_FILE} 第 ${line} 行：${parsed.error.issues[0]?.message ?? WRONG}`)
  }
  return { synonyms, problems }
}

/** @returns undefined if aliases would blow the document up, which the parser refuses */
function contentOf(document: Document): unknown {
  try {
    return document.toJS()
  } catch {
    return undefined
  }
}
