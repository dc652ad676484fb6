import { uptimeMs } from './clock.ts'

/** More kinds of errors than a platform has; some put a number into each. */
const MOST_KINDS = 100

/** Tells what comes again and again only once in a while. */
export class Repeats {
  readonly #everyMs: number
  readonly #now: () => number
  readonly #seen = new Map<string, { toldAt: number; heldBack: number }>()

  constructor(everyMs: number, now: () => number = uptimeMs) {
    this.#everyMs = everyMs
    this.#now = now
  }

  /** How many equal ones were held back since the last that was to be told; undefined if this one is held back too. */
  heldBack(what: string): number | undefined {
    const seen = this.#seen.get(what)
    if (seen && this.#now() - seen.toldAt < this.#everyMs) {
      seen.heldBack += 1
      return undefined
    }
    if (this.#seen.size >= MOST_KINDS) this.#seen.clear()
    this.#seen.set(what, { toldAt: this.#now(), heldBack: 0 })
    return seen?.heldBack ?? 0
  }
}
