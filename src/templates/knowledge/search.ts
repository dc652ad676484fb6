import type { EpochMs } from '../../domain/time.ts'
import { localDayOf } from '../../domain/time.ts'
import { Concepts } from './concepts.ts'
import { drawFactors } from './draw.ts'
import type { KnowledgeEntry } from './entry.ts'
import { fullScore, queryTerms, shortnessOf } from './query-terms.ts'
import { spellingOf } from './spelling.ts'
import type { Synonyms } from './synonyms.ts'
import { gramsOf, soundsOf } from './terms.ts'
import type { Background, FieldTerms } from './text-index.ts'
import { backgroundOf, TextIndex } from './text-index.ts'
import type { Field, SearchWeights } from './weights.ts'
import { WEIGHTS } from './weights.ts'
import { Wordings } from './wordings.ts'

/** What the searcher knows besides the words. */
export interface SearchContext {
  /** Only entries of these kinds; all of them if left out. */
  kinds?: readonly KnowledgeEntry['kind'][]
  /** Entries of this kind go ahead of others that fit about as well. */
  prefers?: KnowledgeEntry['kind']
  /** Even what hardly fits: a ticket must be answered, so the nearest template is better than none. */
  takesAny?: boolean
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

/** What a search is made of besides its entries. */
export interface SearchParts {
  synonyms?: Synonyms
  weights?: SearchWeights
  /** Where the terms of entries come from that were indexed before. */
  terms?: typeof termsOf
}

/** As many of the best by words are looked at more closely. */
const CANDIDATES = 30
/** A reply says in its first signs what it answers. */
const OPENING_LENGTH = 80
/** The words of an entry that are shown as the reason. */
const REASON_WORDS = 4
/** The only reason of a hit that none of its own words is in the query. */
export const ONLY_NEAR = '说法相近'

/** Candidates are taken from so many times as many, since what they draw changes their order. */
const WIDER = 3

/** What few tickets draw is chance. */
const LEAST_HEARD = 50

interface Candidate {
  entry: KnowledgeEntry
  score: number
  /** What the score was multiplied by for what the entry draws. */
  factor: number
}

/**
 * Searches entries: candidates by BM25F over characters, pairs of characters and of syllables, with synonyms, those
 * that draw every query lowered; the best are ranked anew by the nearest single wording, by Fuse.js for short
 * misspelt queries, and by what is known of the asker's ticket.
 */
export class KnowledgeSearch {
  readonly #entries: readonly KnowledgeEntry[]
  readonly #synonyms: Synonyms
  readonly #concepts: Concepts
  readonly #weights: SearchWeights
  readonly #index: TextIndex<Field>
  readonly #wordings: Wordings
  /** Of each entry, by its place; none before a background is known. */
  #drawFactors: Float64Array | undefined

  constructor(
    entries: readonly KnowledgeEntry[],
    { synonyms = [], weights = WEIGHTS, terms = termsOf }: SearchParts = {},
  ) {
    this.#entries = entries
    this.#synonyms = synonyms
    this.#weights = weights
    this.#concepts = new Concepts(synonyms)
    this.#index = new TextIndex(
      entries.map((entry) => ({ ...terms(entry), concepts: this.#conceptsOf(entry) })),
      weights.fields,
    )
    this.#wordings = new Wordings(this.#index, this.#concepts, weights)
  }

  /**
   * From now on terms are as rare as they are in these texts, the office's own tickets, and an entry that scores well
   * for most of them counts less.
   */
  useBackground(texts: Iterable<string>, background?: Background): void {
    const heard = [...texts]
    this.#index.useBackground(background ?? backgroundOfTexts(heard))
    this.#wordings.forget()
    const size = this.#entries.length
    const scoresOf = (query: string) => this.#index.search(this.#termsOf(query), size)
    this.#drawFactors =
      heard.length < LEAST_HEARD
        ? undefined
        : drawFactors({ size, scoresOf }, heard, this.#weights.ranking.draw)
  }

  /** Takes what is known of the office's tickets over from the search that this one replaces. */
  takeOver(earlier: KnowledgeSearch): void {
    this.#index.useBackground(earlier.#index.background)
    const known = earlier.#drawFactors
    const factors = new Map(earlier.#entries.map(({ id }, place) => [id, known?.[place]]))
    // An entry that is new draws as much as the others until the next start.
    this.#drawFactors = known && Float64Array.from(this.#entries, ({ id }) => factors.get(id) ?? 1)
  }

  /** The best entries for the words, best first; empty if nothing fits. Never throws. */
  search(query: string, context: SearchContext = {}): KnowledgeHit[] {
    const words = query.trim()
    const { ranking } = this.#weights
    const candidates = this.#candidates(words, context)
    const spelling = spellingOf(
      words,
      candidates.map(({ entry }) => entry),
      ranking.spelling,
    )
    const top = candidates[0]?.score ?? 0
    const shortness = shortnessOf([...words].length, this.#weights.query.long)
    const nearest = top * (ranking.nearest.short * shortness + ranking.nearest.long * (1 - shortness))
    const likeness = this.#wordings.likenessTo(
      words,
      candidates.map(({ entry }) => entry),
    )
    const byWords = candidates.map(({ entry, score, factor }) => ({
      entry,
      factor,
      score: score + (spelling.get(entry.id) ?? 0) + nearest * likeness(entry),
    }))
    const someFits = context.takesAny === true || this.#someFits(words, byWords)
    const ranked = byWords
      .filter(({ entry, score }) => isSameMatter(entry, context) || (someFits && score >= ranking.threshold))
      .map(({ entry, score }) => ({ entry, score: this.#weighed(entry, score, context) }))
      .sort((one, other) => other.score - one.score || (one.entry.id < other.entry.id ? -1 : 1))
    const best = ranked[0]?.score ?? 0
    return ranked
      .filter(({ score }) => score >= best * ranking.nearBest)
      .slice(0, context.limit ?? 3)
      .map(({ entry, score }) => ({ entry, score, reasons: this.#reasons(entry, words, context) }))
  }

  /** Whether the best comes near enough to a text that holds all the words. */
  #someFits(words: string, byWords: readonly Candidate[]): boolean {
    const { query, ranking } = this.#weights
    const best = byWords.reduce<Candidate | undefined>(
      (one, other) => (one && one.score >= other.score ? one : other),
      undefined,
    )
    if (!best) return false
    // What the words mean need not be in the entry's own words.
    const isNamed = this.#wordsShown(best.entry, words).length > 0
    const share = best.entry.asks.length === 0 ? ranking.fits.bare : ranking.fits[isNamed ? 'named' : 'asks']
    const shortness = shortnessOf([...words].length, query.long)
    // What other people ask says which entry is best, not whether it fits.
    return (
      best.score / best.factor >= share * shortness * fullScore(words, { index: this.#index, weights: query })
    )
  }

  #conceptsOf({ title, asks, learned = [], keywords }: KnowledgeEntry): string[] {
    return [title, ...asks, ...learned, ...keywords].flatMap((text) => this.#concepts.in(text))
  }

  #termsOf(words: string): Map<string, number> {
    return queryTerms(words, {
      index: this.#index,
      synonyms: this.#synonyms,
      concepts: this.#concepts,
      weights: this.#weights.query,
    })
  }

  /** The best by their words alone that are open to the asker. */
  #candidates(words: string, context: SearchContext): Candidate[] {
    const isOpen = openIn(context)
    const filters = context.kinds !== undefined || context.now !== undefined
    const most = Math.max(CANDIDATES, context.limit ?? 0)
    const factors = this.#drawFactors
    const found = this.#index.search(this.#termsOf(words), filters ? this.#entries.length : most * WIDER)
    return found
      .flatMap(({ document, score }) => {
        const entry = this.#entries[document]
        const factor = factors?.[document] ?? 1
        return entry && isOpen(entry) ? [{ entry, factor, score: score * factor }] : []
      })
      .sort((one, other) => other.score - one.score)
      .slice(0, most)
  }

  /** The score by words, and what else speaks for the entry. */
  #weighed(entry: KnowledgeEntry, byWords: number, context: SearchContext): number {
    const { ranking } = this.#weights
    const isOwnUnit = context.unitId !== undefined && entry.units.includes(context.unitId)
    const isInSeason = context.now !== undefined && entry.season?.includes(monthOf(context.now))
    return (
      byWords * (entry.kind === context.prefers ? ranking.preferred : 1) +
      (isSameMatter(entry, context) ? ranking.sameMatter : 0) +
      (isOwnUnit ? ranking.ownUnit : 0) +
      (isInSeason ? ranking.inSeason : 0)
    )
  }

  #reasons(entry: KnowledgeEntry, query: string, context: SearchContext): string[] {
    const words = this.#wordsShown(entry, query)
    const reasons = [
      ...(words.length > 0 ? [`命中：${words.join('、')}`] : []),
      ...(isSameMatter(entry, context) ? [`同类事项：${entry.matter}`] : []),
    ]
    return reasons.length > 0 ? reasons : [ONLY_NEAR]
  }

  /** The entry's own words in the query, or what means the same. */
  #wordsShown(entry: KnowledgeEntry, query: string): string[] {
    const own = [...entry.keywords, ...(entry.matter === undefined ? [] : [entry.matter])]
    const said = own.filter((word) => query.includes(word))
    // A word explains itself once, be it by itself or by what it means.
    const explained = new Set(said)
    const meant = own.flatMap((word) => {
      if (query.includes(word)) return []
      const same = this.#concepts.sameAs(word)
      const other = same.find((one) => query.includes(one) && !explained.has(one))
      if (other === undefined) return []
      explained.add(other)
      return [`${other}=${word}`]
    })
    return [...new Set([...said, ...meant])].slice(0, REASON_WORDS)
  }
}

function isSameMatter({ matter }: KnowledgeEntry, context: SearchContext): boolean {
  return context.matter !== undefined && matter === context.matter
}

/** How rare terms are in these texts. */
export function backgroundOfTexts(texts: readonly string[]): Background {
  return backgroundOf(texts.map((text) => [...gramsOf(text), ...soundsOf(text)]))
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
    opening: gramsOf(body.slice(0, OPENING_LENGTH)),
    body: gramsOf(body),
    sounds: [title, ...asks, ...keywords].flatMap(soundsOf),
  }
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
