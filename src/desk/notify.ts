import { maskForRoom } from '../domain/masking.ts'
import { sendTime } from '../domain/quiet-hours.ts'
import { stationOf, supervisorsOf, unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Priority, Target } from '../store/outbox.ts'
import { enqueue } from '../store/outbox.ts'
import type { Desk } from './desk.ts'

export interface Notice {
  target: Target
  /** What it is, part of its key: `dispatched`, `reminder:overdue` … */
  kind: string
  text: string
  mentions?: readonly string[]
  priority?: Priority
}

/**
 * Queues a message about the ticket, once per (ticket version, kind, target). A text for a group is masked
 * here, whatever the caller put in; what is not urgent waits for the end of the quiet hours.
 */
export async function notify(desk: Desk, ticket: Ticket, notice: Notice): Promise<void> {
  const now = desk.clock.now()
  const [[place, id]] = Object.entries(notice.target) as [[string, string]]
  const priority = notice.priority ?? (ticket.urgency === 'urgent' ? 0 : 2)
  const inRoom = place === 'room'
  await enqueue(
    desk.db,
    desk.seal,
    {
      key: `t${ticket.id}.${ticket.version}.${notice.kind}.${place}:${id}`,
      target: notice.target,
      kind: notice.kind,
      message: {
        text: inRoom ? maskForRoom(notice.text) : notice.text,
        ...(inRoom && notice.mentions && { mentions: notice.mentions }),
      },
      priority,
      ticketId: ticket.id,
      notBefore: priority <= 1 ? now : sendTime(desk.office.limits.quietHours, now, ticket.deadline),
    },
    now,
  )
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
  for (const person of supervisorsOf(desk.office.roster)) {
    await notify(desk, ticket, { ...notice, target: { staff: person.id } })
  }
}
