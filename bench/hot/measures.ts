import type { Grouped } from './grouped.ts'
import type { Gold, Issue, Message } from './messages.ts'

/** How well the best group hits an issue. People are counted; `messages` is the same by messages. */
export interface Hit {
  issue: Issue
  /** 1 for the hottest group; absent if none holds any of it. */
  rank?: number
  precision: number
  recall: number
  messages: { precision: number; recall: number }
  /** People who report the issue. */
  people: number
}

export interface Verdict {
  hits: readonly Hit[]
  /** Of the pairs of different people's messages at the places of traps, those that became one. */
  trapped: { pairs: number; of: number }
}

/** An issue is found where half of its people are in the group and half of the group's people are its own. */
const HALF = 0.5

/** For each issue the group that fits it best by people. */
export function judged(messages: readonly Message[], groups: Grouped, gold: Gold): Verdict {
  const placeOf = new Map(messages.map(({ id }, at) => [id, at]))
  const at = (ids: readonly string[]): number[] => ids.flatMap((id) => placeOf.get(id) ?? [])
  const person = (message: number): string => messages[message]?.person ?? ''
  const hits = gold.issues.map((issue) => hitOf(issue, at(issue.ids), groups, person))
  const groupOf = new Map(groups.flatMap((group, k) => group.map((message) => [message, k] as const)))
  const trapped = { pairs: 0, of: 0 }
  for (const { ids } of gold.traps) {
    for (const one of at(ids)) {
      for (const other of at(ids)) {
        if (one >= other || person(one) === person(other)) continue
        trapped.of += 1
        if (groupOf.has(one) && groupOf.get(one) === groupOf.get(other)) trapped.pairs += 1
      }
    }
  }
  return { hits, trapped }
}

function hitOf(
  issue: Issue,
  own: readonly number[],
  groups: Grouped,
  person: (message: number) => string,
): Hit {
  const wanted = new Set(own)
  const people = new Set(own.map(person))
  let best: Hit = {
    issue,
    precision: 0,
    recall: 0,
    messages: { precision: 0, recall: 0 },
    people: people.size,
  }
  for (const [k, group] of groups.entries()) {
    const right = group.filter((message) => wanted.has(message))
    if (right.length === 0) continue
    const found = new Set(right.map(person)).size
    const precision = found / new Set(group.map(person)).size
    const recall = found / people.size
    if (f1({ precision, recall }) <= f1(best)) continue
    const ofMessages = { precision: right.length / group.length, recall: right.length / own.length }
    best = { issue, rank: k + 1, precision, recall, messages: ofMessages, people: people.size }
  }
  return best
}

export function isFound({ rank, precision, recall }: Hit, within: number): boolean {
  return rank !== undefined && rank <= within && precision >= HALF && recall >= HALF
}

export function foundWithin({ hits }: Verdict, within: number): number {
  return hits.filter((hit) => isFound(hit, within)).length
}

/** Mean over the issues; one that is not found among the first counts as nothing recalled, and not for the precision. */
export function means({ hits }: Verdict, within: number): { precision: number; recall: number } {
  const found = hits.filter((hit) => isFound(hit, within))
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
  return {
    precision: found.length === 0 ? 0 : sum(found.map(({ precision }) => precision)) / found.length,
    recall: sum(found.map(({ recall }) => recall)) / hits.length,
  }
}

function f1({ precision, recall }: { precision: number; recall: number }): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}
