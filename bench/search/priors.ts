import type { KnowledgeEntry } from '../../src/templates/knowledge/index.ts'
import type { SearchContext } from '../../src/templates/knowledge/search.ts'
import { KnowledgeSearch } from '../../src/templates/knowledge/search.ts'
import type { Synonyms } from '../../src/templates/knowledge/synonyms.ts'
import { WEIGHTS } from '../../src/templates/knowledge/weights.ts'
import { shippedBase, shippedCorpus } from './shipped.ts'

/** Any Monday morning of the month. */
const momentIn = (month: number): number => Date.UTC(2026, month - 1, 9, 1)

/**
 * What is won where it is known of the asker's ticket, and lost where that misleads: the labelled queries, asked by
 * whom the right entry belongs to, for a ticket of its matter, in its season; and the other way round.
 */
export function priors(synonyms: Synonyms): string {
  const entries = shippedBase()
  const search = new KnowledgeSearch(entries, { synonyms, weights: WEIGHTS })
  const { sets } = shippedCorpus()
  const queries = [
    ...(sets.get('shipped base, part to tune on') ?? []),
    ...(sets.get('shipped base, final part') ?? []),
  ]
  const units = [...new Set(entries.flatMap((entry) => entry.units))]
  const matters = [...new Set(entries.flatMap(({ matter }) => (matter === undefined ? [] : [matter])))]
  const rightOf = ({ right }: { right: ReadonlySet<number> }): KnowledgeEntry[] =>
    [...right].flatMap((place) => entries[place] ?? [])
  const row = (
    name: string,
    among: (right: readonly KnowledgeEntry[]) => boolean,
    contextOf: (right: readonly KnowledgeEntry[], nth: number) => SearchContext,
  ): string => {
    const asked = queries.filter((query) => among(rightOf(query)))
    const shares = [() => ({}), contextOf].map((of) => {
      const ranks = asked.map((query, nth) =>
        search
          .search(query.words, of(rightOf(query), nth))
          .findIndex(({ entry }) => rightOf(query).includes(entry)),
      )
      const share = (is: (rank: number) => boolean) => (ranks.filter(is).length / asked.length).toFixed(3)
      return `${share((rank) => rank === 0)}   ${share((rank) => rank >= 0)}`
    })
    return `  ${`${name} (${asked.length})`.padEnd(40)}${shares.join('        ')}`
  }
  const others = <T>(all: readonly T[], own: readonly T[], nth: number): T =>
    all.filter((one) => !own.includes(one))[nth % (all.length - own.length)] as T
  const unitsOf = (right: readonly KnowledgeEntry[]) => right.flatMap((entry) => entry.units)
  const mattersOf = (right: readonly KnowledgeEntry[]) => right.flatMap(({ matter }) => matter ?? [])
  const seasonOf = (right: readonly KnowledgeEntry[]) => right.flatMap(({ season }) => season ?? [])
  const held = (list: readonly unknown[]) => list.length > 0
  return [
    `${'what is known besides the words'.padEnd(42)}without              with`,
    `${''.padEnd(42)}hit@1   hit@3        hit@1   hit@3`,
    row(
      'own unit',
      (right) => held(unitsOf(right)),
      (right) => ({ unitId: unitsOf(right)[0] ?? '' }),
    ),
    row(
      'another unit',
      (right) => held(unitsOf(right)),
      (right, nth) => ({ unitId: others(units, unitsOf(right), nth) }),
    ),
    row(
      'own matter',
      (right) => held(mattersOf(right)),
      (right) => ({ matter: mattersOf(right)[0] ?? '' }),
    ),
    row(
      'another matter',
      (right) => held(mattersOf(right)),
      (right, nth) => ({ matter: others(matters, mattersOf(right), nth) }),
    ),
    row(
      'in season',
      (right) => held(seasonOf(right)),
      (right) => ({ now: momentIn(seasonOf(right)[0] ?? 1) }),
    ),
    row(
      'out of season',
      (right) => held(seasonOf(right)),
      (right, nth) => ({
        now: momentIn(others([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], seasonOf(right), nth)),
      }),
    ),
    row(
      'a template wanted, and right',
      (right) => right.some(({ kind }) => kind === 'template'),
      () => ({ prefers: 'template' }),
    ),
    row(
      'a template wanted, and not right',
      (right) => right.every(({ kind }) => kind !== 'template'),
      () => ({ prefers: 'template' }),
    ),
  ].join('\n')
}
