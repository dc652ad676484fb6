interface Waiting {
  priority: number
  work: () => Promise<void>
}

/**
 * Spaces the account's sends: so many at once, a least time between two starts, the most urgent next.
 *
 * Measured by the machine's uptime. Bottleneck, which this replaces, measures by the clock: set back an hour,
 * it lets nothing go for that hour.
 */
export class SendSlots {
  readonly #concurrent: number
  readonly #gapMs: number
  readonly #waiting: Waiting[] = []
  readonly #running = new Set<Promise<void>>()
  #nextAt = 0
  #timer: NodeJS.Timeout | undefined

  /** @param options.gapMs least time between the starts of two sends; 0 for none */
  constructor(options: { concurrent: number; gapMs: number }) {
    this.#concurrent = options.concurrent
    this.#gapMs = options.gapMs
  }

  /** Does the work when its turn comes: lower numbers first, then in the order given. It must not reject. */
  run(priority: number, work: () => Promise<void>): void {
    const place = this.#waiting.findIndex((other) => other.priority > priority)
    this.#waiting.splice(place === -1 ? this.#waiting.length : place, 0, { priority, work })
    this.#next()
  }

  /** Forgets what has not begun. Resolves when what has begun is done. */
  async stop(): Promise<void> {
    this.#waiting.length = 0
    clearTimeout(this.#timer)
    await Promise.all(this.#running)
  }

  #next(): void {
    while (this.#waiting.length > 0 && this.#running.size < this.#concurrent) {
      const waitMs = this.#nextAt - performance.now()
      if (waitMs > 0) {
        clearTimeout(this.#timer)
        this.#timer = setTimeout(() => this.#next(), waitMs)
        return
      }
      this.#nextAt = performance.now() + this.#gapMs
      const next = this.#waiting.shift()
      if (next) this.#start(next)
    }
  }

  #start({ work }: Waiting): void {
    const running = work().finally(() => {
      this.#running.delete(running)
      this.#next()
    })
    this.#running.add(running)
  }
}
