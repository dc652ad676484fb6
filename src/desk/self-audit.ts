import type { Backlog, Finding } from '../domain/finding.ts'
import { isQuiet } from '../domain/quiet-hours.ts'
import type { EpochMs } from '../domain/time.ts'
import { HOUR_MS, instantOn, localDayOf, MINUTE_MS } from '../domain/time.ts'
import { isWorkingDay } from '../domain/working-calendar.ts'
import type { WorkFigures } from '../store/audit.ts'
import { workFigures } from '../store/audit.ts'
import { readMeta } from '../store/meta.ts'
import type { Desk } from './desk.ts'
import { lastOnline } from './presence.ts'
import { listedUntil } from './send-digest.ts'

export interface Audit {
  at: EpochMs
  figures: WorkFigures
  findings: readonly Finding[]
}

/** Sweeps come every second: what is this late was not seen by any. */
const LATE_MS = 2 * MINUTE_MS
/** A platform's hourly limit may hold a message this long; more is a fault. */
const OUTBOX_LATE_MS = HOUR_MS + 10 * MINUTE_MS
const DIGEST_GRACE_MS = 10 * MINUTE_MS

/** What an audit reads; it also runs beside the bot, from the terminal. */
export type Watched = Pick<Desk, 'db' | 'clock' | 'office'>

/** Looks for anything due and not done; reads a few indexes and changes nothing. */
export async function selfAudit(desk: Watched): Promise<Audit> {
  const now = desk.clock.now()
  const figures = await workFigures(desk.db, now)
  const isLate = ({ oldestAt }: Backlog, ms: number): boolean => oldestAt !== undefined && oldestAt < now - ms
  const findings: Finding[] = []
  if (isLate(figures.reminders, LATE_MS))
    findings.push({ what: 'reminders_late', backlog: figures.reminders })
  if (isLate(figures.inbox, LATE_MS)) findings.push({ what: 'inbox_late', backlog: figures.inbox })
  if (isLate(figures.sending, LATE_MS)) findings.push({ what: 'sending_stuck', backlog: figures.sending })
  if (isLate(figures.waiting, OUTBOX_LATE_MS))
    findings.push({ what: 'outbox_late', backlog: figures.waiting })
  if (figures.dead.count > 0) findings.push({ what: 'dead_letters', backlog: figures.dead })
  if (isLate(figures.webhooks, OUTBOX_LATE_MS))
    findings.push({ what: 'webhooks_late', backlog: figures.webhooks })
  if (figures.deadWebhooks.count > 0) findings.push({ what: 'webhooks_dead', backlog: figures.deadWebhooks })
  const seenAt = await lastOnline(desk)
  if (seenAt === undefined || seenAt < now - LATE_MS) findings.push({ what: 'offline', since: seenAt })
  return { at: now, figures, findings: [...findings, ...(await missingDuties(desk, now))] }
}

async function missingDuties(desk: Watched, now: EpochMs): Promise<Finding[]> {
  const today = localDayOf(now)
  const { calendar, limits } = desk.office
  const digestAt = instantOn(today, limits.digestMinute)
  // At night none is sent any more, and none is missed.
  const isLoud = !isQuiet(limits.quietHours, calendar, now)
  const isDigestDue = isLoud && isWorkingDay(calendar, today) && now > digestAt + DIGEST_GRACE_MS
  const checked = await readMeta(desk.db, 'checkpoint.day')
  return [
    ...(isDigestDue && (await listedUntil(desk)) === undefined ? [{ what: 'digest_missing' } as const] : []),
    ...(checked !== undefined && now - instantOn(checked, 0) > 50 * HOUR_MS
      ? [{ what: 'checkpoint_missing' } as const]
      : []),
  ]
}
