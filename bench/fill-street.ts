import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import type { Office } from '../src/domain/office.ts'
import { planReminders } from '../src/domain/reminders.ts'
import type { Ticket } from '../src/domain/ticket.ts'
import { HOUR_MS } from '../src/domain/time.ts'

/** How much a database holds when sweeps are measured. */
export interface StreetSize {
  closed: number
  open: number
  /** Messages of the last months. */
  sent: number
}

/** All of a million tickets' indexes; with less, their pages are written again and again. */
const FILL_CACHE_KIB = 1_000_000

/**
 * Fills the database of `dir` with tickets as they look to a sweep: closed ones with the reminders that were
 * said, open ones in all units with every rung of the ladder still to come; and the messages of the last months.
 *
 * Open tickets get codes beyond 9 999: a street with 20 000 open tickets would have run out of them.
 */
export function fillStreet(dir: string, office: Office, size: StreetSize, now: number): void {
  const db = new SQLite(join(dir, 'huisheng.db'))
  db.pragma('synchronous = OFF')
  db.pragma(`cache_size = -${FILL_CACHE_KIB}`)
  const insertTicket = db.prepare(
    `insert into ticket (id, number, code, state, kind, matter, village_id, lead_unit_id, citizen_id, round, deadline,
       received_at, closed_at, version, head_hash, body)
     values (?, ?, ?, ?, 'complaint', '垃圾清运', 'ailao', ?, null, 1, ?, ?, ?, 3, '', ?)`,
  )
  const insertReminder = db.prepare(
    'insert into reminder (ticket_id, kind, due_at, state) values (?, ?, ?, ?)',
  )
  const insertSent = db.prepare(
    `insert into outbox (dedupe_key, target, kind, payload, priority, created_at, not_before, attempts, state, sent_at)
     values (?, ?, 'reminder:half@0', '', 3, ?, ?, 1, 'sent', ?)`,
  )
  const units = office.roster.units.filter(({ kind }) => kind !== 'station' && kind !== 'supervision')
  const fillAll = db.transaction(() => {
    for (let id = 1; id <= size.closed; id += 1) {
      const receivedAt = now - (size.closed - id + 1) * 60_000 - 30 * 24 * HOUR_MS
      const closed = [receivedAt + 120 * HOUR_MS, receivedAt, receivedAt + 90 * HOUR_MS]
      insertTicket.run(id, `A${id}`, (id % 9999) + 1, 'closed', 'huanwei', ...closed, '{}')
      insertReminder.run(id, 'half', receivedAt + HOUR_MS, 'done')
    }
    for (let index = 0; index < size.open; index += 1) {
      const id = size.closed + index + 1
      const unitId = units[index % units.length]?.id ?? 'huanwei'
      const ticket = openTicket(id, index + 1, unitId, now - (index % 300) * 60_000)
      const times = [ticket.deadline, ticket.receivedAt, null]
      insertTicket.run(id, ticket.number, ticket.code, ticket.state, unitId, ...times, JSON.stringify(ticket))
      for (const { kind, dueAt } of planReminders(ticket, { ...office, now }))
        if (dueAt > now + 60_000) insertReminder.run(id, kind, dueAt, 'waiting')
    }
    for (let index = 0; index < size.sent; index += 1) {
      const { room } = units[index % units.length] ?? { room: '' }
      const sentAt = now - (size.sent - index) * 20_000
      insertSent.run(`sent.${index}`, `room:${room}`, sentAt, sentAt, sentAt)
    }
  })
  fillAll()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

function openTicket(id: number, code: number, unitId: string, dispatchedAt: number): Ticket {
  return {
    id,
    number: `B${id}`,
    code,
    kind: 'complaint',
    urgency: 'normal',
    subject: '艾老村 垃圾清运不及时',
    matter: '垃圾清运',
    villageId: 'ailao',
    secret: false,
    contentTextId: 1,
    state: 'acknowledged',
    round: 1,
    lead: { unitId, assignedAt: dispatchedAt, acknowledgedAt: dispatchedAt, acknowledgedBy: 'li-qiang' },
    assists: [],
    receivedAt: dispatchedAt,
    dispatchedAt,
    deadline: dispatchedAt + 120 * HOUR_MS,
    lastActivityAt: dispatchedAt,
    dissatisfiedTimes: 0,
    version: 3,
  }
}
