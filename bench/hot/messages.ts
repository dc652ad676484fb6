import { readFileSync } from 'node:fs'
import type { Report } from '../../src/domain/heat.ts'
import type { Reported } from '../../src/matching/wording.ts'

/** A citizen's message: what it says, who wrote it and when. */
export interface Message extends Reported, Report {
  id: string
}

/** A matter that many reported at one place, and the messages that do. */
export interface Issue {
  issue: string
  place: string
  matter: string
  ids: readonly string[]
}

/** Messages of one place with different matters, which must not become one. */
export interface Trap {
  place: string
  ids: readonly string[]
}

export interface Gold {
  issues: readonly Issue[]
  traps: readonly Trap[]
}

const TIME = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?/

/**
 * Reads one JSON object a line with 留言编号, 留言用户, 留言主题, 留言时间 and 留言详情.
 *
 * @throws {Error} naming file, line and field of the first that cannot be read, and what is expected
 */
export function readMessages(file: string): Message[] {
  const seen = new Map<string, number>()
  return textOf(file)
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return []
      const where = `${file}, line ${at + 1}`
      const row = objectIn(line, where)
      const id = wordIn(row, '留言编号', where)
      const earlier = seen.get(id)
      if (earlier !== undefined) throw new Error(`${where}: 留言编号 ${id} stands in line ${earlier} already`)
      seen.set(id, at + 1)
      return {
        id,
        person: wordIn(row, '留言用户', where),
        title: wordIn(row, '留言主题', where),
        detail: typeof row.留言详情 === 'string' ? row.留言详情 : '',
        at: timeIn(wordIn(row, '留言时间', where), where),
      }
    })
}

/**
 * Reads `{ issues: [{ issue, place, matter, ids }], hard_negative_places: [{ place, ids }] }`. Ids that are not among
 * the messages are left out.
 *
 * @throws {Error} naming file and entry that is not so
 */
export function readGold(file: string, messages: readonly Message[]): Gold {
  const known = new Set(messages.map(({ id }) => id))
  const gold = objectIn(textOf(file), file)
  const list = (name: string): Record<string, unknown>[] => {
    const value = gold[name] ?? []
    if (!Array.isArray(value)) throw new Error(`${file}: ${name} should be a list`)
    return value.map((one, at) => {
      if (isObject(one)) return one
      throw new Error(`${file}: ${name}[${at}] should be an object with place and ids`)
    })
  }
  const idsOf = (one: Record<string, unknown>, where: string): string[] => {
    if (!Array.isArray(one.ids)) throw new Error(`${file}: ${where}.ids should be a list of 留言编号`)
    return one.ids.map(String).filter((id) => known.has(id))
  }
  const issues = list('issues').map((one, at) => ({
    issue: String(one.issue ?? at + 1),
    place: String(one.place ?? ''),
    matter: String(one.matter ?? ''),
    ids: idsOf(one, `issues[${at}]`),
  }))
  if (issues.length === 0) throw new Error(`${file}: issues is empty, so there is nothing to find`)
  const traps = list('hard_negative_places').map((one, at) => ({
    place: String(one.place ?? ''),
    ids: idsOf(one, `hard_negative_places[${at}]`),
  }))
  return { issues: issues.filter(({ ids }) => ids.length > 1), traps }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`)
  }
}

function objectIn(text: string, where: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`${where}: no JSON (${(error as Error).message})`)
  }
  if (isObject(value)) return value
  throw new Error(`${where}: should be a JSON object`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wordIn(row: Record<string, unknown>, field: string, where: string): string {
  const value = row[field]
  if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value)
  throw new Error(`${where}: ${field} is ${value === undefined ? 'missing' : 'empty or no text'}`)
}

function timeIn(text: string, where: string): number {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = TIME.exec(text.trim()) ?? []
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  if (Number.isNaN(at)) throw new Error(`${where}: 留言时间 should be like 2019-11-02 10:30:00, is ${text}`)
  return at
}
