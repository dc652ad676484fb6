/** Every two neighbouring Chinese characters of the text. */
export function characterPairs(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2))
  }
  return pairs
}

const FEWEST_PAIRS = 15

/** How much of their pairs two texts share (Jaccard); 0 for short texts, which are like each other by nature. */
export function pairsShared(text: string, other: string): number {
  const [ones, others] = [characterPairs(text), characterPairs(other)]
  if (ones.size < FEWEST_PAIRS || others.size < FEWEST_PAIRS) return 0
  const common = [...ones].filter((pair) => others.has(pair)).length
  return common / (ones.size + others.size - common)
}
