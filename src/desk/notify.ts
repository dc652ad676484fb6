import type { ListLine } from '../domain/list-line.ts'
import { maskForRoom } from '../domain/masking.ts'
import { reminderTime, sendTime } from '../domain/quiet-hours.ts'
import { stationOf, supervisorsOf, unitById, usesRoom } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import type { NewOutboxEntry, Priority, Target } from '../store/outbox.ts'
import { enqueueAll } from '../store/outbox.ts'
import { forDuty, saidInGroup, standsIn, standsInPrivately } from '../templates/messages/leave.ts'
import type { Desk } from './desk.ts'
import { peopleNamed } from './named-people.ts'
import type { StandIns } from './stand-ins.ts'
import { standInsToday } from './stand-ins.ts'

export interface Notice {
  target: Target
  /** What it is, part of its key: `dispatched`, `reminder:overdue` … */
  kind: string
  text: string
  mentions?: readonly string[]
  /** The same as a line of a list; left out where something has to be added to the text. */
  line?: ListLine
  /** Sent in place of the text, which is its name. */
  file?: { fileId: number; name: string }
  priority?: Priority
  /** Nobody has to act on it at once: of an urgent ticket too it waits for the morning. */
  keepsTillMorning?: true
}

/** A notice about a ticket, or (`about` a key of its own) about none. */
export interface Announcement extends Notice {
  about: Ticket | { key: string }
}

/**
 * Queues a message about the ticket, once per (ticket version, kind, target). A text for a group is masked
 * here, whatever the caller put in; what is not urgent waits for the end of the quiet hours. Who is on leave
 * is not disturbed: the deputy is told in their place. Who is mentioned but is not of the group (on duty for the
 * whole street, a deputy of another unit) is told the same in private, unless it is of a 举报 that names them.
 */
export async function notify(desk: Desk, ticket: Ticket, notice: Notice): Promise<void> {
  await announce(desk, [{ ...notice, about: ticket }])
}

/** The same for many at once. */
export async function announce(desk: Desk, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  const now = desk.clock.now()
  const standIns = await standInsToday(desk)
  const entries: NewOutboxEntry[] = []
  for (const one of announcements) {
    const named = 'key' in one.about ? NOBODY : await peopleNamed(desk, one.about)
    entries.push(...reaching(desk, one, { standIns, named }).map((reached) => entryOf(desk, reached, now)))
  }
  await enqueueAll(desk.db, desk.seal, entries, now)
}

const NOBODY: ReadonlySet<string> = new Set()

/** The announcement to those who are there today, and its copies for those who are not in the group. */
function reaching(
  desk: Desk,
  announcement: Announcement,
  people: { standIns: StandIns; named: ReadonlySet<string> },
): Announcement[] {
  const { standIns, named } = people
  const { roster } = desk.office
  const { target } = announcement
  if ('staff' in target) {
    const personId = standIns(target.staff)
    // Better who is away than a deputy who is complained of.
    if (personId === target.staff || named.has(personId)) return [announcement]
    const note = standsInPrivately(roster, target.staff)
    const { line: _line, ...rest } = announcement
    return [{ ...rest, target: { staff: personId }, text: `${announcement.text}\n${note}` }]
  }
  if (!('room' in target)) return [announcement]
  const asked = [...new Set(announcement.mentions)]
  const away = asked.filter((personId) => standIns(personId) !== personId)
  const text = [
    maskForRoom(announcement.text),
    ...away.map((personId) => standsIn(roster, personId, standIns(personId))),
  ].join('\n')
  const { line, ...rest } = announcement
  const present = [...new Set(asked.map(standIns))]
  const isThere = (personId: string): boolean => usesRoom(roster, personId, target.room)
  const copies = present
    .filter((personId) => !isThere(personId) && !named.has(personId))
    .map((staff) => ({
      ...rest,
      target: { staff },
      // Whoever is asked as themselves and is not of the group is on duty.
      text: asked.includes(staff) ? forDuty(target.room, text) : saidInGroup(target.room, text),
    }))
  const masked = line && away.length === 0 ? { line: { ...line, line: maskForRoom(line.line) } } : {}
  return [{ ...rest, ...masked, text, mentions: present.filter(isThere) }, ...copies]
}

function entryOf(desk: Desk, announcement: Announcement, now: EpochMs): NewOutboxEntry {
  const { about, kind, text, mentions, target, line, file } = announcement
  const [[place, id]] = Object.entries(target) as [[string, string]]
  const ticket = 'key' in about ? undefined : about
  const isPressing = ticket?.urgency === 'urgent' && !announcement.keepsTillMorning
  const priority = announcement.priority ?? (isPressing ? 0 : 2)
  const scope = 'key' in about ? about.key : `t${about.id}.${about.version}`
  return {
    key: `${scope}.${kind}.${place}:${id}`,
    target,
    kind,
    message: {
      text,
      ...(place === 'room' && mentions && mentions.length > 0 && { mentions }),
      ...(line && { line }),
      ...(file && { file }),
    },
    priority,
    ...(ticket && { ticketId: ticket.id }),
    notBefore: notBefore(desk, priority, now, announcement.keepsTillMorning ? undefined : ticket?.deadline),
  }
}

function notBefore(desk: Desk, priority: Priority, now: EpochMs, deadline?: EpochMs): EpochMs {
  const { limits, calendar } = desk.office
  if (priority <= 1) return now
  if (priority === 2) return sendTime(limits.quietHours, now, deadline)
  const end = reminderTime(limits.quietHours, calendar, now)
  return deadline !== undefined && deadline > now && deadline < end ? now : end
}

/**
 * Of what somebody has just sent: who was told that it has gone out must not be wrong for an hour, so by day it goes past
 * the group's limit of reminders. In the quiet hours it waits like anything else.
 */
export function ofPerson({ office, clock }: Desk): Priority {
  const now = clock.now()
  return sendTime(office.limits.quietHours, now) === now ? 1 : 2
}

/** The group of the unit. */
export function roomOf(desk: Desk, unitId: string): Target & { room: string } {
  const unit = unitById(desk.office.roster, unitId)
  if (!unit) throw new Error(`roster has no unit ${unitId}`)
  return { room: unit.room }
}

export function stationRoom(desk: Desk): Target & { room: string } {
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
