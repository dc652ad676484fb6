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
}

export interface Corpus {
  records: readonly Record[]
  queries: readonly Query[]
  /** What the office has heard before: from it term rarity may be learnt; never a label. */
  background?: readonly string[]
}

function linesOf(file: string): { [key: string]: string | string[] }[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}

/** Of a small file, too, every other message stays for the background. */
const LEAST_STEP = 2

const PLAIN = { asks: [], keywords: [], matter: '' } as const

/** Questions of a public FAQ, by their titles only, and how people put them. */
export function faqCorpus(faqFile: string, queriesFile: string): Corpus {
  const faqs = linesOf(faqFile)
  const position = new Map(faqs.map(({ faq_id }, index) => [String(faq_id), index]))
  const queries = linesOf(queriesFile).map(({ query, faq_ids }) => ({
    words: String(query),
    right: new Set([faq_ids].flat().map((id) => position.get(String(id)) ?? -1)),
  }))
  const records = faqs.map(({ question }) => ({ ...PLAIN, title: String(question), body: '' }))
  return { records, queries }
}

/**
 * Replies of departments; a citizen's message is to find its own. What the office has heard before are the messages
 * that are not asked.
 */
export function replyCorpus(file: string, most: number): Corpus {
  const rows = linesOf(file)
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
