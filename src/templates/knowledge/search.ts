import Fuse from 'fuse.js'
import type { EpochMs } from '../../domain/time.ts'
import { localDayOf } from '../../domain/time.ts'
import type { KnowledgeEntry } from './entry.ts'

/** What the searcher knows besides the words. */
export interface SearchContext {
  /** Only entries of these kinds; all of them if left out. */
  kinds?: readonly KnowledgeEntry['kind'][]
  /** Entries of this kind go ahead of others that fit about as well. */
  prefers?: KnowledgeEntry['kind']
  matter?: string
  unitId?: string
  /** Entries not yet or no longer valid on this day are left out; all are found if this is left out. */
  now?: EpochMs
  limit?: number
}

export interface KnowledgeHit {
  entry: KnowledgeEntry
  /** Higher is better; comparable within one search only. */
  score: number
  /** Why it was found, in Chinese. */
  reasons: string[]
}

/** How much a field's terms count. */
const FIELD_WEIGHTS = { title: 3, asks: 2.5, keywords: 2.5, matter: 2, body: 0.6 } as const
/** BM25 saturation and length norm, the usual values. */
const K1 = 1.2
const B = 0.5
/** Below this nothing fits: two shared bigrams of middling rarity. */
const THRESHOLD = 4
/** What scores less than this share of the best is chance: shown beside it, it only distracts. */
const NEAR_BEST = 0.3
const SAME_MATTER_BONUS = 6
const SAME_UNIT_BONUS = 1.5
/** In its months of the year an entry wins against one that fits as well. */
const SEASON_BONUS = 1.5
/** A preferred entry wins unless another fits clearly better, as 「退单」 fits no template. */
const PREFERENCE = 1.5
/** Fuse.js forgives swapped and misspelt characters in short words; long text it only slows down. */
const FUSE_MAX_LENGTH = 12
const FUSE_WEIGHT = 8
/** A complaint says what it is about in its first sentences. */
const QUERY_LENGTH = 400
const REASON_WORDS = 4

/** Searches entries by character uni- and bigrams (BM25F), with Fuse.js for short misspelt queries. */
export class KnowledgeSearch {
  readonly #entries: readonly KnowledgeEntry[]
  readonly #postings = new Map<string, Map<number, number>>()
  readonly #lengths: number[] = []
  readonly #averageLength: number
  readonly #fuse: Fuse<KnowledgeEntry>

  constructor(entries: readonly KnowledgeEntry[]) {
    this.#entries = entries
    for (const [index, entry] of entries.entries()) this.#index(index, entry)
    const total = this.#lengths.reduce((sum, length) => sum + length, 0)
    this.#averageLength = total / Math.max(1, entries.length)
    this.#fuse = new Fuse([...entries], {
      keys: ['title', 'keywords', 'asks'],
      includeScore: true,
      ignoreLocation: true,
      threshold: 0.45,
      minMatchCharLength: 2,
    })
  }

  /** The best entries for the words, best first; empty if nothing fits. Never throws. */
  search(query: string, context: SearchContext = {}): KnowledgeHit[] {
    const words = query.slice(0, QUERY_LENGTH).trim()
    const scores = this.#bm25(words)
    if (words.length >= 2 && words.length <= FUSE_MAX_LENGTH) {
      for (const { refIndex, score } of this.#fuse.search(words)) {
        scores.set(refIndex, (scores.get(refIndex) ?? 0) + FUSE_WEIGHT * (1 - (score ?? 1)))
      }
    }
    const isOpen = openIn(context)
    const hits = [...scores]
      .filter(([index]) => isOpen(this.#entries[index]))
      .map(([index, score]) => this.#hit(index, score, words, context))
      .filter((hit) => hit !== undefined)
      .filter(({ score }) => score >= THRESHOLD)
      .sort((one, other) => other.score - one.score || (one.entry.id < other.entry.id ? -1 : 1))
    const best = hits[0]?.score ?? 0
    return hits.filter(({ score }) => score >= best * NEAR_BEST).slice(0, context.limit ?? 3)
  }

  #index(index: number, entry: KnowledgeEntry): void {
    let length = 0
    const add = (text: string, weight: number): void => {
      for (const gram of gramsOf(text)) {
        const posting = this.#postings.get(gram) ?? new Map<number, number>()
        posting.set(index, (posting.get(index) ?? 0) + weight)
        this.#postings.set(gram, posting)
        length += weight
      }
    }
    add(entry.title, FIELD_WEIGHTS.title)
    for (const ask of entry.asks) add(ask, FIELD_WEIGHTS.asks)
    for (const keyword of entry.keywords) add(keyword, FIELD_WEIGHTS.keywords)
    if (entry.matter !== undefined) add(entry.matter, FIELD_WEIGHTS.matter)
    add(entry.body, FIELD_WEIGHTS.body)
    this.#lengths[index] = length
  }

  #bm25(query: string): Map<number, number> {
    const scores = new Map<number, number>()
    for (const gram of new Set(gramsOf(query))) {
      const posting = this.#postings.get(gram)
      if (!posting) continue
      const count = this.#entries.length
      const rarity = Math.log(1 + (count - posting.size + 0.5) / (posting.size + 0.5))
      // A single character says little; it only breaks ties between short queries.
      const weight = gram.length > 1 ? rarity : rarity * 0.25
      for (const [index, frequency] of posting) {
        const norm = 1 - B + B * ((this.#lengths[index] ?? 0) / this.#averageLength)
        scores.set(
          index,
          (scores.get(index) ?? 0) + (weight * frequency * (K1 + 1)) / (frequency + K1 * norm),
        )
      }
    }
    return scores
  }

  #hit(index: number, score: number, query: string, context: SearchContext): KnowledgeHit | undefined {
    const entry = this.#entries[index]
    if (!entry) return undefined
    const found = [...entry.keywords, ...(entry.matter === undefined ? [] : [entry.matter])]
    const words = [...new Set(found.filter((word) => query.includes(word)))].slice(0, REASON_WORDS)
    const isSameMatter = context.matter !== undefined && entry.matter === context.matter
    const isOwnUnit = context.unitId !== undefined && entry.units.includes(context.unitId)
    const isInSeason = context.now !== undefined && entry.season?.includes(monthOf(context.now))
    const reasons = [
      ...(words.length > 0 ? [`命中：${words.join('、')}`] : []),
      ...(isSameMatter ? [`同类事项：${entry.matter}`] : []),
    ]
    return {
      entry,
      score:
        score * (entry.kind === context.prefers ? PREFERENCE : 1) +
        (isSameMatter ? SAME_MATTER_BONUS : 0) +
        (isOwnUnit ? SAME_UNIT_BONUS : 0) +
        (isInSeason ? SEASON_BONUS : 0),
      reasons: reasons.length > 0 ? reasons : ['说法相近'],
    }
  }
}

/** Whether an entry is of the kinds asked for and valid on the day. */
function openIn({ kinds, now }: SearchContext): (entry: KnowledgeEntry | undefined) => boolean {
  const today = now === undefined ? undefined : localDayOf(now)
  return (entry) => {
    if (!entry || (kinds && !kinds.includes(entry.kind))) return false
    if (today === undefined) return true
    return entry.validFrom <= today && (entry.validTo === undefined || today <= entry.validTo)
  }
}

/** 1–12. */
function monthOf(now: EpochMs): number {
  return Number(localDayOf(now).slice(5, 7))
}

/** Characters and pairs of neighbouring characters, of each run of letters and digits. */
function gramsOf(text: string): string[] {
  const grams: string[] = []
  for (const run of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const signs = [...run]
    for (const [index, sign] of signs.entries()) {
      grams.push(sign)
      const next = signs[index + 1]
      if (next !== undefined) grams.push(sign + next)
    }
  }
  return grams
}
