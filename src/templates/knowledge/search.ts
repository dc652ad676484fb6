import Fuse from 'fuse.js'
import type { EpochMs } from '../../domain/time.ts'
import { localDayOf } from '../../domain/time.ts'
import type { KnowledgeEntry } from './entry.ts'
import { queryTerms } from './query-terms.ts'
import type { Synonyms } from './synonyms.ts'
import { gramsOf, isSingle, soundsOf } from './terms.ts'
import type { FieldTerms } from './text-index.ts'
import { backgroundOf, TextIndex } from './text-index.ts'
import type { Field, SearchWeights } from './weights.ts'
import { WEIGHTS } from './weights.ts'

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

/** A wording's terms, and how much they weigh together. */
interface Weighed {
  grams: ReadonlySet<string>
  sum: number
}

/** As many of the best by words are looked at more closely. */
const CANDIDATES = 30
/** The words of an entry that are shown as the reason. */
const REASON_WORDS = 4
/** Fuse.js forgives swapped and misspelt characters in short words; long text it only slows down. */
const FUSE_MAX_LENGTH = 12

/**
 * Searches entries: candidates by BM25F over characters, pairs of characters and of syllables, with synonyms; the
 * best are ranked anew by the nearest single wording, by Fuse.js for short misspelt queries, and by what is known of
 * the asker's ticket.
 */
export class KnowledgeSearch {
  readonly #entries: readonly KnowledgeEntry[]
  readonly #synonyms: Synonyms
  readonly #weights: SearchWeights
  readonly #index: TextIndex<Field>
  #wordings = new WeakMap<KnowledgeEntry, readonly Weighed[]>()

  constructor(entries: readonly KnowledgeEntry[], synonyms: Synonyms = [], weights: SearchWeights = WEIGHTS) {
    this.#entries = entries
    this.#synonyms = synonyms
    this.#weights = weights
    this.#index = new TextIndex(entries.map(termsOf), weights.fields)
  }

  /** From now on terms are as rare as they are in these texts, the office's own tickets. */
  useBackground(texts: Iterable<string>): void {
    const terms = function* (): Generator<string[]> {
      for (const text of texts) yield [...gramsOf(text), ...soundsOf(text)]
    }
    this.#index.useBackground(backgroundOf(terms()))
    this.#wordings = new WeakMap()
  }

  /** Takes what is known of rare terms over from the search that this one replaces. */
  takeOver(earlier: KnowledgeSearch): void {
    this.#index.useBackground(earlier.#index.background)
  }

  /** The best entries for the words, best first; empty if nothing fits. Never throws. */
  search(query: string, context: SearchContext = {}): KnowledgeHit[] {
    const words = query.trim()
    const terms = queryTerms(words, {
      index: this.#index,
      synonyms: this.#synonyms,
      weights: this.#weights.query,
    })
    const { ranking } = this.#weights
    const isOpen = openIn(context)
    const filters = context.kinds !== undefined || context.now !== undefined
    const most = Math.max(CANDIDATES, context.limit ?? 0)
    const found = this.#index.search(terms, filters ? this.#entries.length : most)
    const candidates = found
      .flatMap(({ document, score }) => {
        const entry = this.#entries[document]
        return entry && isOpen(entry) ? [{ entry, score }] : []
      })
      .slice(0, most)
    const spelling = spellingOf(
      words,
      candidates.map(({ entry }) => entry),
      ranking.spelling,
    )
    const top = found[0]?.score ?? 0
    const sentences = sentencesOf(words, this.#weights).map((sentence) => this.#weigh(sentence))
    const hits = candidates
      .map(({ entry, score }) => {
        const byWords =
          score + (spelling.get(entry.id) ?? 0) + ranking.nearest * top * this.#nearest(entry, sentences)
        return this.#hit(entry, byWords, words, context)
      })
      .filter(({ score }) => score >= ranking.threshold)
      .sort((one, other) => other.score - one.score || (one.entry.id < other.entry.id ? -1 : 1))
    const best = hits[0]?.score ?? 0
    return hits.filter(({ score }) => score >= best * ranking.nearBest).slice(0, context.limit ?? 3)
  }

  #hit(entry: KnowledgeEntry, byWords: number, query: string, context: SearchContext): KnowledgeHit {
    const { ranking } = this.#weights
    const isSameMatter = context.matter !== undefined && entry.matter === context.matter
    const isOwnUnit = context.unitId !== undefined && entry.units.includes(context.unitId)
    const isInSeason = context.now !== undefined && entry.season?.includes(monthOf(context.now))
    const words = this.#wordsShown(entry, query)
    const reasons = [
      ...(words.length > 0 ? [`命中：${words.join('、')}`] : []),
      ...(isSameMatter ? [`同类事项：${entry.matter}`] : []),
    ]
    return {
      entry,
      score:
        byWords * (entry.kind === context.prefers ? ranking.preferred : 1) +
        (isSameMatter ? ranking.sameMatter : 0) +
        (isOwnUnit ? ranking.ownUnit : 0) +
        (isInSeason ? ranking.inSeason : 0),
      reasons: reasons.length > 0 ? reasons : ['说法相近'],
    }
  }

  /** How alike the nearest wording of the entry and the nearest sentence of the query are: 0–1. */
  #nearest(entry: KnowledgeEntry, sentences: readonly Weighed[]): number {
    let nearest = 0
    for (const wording of this.#wordingsOf(entry)) {
      for (const sentence of sentences) nearest = Math.max(nearest, this.#likeness(sentence, wording))
    }
    return nearest
  }

  #likeness(one: Weighed, other: Weighed): number {
    let common = 0
    for (const gram of one.grams) if (other.grams.has(gram)) common += this.#weightOf(gram)
    return common === 0 ? 0 : (2 * common) / (one.sum + other.sum)
  }

  #wordingsOf(entry: KnowledgeEntry): readonly Weighed[] {
    const known = this.#wordings.get(entry)
    if (known) return known
    const made = [entry.title, ...entry.asks, ...(entry.learned ?? [])].map((text) => this.#weigh(text))
    this.#wordings.set(entry, made)
    return made
  }

  #weigh(text: string): Weighed {
    const grams = new Set(gramsOf(text))
    let sum = 0
    for (const gram of grams) sum += this.#weightOf(gram)
    return { grams, sum }
  }

  #weightOf(gram: string): number {
    return this.#index.rarityAnywhere(gram) * (isSingle(gram) ? this.#weights.ranking.nearestSingle : 1)
  }

  /** The entry's own words in the query, or what means the same. */
  #wordsShown(entry: KnowledgeEntry, query: string): string[] {
    const own = [...entry.keywords, ...(entry.matter === undefined ? [] : [entry.matter])]
    const said = own.filter((word) => query.includes(word))
    // A word explains itself once, be it by itself or by what it means.
    const explained = new Set(said)
    const meant = own.flatMap((word) => {
      if (query.includes(word)) return []
      const groups = this.#synonyms.filter((group) => group.includes(word))
      const other = groups.flat().find((one) => query.includes(one) && !explained.has(one))
      if (other === undefined) return []
      explained.add(other)
      return [`${other}=${word}`]
    })
    return [...new Set([...said, ...meant])].slice(0, REASON_WORDS)
  }
}

/** What is asked, sentence by sentence; all of a short query. */
function sentencesOf(query: string, { query: { maxLength }, ranking }: SearchWeights): string[] {
  if (query.length <= ranking.sentenceFrom) return [query]
  const sentences = query.slice(0, maxLength).split(/[。！？!?；;，,\n]+/)
  return sentences.filter(({ length }) => length >= ranking.sentenceLeast).slice(0, ranking.mostSentences)
}

/** The terms by which an entry is found. */
export function termsOf(entry: KnowledgeEntry): FieldTerms<Field> {
  const { title, asks, learned = [], keywords, matter, body } = entry
  const grams = (texts: readonly string[]): string[] => texts.flatMap(gramsOf)
  return {
    title: gramsOf(title),
    asks: grams(asks),
    learned: grams(learned),
    keywords: grams(keywords),
    matter: gramsOf(matter ?? ''),
    body: gramsOf(body),
    sounds: [title, ...asks, ...keywords].flatMap(soundsOf),
  }
}

/** What Fuse.js adds for near spellings in the short fields of the candidates. */
function spellingOf(query: string, candidates: readonly KnowledgeEntry[], most: number): Map<string, number> {
  if (query.length < 2 || query.length > FUSE_MAX_LENGTH || candidates.length === 0) return new Map()
  const fuse = new Fuse(candidates, {
    keys: ['title', 'keywords', 'asks'],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.45,
    minMatchCharLength: 2,
  })
  return new Map(fuse.search(query).map(({ item, score = 1 }) => [item.id, most * (1 - score)]))
}

/** Whether an entry is of the kinds asked for and valid on the day. */
function openIn({ kinds, now }: SearchContext): (entry: KnowledgeEntry) => boolean {
  const today = now === undefined ? undefined : localDayOf(now)
  return (entry) => {
    if (kinds && !kinds.includes(entry.kind)) return false
    if (today === undefined) return true
    return entry.validFrom <= today && (entry.validTo === undefined || today <= entry.validTo)
  }
}

/** 1–12. */
function monthOf(now: EpochMs): number {
  return Number(localDayOf(now).slice(5, 7))
}
