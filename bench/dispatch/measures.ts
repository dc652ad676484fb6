/** What a contender said of one text, the likeliest first, and what was true. */
export interface Said {
  ranked: readonly string[]
  truth: string
  confidence?: number
}

/** The share of texts whose label is among the first `count`. */
export function within(said: readonly Said[], count: number): number {
  return said.filter(({ ranked, truth }) => ranked.slice(0, count).includes(truth)).length / said.length
}

/** The mean of each label's F1, so that a rare label counts as much as a common one. */
export function macroF1(said: readonly Said[]): number {
  const labels = [...new Set(said.map(({ truth }) => truth))]
  const scores = labels.map((label) => {
    const right = said.filter(({ ranked, truth }) => truth === label && ranked[0] === label).length
    const guessed = said.filter(({ ranked }) => ranked[0] === label).length
    const real = said.filter(({ truth }) => truth === label).length
    return (2 * right) / (guessed + real || 1)
  })
  return scores.reduce((sum, score) => sum + score, 0) / labels.length
}

export interface Band {
  from: number
  to: number
  texts: number
  meanConfidence: number
  right: number
}

/** Confidence against being right. */
export function reliability(said: readonly Said[]): Band[] {
  const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.000_001]
  return edges.slice(0, -1).flatMap((from, at) => {
    const to = edges[at + 1] ?? 1
    const those = said.filter(({ confidence = 0 }) => confidence >= from && confidence < to)
    if (those.length === 0) return []
    const meanConfidence = those.reduce((sum, { confidence = 0 }) => sum + confidence, 0) / those.length
    return [{ from, to: Math.min(to, 1), texts: those.length, meanConfidence, right: within(those, 1) }]
  })
}

/** How far confidence and being right lie apart, on average over the texts. */
export function calibrationError(bands: readonly Band[]): number {
  const texts = bands.reduce((sum, band) => sum + band.texts, 0)
  return bands.reduce(
    (sum, band) => sum + (Math.abs(band.meanConfidence - band.right) * band.texts) / texts,
    0,
  )
}
