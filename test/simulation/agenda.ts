import type { EpochMs } from '../../src/domain/time.ts'

interface Entry {
  at: EpochMs
  order: number
  act: () => void | Promise<void>
}

/** What somebody is going to do: a heap by time, equal times in the order they were entered. */
export class Agenda {
  readonly #heap: Entry[] = []
  #entered = 0

  enter(at: EpochMs, act: () => void | Promise<void>): void {
    this.#heap.push({ at, order: this.#entered, act })
    this.#entered += 1
    this.#rise(this.#heap.length - 1)
  }

  get nextAt(): EpochMs | undefined {
    return this.#heap[0]?.at
  }

  /** Takes the first entry that is due. */
  takeDue(now: EpochMs): (() => void | Promise<void>) | undefined {
    const [first] = this.#heap
    if (!first || first.at > now) return undefined
    const last = this.#heap.pop()
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last
      this.#sink()
    }
    return first.act
  }

  #rise(from: number): void {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#isBefore(index, parent)) return
      this.#swap(index, parent)
      index = parent
    }
  }

  #sink(): void {
    let index = 0
    for (;;) {
      const children = [2 * index + 1, 2 * index + 2].filter((child) => child < this.#heap.length)
      const [first, second] = children
      if (first === undefined) return
      const least = second !== undefined && this.#isBefore(second, first) ? second : first
      if (!this.#isBefore(least, index)) return
      this.#swap(index, least)
      index = least
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one] as Entry, this.#heap[other] as Entry]
    return a.at < b.at || (a.at === b.at && a.order < b.order)
  }

  #swap(one: number, other: number): void {
    const kept = this.#heap[one] as Entry
    this.#heap[one] = this.#heap[other] as Entry
    this.#heap[other] = kept
  }
}
