/**
 * `npm run bench:search`: the search beside other tools, on the shipped base and on a made-up township of growing size.
 * `-- --faq FILE --queries FILE` and `-- --replies FILE` measure on real questions and replies instead; `-- --fit` with any
 * of them fits the weights (`src/templates/knowledge/weights.ts`) and says what that is worth on queries it never saw.
 */
import { parseArgs } from 'node:util'
import { loadSynonyms } from '../../src/templates/knowledge/synonyms.ts'
import { compare, table } from './compare.ts'
import type { Corpus, Query } from './corpus.ts'
import { faqCorpus, isFitted, replyCorpus } from './corpus.ts'
import { fitWeights } from './fit.ts'
import { fitParts } from './fit-parts.ts'
import { peers } from './peers.ts'
import { priors } from './priors.ts'
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
    fit: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
  },
})
const { synonyms } = loadSynonyms(KNOWLEDGE_DIR)
const SEARCHERS = peers(synonyms)
const MOST_REPLIES = 400

function show(corpus: Corpus, sets: ReadonlyMap<string, readonly Query[]>): void {
  for (const comparison of compare(SEARCHERS, corpus, sets)) console.log(`\n${table(comparison)}`)
}

if (values.fit) {
  const settings = { synonyms, seed: values.seed, rounds: Number(values.rounds), tell: console.log }
  console.log(`\n${fitWeights(fitParts(values), settings).report}`)
} else if (values.faq !== undefined && values.queries !== undefined) {
  const corpus = faqCorpus(values.faq, values.queries)
  const title = `${corpus.records.length} questions`
  const [tuned, heldOut] = [corpus.queries.filter(isFitted), corpus.queries.filter((one) => !isFitted(one))]
  show(
    corpus,
    new Map([
      [title, corpus.queries],
      [`${title}, half tuned on`, tuned],
      [`${title}, half held out`, heldOut],
    ]),
  )
} else if (values.replies !== undefined) {
  const corpus = replyCorpus(values.replies, MOST_REPLIES)
  show(corpus, new Map([[`${corpus.records.length} replies`, corpus.queries]]))
} else {
  const { corpus, sets } = shippedCorpus()
  show(corpus, sets)
  console.log(`\n${refusals(synonyms)}`)
  console.log(`\n${priors(synonyms)}`)
  for (const size of values.sizes.split(',').map(Number)) {
    const made = township(size, values.seed)
    show(made, noisedSets(made, values.seed))
  }
}
