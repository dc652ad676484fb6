import cron from 'node-cron'
import { uptimeMs } from '../clock.ts'
import type { Desk } from '../desk/desk.ts'
import type { Logger } from '../log.ts'
import { calendarYears } from './calendar-years.ts'
import { checkpoint } from './checkpoint.ts'
import { digest } from './digest.ts'
import { foresight } from './foresight.ts'
import { imports } from './imports.ts'
import { knowledge } from './knowledge.ts'
import { knowledgeReviews } from './knowledge-reviews.ts'
import { learning } from './learning.ts'
import { reminders } from './reminders.ts'
import { retention } from './retention.ts'
import { warningFollowUp } from './warning-follow-up.ts'
import { weekly } from './weekly.ts'

/**
 * A duty looks for what should exist by now and makes it. Each is idempotent and costs as much as is due.
 *
 * @returns how much it did
 */
export type Duty = (desk: Desk) => Promise<number>

/** In this order: what people wait for first; the day's list before the reminders that it covers. */
const DUTIES: readonly { name: string; run: Duty }[] = [
  { name: 'digest', run: digest },
  { name: 'weekly', run: weekly },
  { name: 'reminders', run: reminders },
  { name: 'checkpoint', run: checkpoint },
  { name: 'calendar-years', run: calendarYears },
  { name: 'retention', run: retention },
  { name: 'knowledge-reviews', run: knowledgeReviews },
  { name: 'knowledge', run: knowledge },
  { name: 'foresight', run: foresight },
  { name: 'warning-follow-up', run: warningFollowUp },
  { name: 'imports', run: imports },
  { name: 'learning', run: learning },
]

/** Wakes the sweep; keeps no time of its own (R7). */
export interface Engine {
  /** Does everything due now, once. @returns how much was done */
  sweep(): Promise<number>
  stop(): void
}

/**
 * The oldest a reminder gets before it is noticed; a sweep with nothing due takes microseconds. Counted by the
 * machine's uptime, so that a clock that is set back or jumps ahead holds up nothing.
 */
const EVERY_MS = 1_000
/**
 * Deadlines and lists fall on whole minutes, so the clock wakes the sweep just then. Each minute and not each
 * second: when the clock jumps a day ahead node-cron reckons with every time it missed, and 86 400 of them hold up
 * the whole bot for ten seconds.
 */
const EVERY_MINUTE = '* * * * *'

/** Calls `wake` whenever it is time to look. @returns a function that stops it */
export type Alarm = (wake: () => void) => () => void

const everySecond: Alarm = (wake) => {
  const timer = setInterval(wake, EVERY_MS)
  const task = cron.schedule(EVERY_MINUTE, wake, {
    timezone: 'Asia/Shanghai',
    // A missed minute is made up by the next sweep: what is due stays due.
    suppressMissedWarning: true,
  })
  return () => {
    clearInterval(timer)
    void task.destroy()
  }
}

/**
 * @param after called after each sweep that did something, and each second for the courier's sake
 * @param extra duties of this deployment, before the usual ones
 * @param audit looks, after all duties, for what none of them did
 */
export function startEngine(options: {
  desk: Desk
  log: Logger
  after: () => void
  extra?: readonly { name: string; run: Duty }[]
  audit?: Duty
  /** Told how long each sweep took, in milliseconds. */
  onSweep?: (ms: number) => void
  /** By the machine's time unless told: a street whose clock jumps is woken by who moves the clock. */
  alarm?: Alarm
}): Engine {
  const { desk, log, after } = options
  const audits = options.audit ? [{ name: 'audit', run: options.audit }] : []
  const duties = [...(options.extra ?? []), ...DUTIES, ...audits]
  let running: Promise<number> | undefined

  async function sweepOnce(): Promise<number> {
    let done = 0
    const began = uptimeMs()
    for (const duty of duties) {
      try {
        done += await duty.run(desk)
      } catch (error) {
        log.error({ err: error, duty: duty.name }, 'duty failed; it is tried again at the next sweep')
      }
    }
    options.onSweep?.(uptimeMs() - began)
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

  // A sweep may take seconds, an import more: what it has to say meanwhile is said meanwhile.
  const stop = (options.alarm ?? everySecond)(() => (running ? after() : void sweep()))
  return { sweep, stop }
}
