import type { Desk } from '../desk/desk.ts'
import type { Logger } from '../log.ts'
import { calendarYears } from './calendar-years.ts'
import { checkpoint } from './checkpoint.ts'
import { digest } from './digest.ts'
import { reminders } from './reminders.ts'
import { retention } from './retention.ts'

/**
 * A duty looks for what should exist by now and makes it. Each is idempotent and costs as much as is due.
 *
 * @returns how much it did
 */
export type Duty = (desk: Desk) => Promise<number>

/** In this order: what people wait for first; the day's list before the reminders that it covers. */
const DUTIES: readonly { name: string; run: Duty }[] = [
  { name: 'digest', run: digest },
  { name: 'reminders', run: reminders },
  { name: 'checkpoint', run: checkpoint },
  { name: 'calendar-years', run: calendarYears },
  { name: 'retention', run: retention },
]

/** Wakes the sweep; keeps no time of its own (R7). */
export interface Engine {
  /** Does everything due now, once. @returns how much was done */
  sweep(): Promise<number>
  stop(): void
}

/**
 * The oldest a reminder gets before it is noticed; a sweep with nothing due takes microseconds. Counted by the
 * machine's uptime: node-cron goes by the clock, sleeps the hour that it is set back, and when it jumps a day
 * ahead reckons with each missed second, the whole bot standing still for ten seconds.
 */
const EVERY_MS = 1_000

/**
 * @param after called after each sweep that did something, and each second for the courier's sake
 * @param extra duties of this deployment, before the usual ones
 */
export function startEngine(options: {
  desk: Desk
  log: Logger
  after: () => void
  extra?: readonly { name: string; run: Duty }[]
  /** Told how long each sweep took, in milliseconds. */
  onSweep?: (ms: number) => void
}): Engine {
  const { desk, log, after } = options
  const duties = [...(options.extra ?? []), ...DUTIES]
  let running: Promise<number> | undefined

  async function sweepOnce(): Promise<number> {
    let done = 0
    const began = performance.now()
    for (const duty of duties) {
      try {
        done += await duty.run(desk)
      } catch (error) {
        log.error({ err: error, duty: duty.name }, 'duty failed; it is tried again at the next sweep')
      }
    }
    options.onSweep?.(performance.now() - began)
    after()
    return done
  }

  async function sweep(): Promise<number> {
    await running
    running = sweepOnce().finally(() => {
      running = undefined
    })
    return running
  }

  const timer = setInterval(() => void (running ?? sweep()), EVERY_MS)
  return {
    sweep,
    stop: () => clearInterval(timer),
  }
}
