import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** What every searcher gets to see of an entry. */
export interface Record {
  title: string
  asks: readonly string[]
  keywords: readonly string[]
  matter: string
  body: string
}

export interface Query {
  words: string
  /** The positions of all records that are right. */
  right: ReadonlySet<number>
  /** Queries of one group are ways to ask the same. */
  group?: string
}

export interface Corpus {
  records: readonly Record[]
  queries: readonly Query[]
  /** What the office has heard before: from it term rarity may be learnt; never a label. */
  background?: readonly string[]
}

/** Finds the positions of the best records for the words, best first. */
export type Searcher = (words: string) => readonly number[]

/** As far down its list a right record counts. */
export const MOST = 50

function linesOf(file: string): { [key: string]: string | string[] }[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}

/** Of a small file, too, every other message stays for the background. */
const LEAST_STEP = 2

const PLAIN = { asks: [], keywords: [], matter: '' } as const

/** All ways to ask one question are on the same side, so that no question is fitted to. */
export function isFitted({ group = '' }: Query): boolean {
  return (createHash('sha256').update(group).digest()[0] ?? 0) % 2 === 0
}

/** Questions of a public FAQ, by their titles only, and how people put them. */
export function faqCorpus(faqFile: string, queriesFile: string): Corpus {
  const faqs = linesOf(faqFile)
  const position = new Map(faqs.map(({ faq_id }, index) => [String(faq_id), index]))
  const queries = linesOf(queriesFile).map(({ query, faq_ids }) => ({
    words: String(query),
    right: new Set([faq_ids].flat().map((id) => position.get(String(id)) ?? -1)),
    group: String([faq_ids].flat()[0]),
  }))
  const records = faqs.map(({ question }) => ({ ...PLAIN, title: String(question), body: '' }))
  return { records, queries }
}

/**
 * Replies of departments; a citizen's message is to find its own. What the office has heard before are the messages
 * that are not asked.
 *
 * @param part only rows that far apart, beginning with the first of these; all if left out
 */
export function replyCorpus(file: string, most: number, part = { first: 0, apart: 1 }): Corpus {
  const rows = linesOf(file).filter((_, index) => index % part.apart === part.first)
  const records = rows.map((row) => ({ ...PLAIN, title: '', body: String(row.答复意见) }))
  const messages = rows.map((row) => `${row.留言主题}。${row.留言详情}`)
  const step = Math.max(LEAST_STEP, Math.floor(rows.length / most))
  const isAsked = (index: number): boolean => index % step === 0
  const queries = messages.map((words, index) => ({ words, right: new Set([index]) }))
  return {
    records,
    queries: queries.filter((_, index) => isAsked(index)),
    background: messages.filter((_, index) => !isAsked(index)),
  }
}
