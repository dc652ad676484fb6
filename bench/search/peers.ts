import Database from 'better-sqlite3'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { Synonyms } from '../../src/templates/knowledge/synonyms.ts'
import type { Corpus, Record, Searcher } from './corpus.ts'
import { MOST } from './corpus.ts'
import { huisheng } from './huisheng.ts'

export interface Peer {
  name: string
  build(corpus: Corpus): Searcher
  /** Asked fewer questions: it takes too long for all. */
  isSlow?: boolean
}

const FIELDS = ['title', 'asks', 'keywords', 'matter', 'body'] as const
const WEIGHTS = { title: 3, asks: 2.5, keywords: 2.5, matter: 2, body: 0.6 } as const

export function peers(synonyms: Synonyms): Peer[] {
  return [
    { name: 'huisheng', build: (corpus) => huisheng(corpus, { synonyms }) },
    { name: 'MiniSearch bigrams', build: miniSearch },
    { name: 'FTS5 trigram', build: fts5 },
    { name: 'LIKE', build: like },
    { name: 'Fuse.js tuned', build: (corpus) => fuse(corpus, true), isSlow: true },
    { name: 'Fuse.js default', build: (corpus) => fuse(corpus, false), isSlow: true },
  ]
}

function miniSearch({ records }: Corpus): Searcher {
  const index = new MiniSearch({ fields: [...FIELDS], tokenize: bigrams, searchOptions: { boost: WEIGHTS } })
  index.addAll(records.map((record, id) => ({ id, ...texts(record) })))
  return (words) => index.search(words, { combineWith: 'OR' }).map(({ id }) => Number(id))
}

function fts5({ records }: Corpus): Searcher {
  const db = new Database(':memory:')
  db.exec(`create virtual table entry using fts5(${FIELDS.join(', ')}, tokenize = 'trigram')`)
  const insert = db.prepare(`insert into entry(rowid, ${FIELDS.join(', ')}) values (?, ?, ?, ?, ?, ?)`)
  db.transaction(() => {
    for (const [id, record] of records.entries())
      insert.run(id, ...FIELDS.map((field) => texts(record)[field]))
  })()
  const weights = FIELDS.map((field) => WEIGHTS[field]).join(', ')
  const find = db.prepare(
    `select rowid as id from entry where entry match ? order by bm25(entry, ${weights}) limit ${MOST}`,
  )
  return (words) => {
    const signs = [...words.replace(/[\s\p{P}"]/gu, '')]
    const grams = signs.slice(2).map((_, at) => `"${signs.slice(at, at + 3).join('')}"`)
    if (grams.length === 0) return []
    return (find.all([...new Set(grams)].join(' OR ')) as { id: number }[]).map(({ id }) => id)
  }
}

function like({ records }: Corpus): Searcher {
  const db = new Database(':memory:')
  db.exec('create table entry (id integer primary key, text text)')
  const insert = db.prepare('insert into entry values (?, ?)')
  db.transaction(() => {
    for (const [id, record] of records.entries()) insert.run(id, Object.values(texts(record)).join('\n'))
  })()
  const find = db.prepare(`select id from entry where text like '%' || ? || '%' limit ${MOST}`)
  return (words) => (find.all(words) as { id: number }[]).map(({ id }) => id)
}

function fuse({ records }: Corpus, isTuned: boolean): Searcher {
  const index = new Fuse(records as Record[], {
    keys: isTuned ? FIELDS.map((name) => ({ name, weight: WEIGHTS[name] })) : [...FIELDS],
    ...(isTuned && { ignoreLocation: true, threshold: 0.7, minMatchCharLength: 2, ignoreFieldNorm: true }),
  })
  return (words) => index.search(words, { limit: MOST }).map(({ refIndex }) => refIndex)
}

function texts(record: Record): { [field in (typeof FIELDS)[number]]: string } {
  const { title, matter, body } = record
  return { title, matter, body, asks: record.asks.join('\n'), keywords: record.keywords.join('\n') }
}

function bigrams(text: string): string[] {
  const runs = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return runs.flatMap((run) => {
    const signs = [...run]
    return signs.length === 1 ? signs : signs.slice(1).map((sign, at) => (signs[at] ?? '') + sign)
  })
}
