/** Two texts and how alike they are; `one` < `other`. */
export interface Pair {
  one: number
  other: number
  likeness: number
}

/** Groups whose members are on average as alike as this are one thing. */
export const SAME_THING = 0.35

/**
 * Average-linkage clustering (UPGMA): the two groups that are most alike on average become one, until none are
 * alike enough. One pair of look-alikes does not chain two matters together, as it does in single linkage. What is
 * not among the pairs counts as nothing alike.
 *
 * @param count texts are 0 … count - 1
 * @returns groups of two or more, members ascending, in the order of their first members
 */
export function clusters(count: number, pairs: readonly Pair[], least = SAME_THING): number[][] {
  const sums = Array.from({ length: count }, () => new Map<number, number>())
  const members = Array.from({ length: count }, (_, text) => [text])
  const queue = new Queue()
  for (const { one, other, likeness } of pairs) {
    sums[one]?.set(other, likeness)
    sums[other]?.set(one, likeness)
    if (likeness >= least) queue.push({ one, other, likeness })
  }
  const sizeOf = (group: number): number => members[group]?.length ?? 0
  const average = (one: number, other: number): number =>
    (sums[one]?.get(other) ?? 0) / (sizeOf(one) * sizeOf(other))
  for (let best = queue.pop(); best; best = queue.pop()) {
    const { one, other, likeness } = best
    // Groups have grown since, or are gone.
    if (sizeOf(one) === 0 || sizeOf(other) === 0 || average(one, other) !== likeness) continue
    members[one]?.push(...(members[other] ?? []))
    members[other] = []
    sums[one]?.delete(other)
    for (const [group, sum] of sums[other] ?? []) {
      sums[group]?.delete(other)
      if (group === one) continue
      const together = (sums[one]?.get(group) ?? 0) + sum
      sums[one]?.set(group, together)
      sums[group]?.set(one, together)
    }
    sums[other]?.clear()
    for (const group of sums[one]?.keys() ?? []) {
      const alike = average(one, group)
      if (alike >= least)
        queue.push({ one: Math.min(one, group), other: Math.max(one, group), likeness: alike })
    }
  }
  return members.filter((group) => group.length > 1).map((group) => group.sort((one, other) => one - other))
}

/** Pairs, the most alike first; ties by their texts, so that the outcome does not hang on chance. */
class Queue {
  readonly #heap: Pair[] = []

  push(pair: Pair): void {
    const heap = this.#heap
    let at = heap.push(pair) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBefore(heap[at], heap[parent])) return
      this.#swap(at, parent)
      at = parent
    }
  }

  pop(): Pair | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (!last || heap.length === 0) return first
    heap[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let best = at
      if (isBefore(heap[left], heap[best])) best = left
      if (isBefore(heap[right], heap[best])) best = right
      if (best === at) return first
      this.#swap(at, best)
      at = best
    }
  }

  #swap(one: number, other: number): void {
    const held = this.#heap[one] as Pair
    this.#heap[one] = this.#heap[other] as Pair
    this.#heap[other] = held
  }
}

function isBefore(one: Pair | undefined, other: Pair | undefined): boolean {
  if (!one || !other) return one !== undefined
  if (one.likeness !== other.likeness) return one.likeness > other.likeness
  return one.one !== other.one ? one.one < other.one : one.other < other.other
}
