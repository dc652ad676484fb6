import type { Share } from './rates.ts'

/** What 哪个村投诉最多 and its like rank by: 最多 最慢 签收最慢 超期最多 不满意最多 满意率最低 满意率最高 退单最多. */
export type Measure = 'most' | 'slow' | 'signing' | 'late' | 'dissatisfied' | 'least' | 'content' | 'returned'

/** Two-sided 95 %. */
const Z = 1.96

/** One place in a ranking: the rate, and the bound that its place comes from. */
export interface Ranked<Key> {
  key: Key
  share: Share
  /** Lower end of the 95 % interval of the true rate, 0–1. */
  low: number
}

/**
 * Lower end of Wilson's 95 % interval: what the rate may be at worst, given how few it was counted on. 2 of 2 is
 * 0.34, 95 of 100 is 0.89, so that a unit with two tickets does not lead.
 */
export function wilsonLow({ count, of }: Pick<Share, 'count' | 'of'>): number {
  if (of === 0) return 0
  const rate = count / of
  const centre = rate + (Z * Z) / (2 * of)
  const spread = Z * Math.sqrt((rate * (1 - rate) + (Z * Z) / (4 * of)) / of)
  return Math.max(0, (centre - spread) / (1 + (Z * Z) / of))
}

/** Best first by the lower bound; who has fewer than `fewest` has no rank and stands apart, in the given order. */
export function rankingOf<Key>(
  shares: Iterable<readonly [Key, Share]>,
  fewest: number,
): { ranked: Ranked<Key>[]; tooFew: Ranked<Key>[] } {
  const all = [...shares].map(([key, share]) => ({ key, share, low: wilsonLow(share) }))
  return {
    ranked: all
      .filter(({ share }) => share.of >= fewest)
      .sort((one, other) => other.low - one.low || other.share.of - one.share.of),
    tooFew: all.filter(({ share }) => share.of > 0 && share.of < fewest),
  }
}

/** Percent with one decimal; undefined on fewer than `fewest`. */
export function percentOf({ count, of }: Share, fewest: number): number | undefined {
  return of === 0 || of < fewest ? undefined : Math.round((count / of) * 1000) / 10
}
