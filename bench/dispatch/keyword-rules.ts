import type { Example } from '../../src/matching/classifier.ts'
import type { Matchable } from '../../src/matching/terms.ts'
import type { Answered } from './contenders.ts'
import { labelsByCount } from './contenders.ts'
import { pairsOf, ranked } from './ranked.ts'

/** As many keywords a label as a diligent clerk would write down. */
const WORDS = 40
/** A word of fewer texts is nobody's keyword. */
const MIN_TEXTS = 10

/**
 * A list of keywords for each label, the label with most of them in the text wins. The lists are the words that
 * stand most one-sidedly in the label's examples: better ones than a person thinks of.
 */
export function keywordRules(examples: readonly Example[]): (text: Matchable) => Answered {
  const byLabel = new Map<string, Map<string, number>>()
  const overall = new Map<string, number>()
  for (const example of examples) {
    const own = byLabel.get(example.label) ?? new Map<string, number>()
    byLabel.set(example.label, own)
    for (const pair of pairsOf(example).keys()) {
      own.set(pair, (own.get(pair) ?? 0) + 1)
      overall.set(pair, (overall.get(pair) ?? 0) + 1)
    }
  }
  const lists = new Map([...byLabel].map(([label, own]) => [label, telling(own, overall)] as const))
  const common = labelsByCount(examples)
  return (text) => {
    const words = pairsOf(text)
    const hits = new Map(
      common.map((label) => [label, (lists.get(label) ?? []).filter((word) => words.has(word)).length]),
    )
    return { ranked: ranked(hits) }
  }
}

function telling(own: ReadonlyMap<string, number>, overall: ReadonlyMap<string, number>): string[] {
  const worth = new Map(
    [...own]
      .filter(([, count]) => count >= MIN_TEXTS)
      .map(([word, count]) => [word, (count * count) / (overall.get(word) ?? 1)]),
  )
  return ranked(worth).slice(0, WORDS)
}
