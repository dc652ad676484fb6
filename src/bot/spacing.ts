import Bottleneck from 'bottleneck'

/**
 * Spaces the account's sends: so many at once, a least time between two starts, the most urgent next.
 *
 * Bottleneck measures by the clock: set back an hour it would let nothing go for that hour, so then a new one
 * takes over.
 */
export class Spacing {
  readonly #concurrent: number
  readonly #gapMs: number
  #limiter: Bottleneck

  /** @param options.gapMs least time between the starts of two sends; 0 for none */
  constructor(options: { concurrent: number; gapMs: number }) {
    this.#concurrent = options.concurrent
    this.#gapMs = options.gapMs
    this.#limiter = this.#fresh()
  }

  /** Does the work when its turn comes. It must not reject. */
  run(priority: number, work: () => Promise<void>): void {
    if (this.#gapMs === 0) void work()
    else void this.#limiter.schedule({ priority }, work)
  }

  /** What waited for its turn has it at once. */
  clockSetBack(): void {
    const old = this.#limiter
    this.#limiter = this.#fresh()
    old.updateSettings({ minTime: 0 })
    void old.stop({ dropWaitingJobs: false })
  }

  async stop(): Promise<void> {
    await this.#limiter.stop({ dropWaitingJobs: true })
  }

  #fresh(): Bottleneck {
    return new Bottleneck({ maxConcurrent: this.#concurrent, minTime: this.#gapMs })
  }
}
