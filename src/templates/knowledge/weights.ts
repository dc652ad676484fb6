import type { FieldSetting } from './text-index.ts'

/** Where an entry's words stand. */
export type Field =
  | 'title'
  | 'asks'
  | 'learned'
  | 'keywords'
  | 'matter'
  | 'opening'
  | 'body'
  | 'concepts'
  | 'sounds'

const FIELDS: Readonly<Record<Field, FieldSetting>> = {
  title: { weight: 1.6, lengthNorm: 0.8 },
  asks: { weight: 2.5, lengthNorm: 0.85 },
  learned: { weight: 1.5, lengthNorm: 0.5 },
  keywords: { weight: 2.5, lengthNorm: 0.5 },
  matter: { weight: 1.5, lengthNorm: 0.5 },
  opening: { weight: 0.51, lengthNorm: 0.5 },
  body: { weight: 0.5, lengthNorm: 0.95 },
  concepts: { weight: 1, lengthNorm: 0.5 },
  sounds: { weight: 1.3, lengthNorm: 0.85 },
}

const QUERY = {
  /** Signs of the query that are read. */
  maxLength: 1500,
  /** From how many signs on a query turns from a few words into a whole complaint. */
  long: { from: 25, to: 80 },
  filler: 0.14,
  single: 1.2,
  synonym: 0.3,
  concept: 1,
  sound: 0.4,
  /** Rarity counts more where there are many words to choose from. */
  rarityPower: { short: 0.7, long: 1.8, concept: 1.3 },
  mostTerms: 220,
  /** In a long complaint: the words of its first sentence, and those that it repeats. */
  opening: 1.5,
  openingLength: 40,
  repeated: 0.4,
}

const RANKING = {
  /**
   * Nothing fits if the best scores less than this share of a text with all the words of a short query; less for an
   * entry that is a bare title or has a keyword in the query. `npm run bench:search` prints what that turns away and lets in.
   */
  fits: { asks: 0.45, named: 0.2, bare: 0.12 },
  /** What scores less than this is chance, whatever was asked. */
  threshold: 4,
  /** What scores less than this share of the best is chance: shown beside it, it only distracts. */
  nearBest: 0.3,
  /** For the nearest single wording, from none in common to the same words. */
  nearest: { short: 0.6, long: 2 },
  nearestSingle: 1,
  nearestConcept: 0.2,
  /** A query longer than this is compared sentence by sentence, so many of them. */
  sentenceFrom: 18,
  sentenceLeast: 4,
  mostSentences: 30,
  spelling: 3,
  /** How far an entry is lowered that scores well for other people's tickets too. */
  draw: 0.63,
  sameMatter: 12,
  ownUnit: 1.5,
  /** In its months of the year an entry wins against one that fits as well. */
  inSeason: 1.5,
  /** A preferred entry wins unless another fits clearly better, as 「退单」 fits no template. */
  preferred: 1.3,
}

export const WEIGHTS: SearchWeights = { fields: FIELDS, query: QUERY, ranking: RANKING }

/** Every number of the search: `npm run bench:search -- --fit` proposes other ones and says what they are worth. */
export interface SearchWeights {
  fields: Readonly<Record<Field, FieldSetting>>
  query: QueryWeights
  ranking: typeof RANKING
}
export type QueryWeights = typeof QUERY
