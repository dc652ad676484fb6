import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Synonyms } from './synonyms.ts'
import { loadSynonyms, SYNONYMS_FILE } from './synonyms.ts'

/** An entry as text: what stands in its file, or in the store. */
export interface EntrySource {
  /** File name without `.md`. */
  id: string
  text: string
  /** Of the text. */
  hash: string
}

/** A folder of the knowledge base as it was read; its entries are not looked into yet. */
export interface KnowledgeFolder {
  dir: string
  sources: readonly EntrySource[]
  synonyms: Synonyms
  problems: readonly string[]
}

/** Larger files are no entries. */
const MAX_BYTES = 256 * 1024
const EXTENSION = '.md'

/** Reads every `.md` file of the folder, in the order of their names, and its list of synonyms. */
export function readFolder(dir: string): KnowledgeFolder {
  const problems: string[] = []
  const sources: EntrySource[] = []
  if (!existsSync(dir)) return { dir, sources, synonyms: [], problems: [`资料库文件夹 ${dir} 不存在`] }
  const seen = new Map<string, string>()
  for (const item of readdirSync(dir, { withFileTypes: true }).sort(byName)) {
    // Editors and file managers leave their own hidden files behind.
    if (item.name.startsWith('.') || item.name === SYNONYMS_FILE) continue
    if (item.isDirectory() || !item.name.endsWith(EXTENSION)) {
      problems.push(`${item.name}：没有读，资料库只读这一层以 ${EXTENSION} 结尾的文件`)
      continue
    }
    const text = readText(dir, item.name)
    if ('problem' in text) {
      problems.push(text.problem)
      continue
    }
    const id = item.name.slice(0, -EXTENSION.length).normalize('NFC')
    const earlier = seen.get(id.toLowerCase())
    if (earlier !== undefined) {
      problems.push(`${item.name} 第 1 行：和 ${earlier} 的编号一样（只差大小写），应改个文件名`)
      continue
    }
    seen.set(id.toLowerCase(), item.name)
    sources.push({ id, text: text.text, hash: contentHash(text.text) })
  }
  const { synonyms, problems: ofSynonyms } = loadSynonyms(dir)
  return { dir, sources, synonyms, problems: [...problems, ...ofSynonyms] }
}

/** Changes when a file of the folder does; cheap enough to be asked each minute. */
export function folderState(dir: string): string {
  if (!existsSync(dir)) return ''
  return readdirSync(dir)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => {
      const stats = statSync(join(dir, name), { throwIfNoEntry: false })
      return `${name} ${stats?.size} ${stats?.mtimeMs}`
    })
    .join('\n')
}

/** SHA-256 of the text as people see it: line ends, a byte order mark and blanks at its ends make no difference. */
export function contentHash(text: string): string {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim()
  return createHash('sha256').update(plain).digest('hex')
}

function readText(dir: string, name: string): { text: string } | { problem: string } {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(dir, name))
  } catch {
    return { problem: `${name}：打不开，请看看文件权限` }
  }
  if (bytes.length > MAX_BYTES) return { problem: `${name}：文件太大，应小于 256 KB` }
  if (!isUtf8(bytes)) return { problem: `${name}：不是 UTF-8 编码，请另存为 UTF-8` }
  return { text: bytes.toString('utf8') }
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1
}
