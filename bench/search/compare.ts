import type { Corpus, Query } from './corpus.ts'
import type { Peer, Searcher } from './peers.ts'

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
  asked: number
}

/** A slow searcher's share of the queries takes about as long. */
const SLOW_BUDGET_MS = 15_000
const LEAST_ASKED = 12

/** All searchers on the same corpus, each asked the same queries; the slow ones the first of them. */
export function compare(peers: readonly Peer[], corpus: Corpus, sets: ReadonlyMap<string, readonly Query[]>) {
  const scores = new Map<string, Score[]>([...sets.keys()].map((name) => [name, []]))
  for (const peer of peers) {
    const before = heldBytes()
    const began = performance.now()
    const searcher = peer.build(corpus)
    const indexMs = performance.now() - began
    const mebibytes = Math.max(0, heldBytes() - before) / 2 ** 20
    for (const [name, queries] of sets) {
      scores
        .get(name)
        ?.push({ name: peer.name, ...ask(searcher, queries, peer.isSlow ?? false), indexMs, mebibytes })
    }
  }
  return scores
}

export function table(title: string, scores: readonly Score[]): string {
  const head = `${title.padEnd(34)}hit@1  hit@3    MRR   p50 ms   p99 ms  index ms    MiB  asked`
  const lines = scores.map(
    ({ name, hit1, hit3, reciprocalRank, p50, p99, indexMs, mebibytes, asked }) =>
      `  ${name.padEnd(32)}${[hit1, hit3, reciprocalRank].map((one) => one.toFixed(3)).join('  ')}` +
      `${p50.toFixed(2).padStart(9)}${p99.toFixed(2).padStart(9)}${indexMs.toFixed(0).padStart(10)}` +
      `${mebibytes.toFixed(1).padStart(7)}${String(asked).padStart(7)}`,
  )
  return [head, ...lines].join('\n')
}

function ask(search: Searcher, queries: readonly Query[], isSlow: boolean) {
  const times: number[] = []
  let [hit1, hit3, sum, spent] = [0, 0, 0, 0]
  for (const { words, right } of queries) {
    if (isSlow && spent > SLOW_BUDGET_MS && times.length >= LEAST_ASKED) break
    const began = performance.now()
    const found = search(words)
    const ms = performance.now() - began
    times.push(ms)
    spent += ms
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
    asked,
  }
}

function heldBytes(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
