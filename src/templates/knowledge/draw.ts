/** A document's scores for many queries. */
interface Scorer {
  size: number
  scoresOf(query: string): readonly { document: number; score: number }[]
}

/** A document's draw is the mean of so many of its best scores: one near match does not make it. */
const BEST = 5
/** At least so many queries are tried, and more where documents are few: some seconds of work at most. */
const LEAST_TRIED = 100
const MOST_SCORED = 4_000_000
/** The share of the mean draw that every document gets, so that one which nothing finds is not set above all. */
const SMOOTHING = 0.3

/**
 * How much each document's score is to be lowered or raised for drawing many queries or few. Some long or general
 * texts score well for whatever is asked (“hubs”, Radovanović and others 2010); measured against what they score
 * for other people's queries, a good score of theirs says less.
 *
 * @param queries what has been asked before, whatever it was about
 * @param power 0: not at all; 1: a document that draws twice as much scores half
 * @returns a factor for each document, about 1
 */
export function drawFactors(
  { size, scoresOf }: Scorer,
  queries: readonly string[],
  power: number,
): Float64Array {
  const best = Array.from({ length: size }, () => [] as number[])
  for (const query of spreadOver(
    queries,
    Math.max(LEAST_TRIED, Math.floor(MOST_SCORED / Math.max(1, size))),
  )) {
    for (const { document, score } of scoresOf(query)) keepBest(best[document] as number[], score)
  }
  const draws = best.map((scores) => scores.reduce((sum, score) => sum + score, 0) / BEST)
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / Math.max(1, size)
  if (mean === 0) return new Float64Array(size).fill(1)
  return Float64Array.from(draws, (draw) => ((draw / mean + SMOOTHING) / (1 + SMOOTHING)) ** -power)
}

/** So many of them at even distances; all if they are no more. */
function spreadOver(queries: readonly string[], most: number): string[] {
  if (queries.length <= most) return [...queries]
  return Array.from({ length: most }, (_, nth) => queries[Math.floor((nth * queries.length) / most)] ?? '')
}

function keepBest(scores: number[], score: number): void {
  if (scores.length < BEST) {
    scores.push(score)
    return
  }
  const least = scores.indexOf(Math.min(...scores))
  if (score > (scores[least] as number)) scores[least] = score
}
