import type { LocalMessage } from '../../src/bot/local/chat.ts'
import type { LocalDay } from '../../src/domain/time.ts'
import { localDayOf } from '../../src/domain/time.ts'

/** What one run showed. */
export interface Report {
  tickets: number
  restarts: number
  /** Said by people, and by the bot. */
  fromPeople: number
  fromBot: number
  nags: number
  /** The bot's messages in one group on one day on which it said anything there. */
  roomDay: { median: number; p99: number; most: number }
  sweepMs: { median: number; p99: number; most: number }
  /** What the oracle found wrong, the first hundred. */
  problems: readonly string[]
  /** Fingerprint of everything that was said. */
  log: string
}

/** Counts as the days go by, in memory that does not grow with them. */
export class Tally {
  tickets = 0
  restarts = 0
  #fromPeople = 0
  #fromBot = 0
  #nags = 0
  #day: LocalDay = ''
  #today = new Map<string, number>()
  readonly #roomDays = new Histogram(1)
  readonly #sweeps = new Histogram(0.5)

  swept(ms: number): void {
    this.#sweeps.add(ms)
  }

  heard({ at, roomId, text }: LocalMessage, isBot: boolean): void {
    if (!isBot) {
      this.#fromPeople += 1
      return
    }
    this.#fromBot += 1
    this.#nags += text.split('·催').length - 1
    const day = localDayOf(at)
    if (day !== this.#day) this.#closeDay(day)
    if (roomId !== undefined) this.#today.set(roomId, (this.#today.get(roomId) ?? 0) + 1)
  }

  report(rest: Pick<Report, 'problems' | 'log'>): Report {
    return {
      tickets: this.tickets,
      restarts: this.restarts,
      fromPeople: this.#fromPeople,
      fromBot: this.#fromBot,
      nags: this.#nags,
      roomDay: this.#roomDays.summary(),
      sweepMs: this.#sweeps.summary(),
      ...rest,
    }
  }

  #closeDay(next: LocalDay): void {
    for (const count of this.#today.values()) this.#roomDays.add(count)
    this.#today = new Map()
    this.#day = next
  }
}

/** Counts by size, so that a year takes no more room than a day. */
class Histogram {
  readonly #step: number
  readonly #counts: number[] = []
  #total = 0

  constructor(step: number) {
    this.#step = step
  }

  add(value: number): void {
    const slot = Math.round(value / this.#step)
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1
    this.#total += 1
  }

  summary(): { median: number; p99: number; most: number } {
    return { median: this.#at(0.5), p99: this.#at(0.99), most: this.#at(1) }
  }

  #at(share: number): number {
    let seen = 0
    for (const [slot, count = 0] of this.#counts.entries()) {
      seen += count
      if (seen >= this.#total * share) return slot * this.#step
    }
    return 0
  }
}
