import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { nearest } from './domain/edit-distance.ts'

/** What `.env` sets, and what is wrong with it. A line that would be passed over is wrong: nobody would notice. */
export interface EnvFile {
  values: Record<string, string | undefined>
  problems: string[]
}

const NOTHING: EnvFile = { values: {}, problems: [] }
const LINE = /^(?:export\s+)?([\w.-]+)\s*=/
/** Shorter names are nearly those of other programs. */
const LEAST_LENGTH = 8

/** @param known the settings there are; a puppet may have others */
export function readEnvFile(known: readonly string[]): EnvFile {
  if (!existsSync('.env')) {
    if (!existsSync('.env.txt')) return NOTHING
    return {
      values: {},
      problems: ['找到的是 .env.txt，程序读的是 .env：请改名为 .env（Windows 上先打开“显示文件扩展名”）'],
    }
  }
  if (!statSync('.env').isFile()) return { values: {}, problems: ['.env 应是一个文件，现在是文件夹'] }
  let text: string
  try {
    // Without the mark that some editors on Windows put first; it would be a part of the first name.
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync('.env'))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { values: {}, problems: ['.env 的编码不是 UTF-8，请在编辑器里另存为 UTF-8'] }
  }
  const problems = text.split(/\r?\n/).flatMap((line, index) => {
    const problem = problemOf(line.trim(), known)
    return problem === undefined ? [] : [`.env 第 ${index + 1} 行：${problem}`]
  })
  return { values: parseEnv(text), problems }
}

function problemOf(line: string, known: readonly string[]): string | undefined {
  if (line === '' || line.startsWith('#')) return undefined
  const [, name] = LINE.exec(line) ?? []
  if (name === undefined) return '读不懂。应写成 PORT=8012 这样，等号要用英文的；说明前面加 #'
  return misnamed(name, known)
}

/** What is wrong with the name of a setting; undefined if nothing is, or if it may be another program's. */
export function misnamed(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return undefined
  const near =
    known.find((one) => one === name.toUpperCase()) ??
    (name.length < LEAST_LENGTH ? undefined : nearest(name, known, 2))
  if (near === undefined && !name.startsWith('HUISHENG_')) return undefined
  return `没有 ${name} 这项设置，${near === undefined ? '见 .env.example' : `是不是想写 ${near}？`}`
}
