import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KnowledgeSearch } from '../../src/templates/knowledge/search.ts'
import type { Synonyms } from '../../src/templates/knowledge/synonyms.ts'
import { WEIGHTS } from '../../src/templates/knowledge/weights.ts'
import type { Query } from './corpus.ts'
import { shippedBase, shippedCorpus } from './shipped.ts'

/** Questions that no base of a street office answers, one a line. */
const OUT_OF_DOMAIN = join(import.meta.dirname, '../../test/fixtures/out-of-domain-queries.txt')
const SHARES = [0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5]

/** What each share of `fits` would wrongly turn away and wrongly answer, on the part of the queries to tune on. */
export function refusals(synonyms: Synonyms): string {
  const { sets } = shippedCorpus()
  const inDomain: readonly Query[] = sets.get('shipped base, part to tune on') ?? []
  const outside = readFileSync(OUT_OF_DOMAIN, 'utf8').trim().split('\n')
  const lines = SHARES.map((asks) => {
    const ranking = { ...WEIGHTS.ranking, fits: { ...WEIGHTS.ranking.fits, asks } }
    const search = new KnowledgeSearch(shippedBase(), { synonyms, weights: { ...WEIGHTS, ranking } })
    const refused = inDomain.filter(({ words }) => search.search(words).length === 0).length
    const answered = outside.filter((words) => search.search(words).length > 0).length
    const shares = [refused / inDomain.length, answered / outside.length]
    const chosen = asks === WEIGHTS.ranking.fits.asks ? '  <- in use' : ''
    return `  ${asks.toFixed(2).padEnd(12)}${shares.map((share) => share.toFixed(3).padEnd(28)).join('')}${chosen}`
  })
  const head = `fits.asks     wrongly refused (of ${inDomain.length})   wrongly answered (of ${outside.length})`
  return [head, ...lines].join('\n')
}
