import cron from 'node-cron'
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

/** Every second: the oldest a reminder gets before it is noticed. A sweep with nothing due takes microseconds. */
const EVERY_SECOND = '* * * * * *'
/**
 * A scheduler by the clock sleeps the hour that a clock is set back, and stands still for seconds when it jumps a
 * day ahead. Without a sweep for this long, by the machine's uptime, the watch sweeps in its place.
 */
const OVERSLEPT_MS = 1_900
const WATCH_MS = 1_000

/**
 * @param after called after each sweep that did something, and each second for the courier's sake
 * @param extra duties of this deployment, before the usual ones
 */
export function startEngine(options: {
  desk: Desk
  log: Logger
  after: () => void
  extra?: readonly { name: string; run: Duty }[]
}): Engine {
  const { desk, log, after } = options
  const duties = [...(options.extra ?? []), ...DUTIES]
  let running: Promise<number> | undefined

  async function sweepOnce(): Promise<number> {
    let done = 0
    for (const duty of duties) {
      try {
        done += await duty.run(desk)
      } catch (error) {
        log.error({ err: error, duty: duty.name }, 'duty failed; it is tried again at the next sweep')
      }
    }
    after()
    return done
  }

  let sweptAt = performance.now()

  async function sweep(): Promise<number> {
    await running
    sweptAt = performance.now()
    running = sweepOnce().finally(() => {
      running = undefined
    })
    return running
  }

  const task = cron.schedule(EVERY_SECOND, () => void (running ?? sweep()), {
    timezone: 'Asia/Shanghai',
    // A missed second is made up by the next: what is due stays due.
    suppressMissedWarning: true,
  })
  const watch = setInterval(() => {
    if (performance.now() - sweptAt > OVERSLEPT_MS) void (running ?? sweep())
  }, WATCH_MS)
  return {
    sweep,
    stop() {
      clearInterval(watch)
      void task.destroy()
    },
  }
}
