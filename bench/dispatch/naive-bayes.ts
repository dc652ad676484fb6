import type { Example } from '../../src/matching/classifier.ts'
import type { Matchable } from '../../src/matching/terms.ts'
import type { Answered } from './contenders.ts'
import { pairsOf, ranked } from './ranked.ts'

const SMOOTHING = 0.1

/** Multinomial naive Bayes over counts of bigrams. */
export function naiveBayes(examples: readonly Example[]): (text: Matchable) => Answered {
  const counts = new Map<string, Map<string, number>>()
  const texts = new Map<string, number>()
  const known = new Set<string>()
  for (const example of examples) {
    const own = counts.get(example.label) ?? new Map<string, number>()
    counts.set(example.label, own)
    texts.set(example.label, (texts.get(example.label) ?? 0) + 1)
    for (const [pair, count] of pairsOf(example)) {
      own.set(pair, (own.get(pair) ?? 0) + count)
      known.add(pair)
    }
  }
  const totals = new Map(
    [...counts].map(([label, own]) => [
      label,
      [...own.values()].reduce((sum, count) => sum + count, 0) + SMOOTHING * known.size,
    ]),
  )
  return (text) => {
    const pairs = [...pairsOf(text)].filter(([pair]) => known.has(pair))
    const scores = new Map<string, number>()
    for (const [label, own] of counts) {
      const total = totals.get(label) ?? 1
      let score = Math.log(texts.get(label) ?? 1)
      for (const [pair, count] of pairs) score += count * Math.log(((own.get(pair) ?? 0) + SMOOTHING) / total)
      scores.set(label, score)
    }
    return { ranked: ranked(scores) }
  }
}
