import type { Corpus, Query, Searcher } from './corpus.ts'
import type { Peer } from './peers.ts'

/** What one searcher did on one set of queries. */
export interface Score {
  name: string
  hit1: number
  hit3: number
  reciprocalRank: number
  p50: number
  p99: number
  indexMs: number
  /** Heap and buffers that the index takes, in MiB; 0 for what SQLite keeps outside. */
  mebibytes: number
}

/** A set is asked in full of all, unless a slow searcher would take longer than this for it. */
const SLOW_BUDGET_MS = 20_000
const LEAST_ASKED = 24

/** What one set of queries showed: everybody on all of it, or on the part that even the slow ones got through. */
export interface Comparison {
  title: string
  /** How many of the queries the rows are of: the same ones for each. */
  asked: number
  scores: Score[]
}

/**
 * All searchers on the same corpus, each asked the same queries. Where a slow one would take too long for a set, the
 * fast ones are shown on all of it, and then all of them on the same part, spread evenly over the set.
 */
export function compare(
  peers: readonly Peer[],
  corpus: Corpus,
  sets: ReadonlyMap<string, readonly Query[]>,
): Comparison[] {
  const built = peers.map((peer) => {
    const before = heldBytes()
    const began = performance.now()
    const search = peer.build(corpus)
    const indexMs = performance.now() - began
    return { peer, search, indexMs, mebibytes: Math.max(0, heldBytes() - before) / 2 ** 20 }
  })
  return [...sets].flatMap(([title, queries]) => {
    const affordable = built.map(({ peer, search }) =>
      peer.isSlow ? affordedBy(search, queries) : queries.length,
    )
    const most = Math.min(...affordable)
    const rows = (
      chosen: readonly (typeof built)[number][],
      part: readonly Query[],
    ): Pick<Comparison, 'asked' | 'scores'> => ({
      asked: part.length,
      scores: chosen.map(({ peer, search, indexMs, mebibytes }) => ({
        name: peer.name,
        ...ask(search, part),
        indexMs,
        mebibytes,
      })),
    })
    if (most === queries.length) return [{ title, ...rows(built, queries) }]
    const fast = built.filter(({ peer }) => !peer.isSlow)
    const part = spreadOver(queries, most)
    return [
      { title, ...rows(fast, queries) },
      { title: `${title}, part`, ...rows(built, part) },
    ]
  })
}

/** How many of the queries a slow searcher gets through in its time, judged by the first few. */
function affordedBy(search: Searcher, queries: readonly Query[]): number {
  const tried = queries.slice(0, 4)
  const began = performance.now()
  for (const { words } of tried) search(words)
  const each = (performance.now() - began) / Math.max(1, tried.length)
  return Math.min(queries.length, Math.max(LEAST_ASKED, Math.floor(SLOW_BUDGET_MS / each)))
}

function spreadOver(queries: readonly Query[], count: number): Query[] {
  return Array.from(
    { length: count },
    (_, nth) => queries[Math.floor((nth * queries.length) / count)] as Query,
  )
}

/** One table for each set; a mark stands behind each accuracy in which nobody is better. */
export function table({ title, asked, scores }: Comparison): string {
  const head = `${`${title} (${asked} queries)`.padEnd(42)}hit@1   hit@3   MRR     p50 ms   p99 ms  index ms    MiB`
  const bestOf = (value: (score: Score) => number): number => Math.max(...scores.map(value))
  const best = { hit1: bestOf(({ hit1 }) => hit1), hit3: bestOf(({ hit3 }) => hit3), mrr: bestOf(mrrOf) }
  const marked = (value: number, top: number): string => `${value.toFixed(3)}${value === top ? '*' : ' '}  `
  const lines = scores.map(
    (score) =>
      `  ${score.name.padEnd(40)}${marked(score.hit1, best.hit1)}${marked(score.hit3, best.hit3)}` +
      `${marked(mrrOf(score), best.mrr)}${score.p50.toFixed(2).padStart(7)}${score.p99.toFixed(2).padStart(9)}` +
      `${score.indexMs.toFixed(0).padStart(10)}${score.mebibytes.toFixed(1).padStart(7)}`,
  )
  return [head, ...lines].join('\n')
}

function mrrOf({ reciprocalRank }: Score): number {
  return reciprocalRank
}

/** Accuracy and times of one searcher on some queries. */
export function ask(search: Searcher, queries: readonly Query[]) {
  const times: number[] = []
  let [hit1, hit3, sum] = [0, 0, 0]
  for (const { words, right } of queries) {
    const began = performance.now()
    const found = search(words)
    times.push(performance.now() - began)
    const rank = found.findIndex((position) => right.has(position))
    if (rank === 0) hit1 += 1
    if (rank >= 0 && rank < 3) hit3 += 1
    if (rank >= 0) sum += 1 / (rank + 1)
  }
  const asked = times.length
  const sorted = times.toSorted((one, other) => one - other)
  const quantile = (share: number): number => sorted[Math.min(asked - 1, Math.floor(asked * share))] ?? 0
  return {
    hit1: hit1 / asked,
    hit3: hit3 / asked,
    reciprocalRank: sum / asked,
    p50: quantile(0.5),
    p99: quantile(0.99),
  }
}

function heldBytes(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
