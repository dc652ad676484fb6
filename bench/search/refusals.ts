import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KnowledgeSearch } from '../../src/templates/knowledge/search.ts'
import type { Synonyms } from '../../src/templates/knowledge/synonyms.ts'
import { WEIGHTS } from '../../src/templates/knowledge/weights.ts'
import { shippedBase, shippedCorpus } from './shipped.ts'

const FIXTURES = join(import.meta.dirname, '../../test/fixtures')
const SHARES = [0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]
const WIDTH = 14

/**
 * What each share of `fits` would wrongly turn away and wrongly answer: on the queries that it was chosen with, and on
 * others that were written without looking at a score.
 */
export function refusals(synonyms: Synonyms): string {
  const { sets } = shippedCorpus()
  const asked = (name: string): string[] => (sets.get(name) ?? []).map(({ words }) => words)
  const inside = [asked('shipped base, part to tune on'), asked('shipped base, final part')]
  // Questions that no base of a street office answers, one a line.
  const outside = ['out-of-domain-queries.txt', 'out-of-domain-held-out.txt'].map((file) =>
    readFileSync(join(FIXTURES, file), 'utf8').trim().split('\n'),
  )
  const lines = SHARES.map((asks) => {
    const ranking = { ...WEIGHTS.ranking, fits: { ...WEIGHTS.ranking.fits, asks } }
    const search = new KnowledgeSearch(shippedBase(), { synonyms, weights: { ...WEIGHTS, ranking } })
    const answered = (queries: readonly string[]): number =>
      queries.filter((words) => search.search(words).length > 0).length / queries.length
    const shares = [...inside.map((queries) => 1 - answered(queries)), ...outside.map(answered)]
    const chosen = asks === WEIGHTS.ranking.fits.asks ? '  <- in use' : ''
    return `  ${asks.toFixed(2).padEnd(12)}${shares.map((share) => share.toFixed(3).padEnd(WIDTH)).join('')}${chosen}`
  })
  const counts = [...inside, ...outside].map(({ length }) => `of ${length}`.padEnd(WIDTH)).join('')
  return [
    `${'fits.asks'.padEnd(14)}${'wrongly refused'.padEnd(2 * WIDTH)}wrongly answered`,
    `${''.padEnd(14)}${['tuned on', 'held out', 'tuned on', 'held out'].map((one) => one.padEnd(WIDTH)).join('')}`,
    `${''.padEnd(14)}${counts}`,
    ...lines,
  ].join('\n')
}
