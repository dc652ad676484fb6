/** The labels of the scores, the highest first. */
export function ranked(scores: ReadonlyMap<string, number>): string[] {
  return [...scores].sort(([, one], [, other]) => other - one).map(([label]) => label)
}

/** Pairs of neighbouring characters of title and detail together, as the plain baselines count them. */
export function pairsOf(text: { title: string; detail: string }): Map<string, number> {
  const pairs = new Map<string, number>()
  for (const part of `${text.title} ${text.detail}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    for (let at = 0; at + 1 < part.length; at += 1) {
      const pair = part.slice(at, at + 2)
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
  }
  return pairs
}
