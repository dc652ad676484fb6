/** Runs work of one key in the order it came, and different keys side by side. */
export class SerialQueues {
  readonly #tails = new Map<string, Promise<void>>()

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve()
    const result = before.then(work)
    const tail = result.then(
      () => undefined,
      () => undefined,
    )
    this.#tails.set(key, tail)
    tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    })
    return result
  }

  get isIdle(): boolean {
    return this.#tails.size === 0
  }

  /** Resolves when everything queued so far has ended. */
  async drained(): Promise<void> {
    await Promise.all(this.#tails.values())
  }
}
