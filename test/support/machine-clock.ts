import { vi } from 'vitest'
import { at } from './time.ts'

export interface MachineClock {
  /** Sets it, forward or back; it goes on from there, as a machine's does. */
  set(words: string): void
  restore(): void
}

/** Takes over the machine's clock, for everybody who asks `Date`; timers go on by the machine's uptime. */
export function takeMachineClock(words: string): MachineClock {
  const RealDate = Date
  const real = (): number => RealDate.now()
  let offset = at(words) - real()
  class SetDate extends RealDate {
    constructor(...given: [number?]) {
      super(given[0] === undefined ? real() + offset : given[0])
    }
    static override now(): number {
      return real() + offset
    }
  }
  vi.stubGlobal('Date', SetDate)
  return {
    set: (moment) => {
      offset = at(moment) - real()
    },
    restore: () => {
      vi.unstubAllGlobals()
    },
  }
}
