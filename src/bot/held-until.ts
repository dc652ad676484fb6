import type { Office } from '../domain/office.ts'
import { reminderTime, sendTime } from '../domain/quiet-hours.ts'
import { stationOf } from '../domain/roster.ts'
import type { SendWindow } from '../domain/sending-limits.ts'
import type { EpochMs } from '../domain/time.ts'
import { HOUR_MS } from '../domain/time.ts'
import type { Db } from '../store/database.ts'
import type { OutboxEntry, Priority } from '../store/outbox.ts'
import { nthLatestSend, targetKey } from '../store/outbox.ts'
import { FIRST_BUNDLED_PRIORITY } from './bundle.ts'
import type { Throttle } from './throttle.ts'

/**
 * When the message may go: now, or when the fullest sliding window of account or conversation has room again.
 * A fixed window would let twice the limit through at its edge. To a group, what is neither urgent nor an answer
 * also keeps to the office's own limit an hour.
 */
export async function heldUntil(
  db: Db,
  limits: { throttle: Throttle; office: Office },
  entry: OutboxEntry,
  now: EpochMs,
): Promise<EpochMs> {
  const { throttle, office } = limits
  const target = targetKey(entry.target)
  let until = now
  const heed = async ({ most, perMs }: Omit<SendWindow, 'because'>, scope: object): Promise<void> => {
    const oldest = await nthLatestSend(db, most, { since: now - perMs, until: now, ...scope })
    if (oldest !== undefined) until = Math.max(until, oldest + perMs)
  }
  for (const window of throttle.account) await heed(window, {})
  for (const window of throttle.conversation) await heed(window, { target })
  if (entry.priority < FIRST_BUNDLED_PRIORITY) return until
  if ('room' in entry.target)
    await heed(hourly(office, entry.target.room), { target, fromPriority: FIRST_BUNDLED_PRIORITY })
  // What was meant for the day and comes too late for it disturbs nobody at night; what had to go at night stands there.
  const isForTheDay = resumesAt(office, entry.priority, entry.notBefore) === entry.notBefore
  return isForTheDay ? resumesAt(office, entry.priority, until) : until
}

function hourly(office: Office, room: string): Omit<SendWindow, 'because'> {
  const isStation = stationOf(office.roster)?.room === room
  const { roomPerHour, stationPerHour } = office.limits
  return { most: isStation ? stationPerHour : roomPerHour, perMs: HOUR_MS }
}

/** When a message that is held until then goes on: what need not wake anybody not before the quiet is over. */
export function resumesAt({ limits, calendar }: Office, priority: Priority, until: EpochMs): EpochMs {
  if (priority < FIRST_BUNDLED_PRIORITY) return until
  const { quietHours } = limits
  return priority === 2 ? sendTime(quietHours, until) : reminderTime(quietHours, calendar, until)
}
