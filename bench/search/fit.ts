import { chanceOf } from '../../src/domain/chance.ts'
import type { Synonyms } from '../../src/templates/knowledge/synonyms.ts'
import type { SearchWeights } from '../../src/templates/knowledge/weights.ts'
import { WEIGHTS } from '../../src/templates/knowledge/weights.ts'
import type { Query } from './corpus.ts'
import type { FitPart } from './fit-parts.ts'
import { FittedSearch } from './fitted-search.ts'

/** One number of the weights, by its way through them. */
type Way = readonly string[]

/**
 * What is not fitted: how much is read is a matter of time; the threshold has its own queries (`refusals`); and what is
 * known of the asker's ticket is not in any labelled query.
 */
const KEPT = new Set([
  'maxLength',
  'mostTerms',
  'mostSentences',
  'fits',
  'threshold',
  'nearBest',
  'sameMatter',
  'ownUnit',
  'inSeason',
  'preferred',
])
/** A share stays a share; any other number of the weights may grow. */
const SHARES = new Set(['lengthNorm'])
const FACTORS = [0.6, 0.8, 1.25, 1.7]
const FOLDS = 5
/** A change is taken if it is worth so much, and makes no more than so many folds worse: else it is chance. */
const LEAST_GAIN = 0.0004
const MOST_WORSE_FOLDS = 1

/** How good a search is on a set of queries, each from 0 to 1. */
interface Goodness {
  hit1: number
  hit3: number
  reciprocalRank: number
}

/**
 * Fits the weights by coordinate descent, in an order that the seed shuffles: each number is made larger or smaller,
 * and kept so if the mean over the parts rises and does not fall in more than one of five folds of the queries.
 *
 * @param tell what happens, a line each: a descent takes minutes
 */
export function fitWeights(
  parts: readonly FitPart[],
  { synonyms, seed, rounds, tell }: FitSettings,
): { weights: SearchWeights; report: string } {
  const searches = parts.map((part) => new FittedSearch(part.corpus, synonyms))
  const scoresBy = (weights: SearchWeights): number[][] =>
    parts.map(({ fitted }, nth) => (searches[nth] as FittedSearch).ranks(fitted, weights).map(worthOf))
  const chance = chanceOf(seed, 'fit')
  let weights: SearchWeights = WEIGHTS
  let scores = scoresBy(weights)
  for (let round = 1; round <= rounds; round += 1) {
    const before = mean(scores.map(mean))
    for (const way of shuffled(waysThrough(weights), chance.next)) {
      for (const changed of neighbours(weights, way)) {
        const tried = scoresBy(changed)
        if (!isBetter(scores, tried)) continue
        tell(`${way.join('.')} = ${numberAt(changed, way)}: ${mean(tried.map(mean)).toFixed(4)}`)
        weights = changed
        scores = tried
        break
      }
    }
    const after = mean(scores.map(mean))
    tell(`round ${round}: ${before.toFixed(4)} -> ${after.toFixed(4)}`)
    if (after - before < LEAST_GAIN) break
  }
  return { weights, report: reportOf(parts, searches, weights) }
}

interface FitSettings {
  synonyms: Synonyms
  seed: string
  /** Each goes through all weights once. */
  rounds: number
  tell(line: string): void
}

/** What a right answer at this rank is worth, 1 for the first: hit@1, hit@3 and the reciprocal rank, a third each. */
function worthOf(rank: number): number {
  if (rank < 0) return 0
  return ((rank === 0 ? 1 : 0) + (rank < 3 ? 1 : 0) + 1 / (rank + 1)) / 3
}

/** Parts count the same, be they large or small. */
function isBetter(one: readonly number[][], other: readonly number[][]): boolean {
  const gain = mean(other.map(mean)) - mean(one.map(mean))
  if (gain < LEAST_GAIN) return false
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const of = (scores: readonly number[]) =>
      mean(scores.filter((_, index) => foldOf(index, scores.length) === fold))
    return mean(other.map(of)) - mean(one.map(of))
  })
  return folds.filter((change) => change < 0).length <= MOST_WORSE_FOLDS
}

/** Queries that stand together ask alike: they are in one fold, so that a change must help with what it was not made for. */
function foldOf(index: number, count: number): number {
  return Math.floor((index * FOLDS) / count)
}

function waysThrough(weights: object, before: Way = []): Way[] {
  return Object.entries(weights).flatMap(([name, value]) => {
    if (KEPT.has(name)) return []
    const way = [...before, name]
    return typeof value === 'number' ? [way] : waysThrough(value as object, way)
  })
}

function neighbours(weights: SearchWeights, way: Way): SearchWeights[] {
  const now = numberAt(weights, way)
  const isShare = SHARES.has(way.at(-1) ?? '')
  const values = FACTORS.map((factor) => Number((now * factor).toPrecision(2)))
  const allowed = isShare ? values.map((value) => Math.min(1, value)) : values
  return [...new Set(allowed)].filter((value) => value !== now).map((value) => changedAt(weights, way, value))
}

function numberAt(weights: object, way: Way): number {
  return way.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], weights) as number
}

function changedAt<T extends object>(weights: T, way: Way, value: number): T {
  const changed = structuredClone(weights)
  const last = way.at(-1) ?? ''
  const holder = way
    .slice(0, -1)
    .reduce<unknown>((one, name) => (one as Record<string, unknown>)[name], changed)
  ;(holder as Record<string, number>)[last] = value
  return changed
}

function reportOf(
  parts: readonly FitPart[],
  searches: readonly FittedSearch[],
  weights: SearchWeights,
): string {
  const changes = waysThrough(weights).flatMap((way) => {
    const [was, is] = [numberAt(WEIGHTS, way), numberAt(weights, way)]
    return was === is ? [] : [`  ${way.join('.')}: ${was} -> ${is}`]
  })
  const rows = parts.flatMap(({ name, fitted, heldOut }, nth) => {
    const row = (what: string, queries: readonly Query[]): string => {
      const by = (one: SearchWeights) => goodnessOf((searches[nth] as FittedSearch).ranks(queries, one))
      const title = `  ${name}, ${what} (${queries.length})`.padEnd(40)
      return `${title}${shown(by(WEIGHTS))}   ${shown(by(weights))}`
    }
    return [row('fitted', fitted), row('held out', heldOut)]
  })
  const head = `${'hit@1 hit@3 MRR'.padEnd(40)}before              after`
  return [head, ...rows, '', changes.length === 0 ? 'nothing to change' : 'changes:', ...changes].join('\n')
}

function goodnessOf(ranks: readonly number[]): Goodness {
  return {
    hit1: mean(ranks.map((rank) => (rank === 0 ? 1 : 0))),
    hit3: mean(ranks.map((rank) => (rank >= 0 && rank < 3 ? 1 : 0))),
    reciprocalRank: mean(ranks.map((rank) => (rank < 0 ? 0 : 1 / (rank + 1)))),
  }
}

function shown({ hit1, hit3, reciprocalRank }: Goodness): string {
  return [hit1, hit3, reciprocalRank].map((value) => value.toFixed(3)).join(' ')
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((one) => ({ one, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ one }) => one)
}
