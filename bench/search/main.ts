/**
 * `npm run bench:search`: the search beside other tools, on the shipped base and on a made-up township of growing size.
 * `-- --faq FILE --queries FILE` and `-- --replies FILE` measure on real questions and replies instead.
 */
import { parseArgs } from 'node:util'
import { loadSynonyms } from '../../src/templates/knowledge/synonyms.ts'
import { compare, table } from './compare.ts'
import type { Corpus, Query } from './corpus.ts'
import { faqCorpus, replyCorpus } from './corpus.ts'
import { peers } from './peers.ts'
import { refusals } from './refusals.ts'
import { KNOWLEDGE_DIR, shippedCorpus } from './shipped.ts'
import { noisedSets, township } from './township.ts'

const { values } = parseArgs({
  options: {
    faq: { type: 'string' },
    queries: { type: 'string' },
    replies: { type: 'string' },
    sizes: { type: 'string', default: '300,3000,30000' },
    seed: { type: 'string', default: '2026' },
  },
})
const { synonyms } = loadSynonyms(KNOWLEDGE_DIR)
const SEARCHERS = peers(synonyms)
const MOST_REPLIES = 400

function show(corpus: Corpus, sets: ReadonlyMap<string, readonly Query[]>): void {
  for (const comparison of compare(SEARCHERS, corpus, sets)) console.log(`\n${table(comparison)}`)
}

if (values.faq !== undefined && values.queries !== undefined) {
  const corpus = faqCorpus(values.faq, values.queries)
  show(corpus, new Map([[`${corpus.records.length} questions`, corpus.queries]]))
} else if (values.replies !== undefined) {
  const corpus = replyCorpus(values.replies, MOST_REPLIES)
  show(corpus, new Map([[`${corpus.records.length} replies`, corpus.queries]]))
} else {
  const { corpus, sets } = shippedCorpus()
  show(corpus, sets)
  console.log(`\n${refusals(synonyms)}`)
  for (const size of values.sizes.split(',').map(Number)) {
    const made = township(size, values.seed)
    show(made, noisedSets(made, values.seed))
  }
}
