import { maskForRoom } from '../domain/masking.ts'
import { reminderTime, sendTime } from '../domain/quiet-hours.ts'
import { stationOf, supervisorsOf, unitById } from '../domain/roster.ts'
import type { Absence } from '../domain/standing-in.ts'
import { askedInstead } from '../domain/standing-in.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { localDayOf } from '../domain/time.ts'
import { leavesFrom } from '../store/leaves.ts'
import type { NewOutboxEntry, Priority, Target } from '../store/outbox.ts'
import { enqueueAll } from '../store/outbox.ts'
import type { Desk } from './desk.ts'

export interface Notice {
  target: Target
  /** What it is, part of its key: `dispatched`, `reminder:overdue` … */
  kind: string
  text: string
  mentions?: readonly string[]
  priority?: Priority
}

/** A notice about a ticket, or (`about` a key of its own) about none. */
export interface Announcement extends Notice {
  about: Ticket | { key: string }
}

/**
 * Queues a message about the ticket, once per (ticket version, kind, target). A text for a group is masked
 * here, whatever the caller put in; what is not urgent waits for the end of the quiet hours. Who is on leave
 * is not disturbed: the deputy is told in their place.
 */
export async function notify(desk: Desk, ticket: Ticket, notice: Notice): Promise<void> {
  await announce(desk, [{ ...notice, about: ticket }])
}

/** The same for many at once. */
export async function announce(desk: Desk, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  const now = desk.clock.now()
  const absences = await leavesFrom(desk.db, localDayOf(now))
  const entries = announcements.map((one) => entryOf(desk, one, absences, now))
  await enqueueAll(desk.db, desk.seal, entries, now)
}

function entryOf(
  desk: Desk,
  announcement: Announcement,
  absences: readonly Absence[],
  now: EpochMs,
): NewOutboxEntry {
  const { about, kind, text, mentions } = announcement
  const day = localDayOf(now)
  const present = (personId: string): string => askedInstead(absences, personId, day)
  const target =
    'staff' in announcement.target ? { staff: present(announcement.target.staff) } : announcement.target
  const [[place, id]] = Object.entries(target) as [[string, string]]
  const ticket = 'key' in about ? undefined : about
  const priority = announcement.priority ?? (ticket?.urgency === 'urgent' ? 0 : 2)
  const inRoom = place === 'room'
  const scope = 'key' in about ? about.key : `t${about.id}.${about.version}`
  return {
    key: `${scope}.${kind}.${place}:${id}`,
    target,
    kind,
    message: {
      text: inRoom ? maskForRoom(text) : text,
      ...(inRoom && mentions && { mentions: [...new Set(mentions.map(present))] }),
    },
    priority,
    ...(ticket && { ticketId: ticket.id }),
    notBefore: notBefore(desk, priority, now, ticket?.deadline),
  }
}

function notBefore(desk: Desk, priority: Priority, now: EpochMs, deadline?: EpochMs): EpochMs {
  const { limits, calendar } = desk.office
  if (priority <= 1) return now
  if (priority === 2) return sendTime(limits.quietHours, now, deadline)
  const end = reminderTime(limits.quietHours, calendar, now)
  return deadline !== undefined && deadline > now && deadline < end ? now : end
}

/** The group of the unit. */
export function roomOf(desk: Desk, unitId: string): Target {
  const unit = unitById(desk.office.roster, unitId)
  if (!unit) throw new Error(`roster has no unit ${unitId}`)
  return { room: unit.room }
}

export function stationRoom(desk: Desk): Target {
  const station = stationOf(desk.office.roster)
  if (!station) throw new Error('roster has no station')
  return { room: station.room }
}

/** Tells each supervisor in private. */
export async function notifySupervisors(
  desk: Desk,
  ticket: Ticket,
  notice: Omit<Notice, 'target'>,
): Promise<void> {
  await announce(
    desk,
    supervisorsOf(desk.office.roster).map(({ id }) => ({ ...notice, about: ticket, target: { staff: id } })),
  )
}
