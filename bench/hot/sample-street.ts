import { join } from 'node:path'
import { unitById } from '../../src/domain/roster.ts'
import type { HistoryTicket } from '../../src/domain/sample-history.ts'
import { historyDays, sampleHistory } from '../../src/domain/sample-history.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { likenessSteps } from '../../src/matching/likeness.ts'
import { MatterIndex } from '../../src/matching/matter-index.ts'
import type { Reported } from '../../src/matching/wording.ts'
import { loadHistory } from '../../src/office/load-history.ts'
import { loadOffice } from '../../src/office/load-office.ts'

const DATA = join(import.meta.dirname, '../../data')
const LAST_DAY = '2026-11-22'
/** The bot compares a ticket with those of four weeks. */
const CURRENT_MS = 28 * DAY_MS
const LEARNED_FROM = 3_000

/** Pairs of tickets that came within four weeks of each other. */
interface Pairs {
  found: number
  missed: number
  /** Joined, though of another village or matter. */
  wrong: number
  /** Joined and of the same village and matter, but each names a spot of the village, and no common one. */
  elsewhere: number
  /** Joined and of the same village and matter, but nothing says whether they mean one thing. */
  unsaid: number
}

/**
 * Three years of the sample street, taken in one by one: pairwise precision, recall and F1 of the planted clusters and
 * bursts. Tickets of a season are left out: they come back by themselves.
 */
export function reportStreet(seed: string | undefined): void {
  const office = loadOffice(DATA)
  const plan = loadHistory(DATA, office)
  const days = historyDays(plan, LAST_DAY)
  const village = (id: string): string => unitById(office.roster, id)?.name ?? id
  const tickets = sampleHistory({ ...plan, seed: seed ?? plan.seed }, days, village)
  const pairs = compared(tickets, plan.places)
  console.log(`\nsample street, seed ${seed ?? plan.seed}: ${tickets.length} tickets of three years`)
  for (const kind of ['cluster', 'burst'] as const) {
    const { found, missed } = pairs[kind]
    console.log(
      `planted ${kind}s: recall of pairs ${(found / (found + missed)).toFixed(3)} of ${found + missed}`,
    )
  }
  const { found, missed, wrong, elsewhere, unsaid } = pairs.all
  console.log(`pairwise, another village or matter being wrong: ${scores(found, wrong, missed)}`)
  console.log(`pairwise, another spot of the village too: ${scores(found, wrong + elsewhere, missed)}`)
  console.log(`pairwise, all that was not planted: ${scores(found, wrong + elsewhere + unsaid, missed)}`)
}

function compared(
  tickets: readonly HistoryTicket[],
  places: readonly string[],
): { all: Pairs; cluster: Pairs; burst: Pairs } {
  const spots = tickets.map(({ content }) => places.filter((place) => content.includes(place)))
  const index = new MatterIndex(likenessOf(tickets.map(reported).slice(-LEARNED_FROM)))
  const none = (): Pairs => ({ found: 0, missed: 0, wrong: 0, elsewhere: 0, unsaid: 0 })
  const pairs = { all: none(), cluster: none(), burst: none() }
  let from = 0
  for (const [at, ticket] of tickets.entries()) {
    for (; (tickets[from] as HistoryTicket).at < ticket.at - CURRENT_MS; from += 1) index.remove(from)
    index.add(at, index.likeness.describe(reported(ticket)))
    if (ticket.label.season !== undefined) continue
    const same = new Set(index.matterOf(at)?.ids)
    for (let before = from; before < at; before += 1) {
      const other = tickets[before] as HistoryTicket
      if (other.label.season !== undefined) continue
      const planted = plantedTogether(ticket, other)
      const what = verdict({
        isPlanted: planted !== undefined,
        isJoined: same.has(before),
        isLike: ticket.villageId === other.villageId && ticket.matter === other.matter,
        areApart: areApart(spots[at] ?? [], spots[before] ?? []),
      })
      if (!what) continue
      pairs.all[what] += 1
      if (planted) pairs[planted][what] += 1
    }
  }
  return pairs
}

function verdict(pair: {
  isPlanted: boolean
  isJoined: boolean
  isLike: boolean
  areApart: boolean
}): keyof Pairs | undefined {
  if (pair.isPlanted) return pair.isJoined ? 'found' : 'missed'
  if (!pair.isJoined) return undefined
  if (!pair.isLike) return 'wrong'
  return pair.areApart ? 'elsewhere' : 'unsaid'
}

function areApart(spots: readonly string[], others: readonly string[]): boolean {
  return spots.length > 0 && others.length > 0 && !spots.some((spot) => others.includes(spot))
}

function plantedTogether(one: HistoryTicket, other: HistoryTicket): 'cluster' | 'burst' | undefined {
  if (one.label.cluster !== undefined && one.label.cluster === other.label.cluster) return 'cluster'
  return one.label.burst !== undefined && one.label.burst === other.label.burst ? 'burst' : undefined
}

function reported({ subject, content, villageId, matter }: HistoryTicket): Reported {
  return { title: subject, detail: content, villageId, matter }
}

function likenessOf(lessons: readonly Reported[]): MatterIndex['likeness'] {
  const steps = likenessSteps(lessons)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.likeness
  }
}

function scores(right: number, wrong: number, missed: number): string {
  const precision = right / (right + wrong)
  const recall = right / (right + missed)
  const f1 = (2 * precision * recall) / (precision + recall)
  return `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`
}
