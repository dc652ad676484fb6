import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { Example } from '../../src/matching/classifier.ts'
import type { Matchable } from '../../src/matching/terms.ts'
import type { Answered } from './contenders.ts'
import { pairsOf, ranked } from './ranked.ts'

/** So many nearest earlier texts vote, each with its score. */
const VOTERS = 15

/** The vote of the nearest by MiniSearch, with bigrams as its words. */
export function nearestByMiniSearch(examples: readonly Example[]): (text: Matchable) => Answered {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => [...pairsOf({ title: '', detail: text }).keys()],
    processTerm: (term) => term,
  })
  index.addAll(examples.map(({ title, detail }, id) => ({ id, text: `${title} ${detail}` })))
  return ({ title, detail }) => vote(examples, index.search(`${title} ${detail}`))
}

/** The vote of the nearest by Fuse.js on titles; on whole messages one search takes seconds. */
export function nearestByFuse(examples: readonly Example[]): (text: Matchable) => Answered {
  const index = new Fuse(examples, {
    keys: ['title'],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.8,
  })
  return ({ title }) =>
    vote(
      examples,
      index
        .search(title, { limit: VOTERS })
        .map(({ refIndex, score = 1 }) => ({ id: refIndex, score: 1 - score })),
    )
}

function vote(examples: readonly Example[], hits: readonly { id: number; score: number }[]): Answered {
  const votes = new Map<string, number>()
  for (const { id, score } of hits.slice(0, VOTERS)) {
    const label = examples[id]?.label ?? ''
    votes.set(label, (votes.get(label) ?? 0) + score)
  }
  return { ranked: ranked(votes) }
}
