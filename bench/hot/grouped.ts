import { heatOf } from '../../src/domain/heat.ts'
import { likenessSteps } from '../../src/matching/likeness.ts'
import type { Matter } from '../../src/matching/matter-index.ts'
import { MatterIndex } from '../../src/matching/matter-index.ts'
import { PLACE, placesIn } from '../../src/matching/place-words.ts'
import { termsOf } from '../../src/matching/terms.ts'
import type { Message } from './messages.ts'

/** Messages that are one matter, by their places in the file; the hottest group first. */
export type Grouped = readonly (readonly number[])[]

/** The product: likeness of place and matter, average linkage, ranked by heat. */
export function ours(messages: readonly Message[]): Grouped {
  return ranked(messages, indexed(messages))
}

/** Learns from the messages and takes them in one by one, as the bot does with tickets. */
export function indexed(messages: readonly Message[]): MatterIndex {
  const steps = likenessSteps(messages)
  for (;;) {
    const step = steps.next()
    if (!step.done) continue
    const { likeness, described } = step.value
    const index = new MatterIndex(likeness)
    for (const [at, text] of described.entries()) index.add(at, text)
    return index
  }
}

export function ranked(messages: readonly Message[], index: MatterIndex, least?: number): Grouped {
  const heat = ({ ids, cohesion }: Matter): number =>
    heatOf(
      ids.map((at) => messages[at] as Message),
      cohesion,
    )
  const matters = index.matters(least).sort((one, other) => heat(other) - heat(one))
  return ofMany(
    messages,
    matters.map(({ ids }) => ids),
  )
}

/** What one does first: messages whose titles name the very same place, ranked by people. */
export function byPlaceWord(messages: readonly Message[]): Grouped {
  const places = Map.groupBy(
    messages.map((_, at) => at),
    (at) => placeWord(messages[at]?.title ?? '') ?? `message ${at}`,
  )
  return byPeople(messages, ofMany(messages, [...places.values()]))
}

/** The first name with its kind of place: the two characters before the kind, and the two that begin it. */
function placeWord(title: string): string | undefined {
  const characters = placesIn(title)
  const kind = characters.findIndex(
    ({ place }, at) =>
      place === PLACE.type &&
      at >= 2 &&
      characters.slice(at - 2, at).every((one) => one.place === PLACE.name),
  )
  if (kind < 0) return undefined
  const isKind = (at: number): boolean => characters[at]?.place === PLACE.type
  return characters
    .slice(kind - 2, isKind(kind + 1) ? kind + 2 : kind + 1)
    .map(({ text }) => text)
    .join('')
}

/** What one does next: messages that share enough pairs of characters (Dice), chained, ranked by people. */
export function bySingleLink(messages: readonly Message[], least: number): Grouped {
  const leader = messages.map((_, at) => at)
  const root = (at: number): number => {
    let top = at
    while (leader[top] !== top) top = leader[top] ?? top
    leader[at] = top
    return top
  }
  for (const [one, other] of dicePairs(messages, least)) {
    const [low, high] = [root(one), root(other)].sort((a, b) => a - b) as [number, number]
    leader[high] = low
  }
  const groups = Map.groupBy(
    messages.map((_, at) => at),
    root,
  )
  return byPeople(messages, ofMany(messages, [...groups.values()]))
}

function* dicePairs(messages: readonly Message[], least: number): Generator<[number, number]> {
  const texts = new Map<string, number[]>()
  const sizes: number[] = []
  for (const [at, message] of messages.entries()) {
    const terms = [...termsOf({ title: '', detail: `${message.title} ${message.detail}` }).keys()]
    const pairs = terms.filter((term) => term.length > 1)
    sizes.push(pairs.length)
    const shared = new Uint16Array(at)
    for (const pair of pairs) {
      const found = texts.get(pair) ?? []
      for (const earlier of found) shared[earlier] = (shared[earlier] ?? 0) + 1
      found.push(at)
      texts.set(pair, found)
    }
    for (const [earlier, count] of shared.entries())
      if ((2 * count) / (pairs.length + (sizes[earlier] ?? 0)) >= least) yield [earlier, at]
  }
}

function byPeople(messages: readonly Message[], groups: Grouped): Grouped {
  return groups.toSorted(
    (one, other) => peopleOf(messages, other) - peopleOf(messages, one) || other.length - one.length,
  )
}

/** A matter of one person is nobody's hot matter. */
function ofMany(messages: readonly Message[], groups: Grouped): Grouped {
  return groups.filter((group) => peopleOf(messages, group) > 1)
}

function peopleOf(messages: readonly Message[], group: readonly number[]): number {
  return new Set(group.map((at) => messages[at]?.person)).size
}
