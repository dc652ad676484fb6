import type { Corpus, Query } from './corpus.ts'
import { faqCorpus, isFitted, replyCorpus } from './corpus.ts'
import { shippedCorpus } from './shipped.ts'
import { noisedSets, township } from './township.ts'

/** Labelled queries on one corpus: what weights are fitted on, and what they are judged by, which is never fitted on. */
export interface FitPart {
  name: string
  corpus: Corpus
  fitted: readonly Query[]
  heldOut: readonly Query[]
}

/** The bench of the same name is made from seed 2026; these streets are others. */
const SEEDS = { fitted: 'fit 1', heldOut: 'fit 2' } as const
const TOWNSHIP_SIZE = 1500
/** Of the queries of each noise. */
const EVERY = 8
const MOST_REPLIES = 400
/** None of those that the bench asks: it takes each fifth from the first on. */
const REPLIES = { first: 2, apart: 5 } as const

/** @param files of ../shared/data or like them; a part whose file is not given is left out */
export function fitParts(files: { faq?: string; queries?: string; replies?: string }): FitPart[] {
  return [
    shippedPart(),
    townshipPart(),
    ...(files.faq !== undefined && files.queries !== undefined ? [faqPart(files.faq, files.queries)] : []),
    ...(files.replies === undefined ? [] : [replyPart(files.replies)]),
  ]
}

function shippedPart(): FitPart {
  const { corpus, sets } = shippedCorpus()
  const setOf = (name: string): readonly Query[] => sets.get(name) ?? []
  return {
    name: 'shipped base',
    corpus,
    fitted: setOf('shipped base, part to tune on'),
    heldOut: setOf('shipped base, final part'),
  }
}

/** Other villages ask in the held out part, and misspell otherwise. */
function townshipPart(): FitPart {
  const corpus = township(TOWNSHIP_SIZE, SEEDS.fitted)
  const noised = (seed: string, from: number): Query[] =>
    [...noisedSets(corpus, seed).values()].flatMap((queries) =>
      queries.filter((_, index) => index % EVERY === from),
    )
  return { name: 'noised', corpus, fitted: noised(SEEDS.fitted, 0), heldOut: noised(SEEDS.heldOut, 1) }
}

function faqPart(faq: string, queries: string): FitPart {
  const corpus = faqCorpus(faq, queries)
  return {
    name: 'FAQ titles',
    corpus,
    fitted: corpus.queries.filter(isFitted),
    heldOut: corpus.queries.filter((query) => !isFitted(query)),
  }
}

function replyPart(replies: string): FitPart {
  const corpus = replyCorpus(replies, MOST_REPLIES, REPLIES)
  return {
    name: 'real replies',
    corpus,
    fitted: corpus.queries.filter((_, index) => index % 2 === 0),
    heldOut: corpus.queries.filter((_, index) => index % 2 === 1),
  }
}
