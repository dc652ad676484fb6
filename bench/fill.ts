import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { applyEvent } from '../src/domain/apply.ts'
import type { Ticket } from '../src/domain/ticket.ts'
import type { TicketEvent, TicketEventBody } from '../src/domain/ticket-events.ts'
import { FIRST_HASH, hashOf } from '../src/store/events.ts'

const HOUR = 3_600_000

/** What happens to one ticket, oldest first. */
export type Life = (id: number, start: number) => TicketEvent[]

/**
 * Fills the database of `dir` with tickets of about ten events each, chained as the program does it.
 *
 * @param kind how far one comes after the other, in milliseconds, and what happens to it; else a minute, and all good
 * @returns how many events were written
 */
export function fill(
  dir: string,
  tickets: number,
  firstAt: number,
  kind: { stepMs: number; lifeOf: Life } = { stepMs: 60_000, lifeOf: ordinaryLife },
): number {
  const db = new SQLite(join(dir, 'huisheng.db'))
  db.pragma('synchronous = OFF')
  const insertTicket = db.prepare(
    `insert into ticket (id, number, code, state, kind, matter, village_id, lead_unit_id, citizen_id, round, deadline,
       received_at, closed_at, version, head_hash, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertEvent = db.prepare(
    `insert into ticket_event (ticket_id, seq, at, actor, type, body, prev_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const updateTicket = db.prepare(
    `update ticket set state = ?, lead_unit_id = ?, deadline = ?, closed_at = ?, version = ?,
       head_hash = ?, body = ? where id = ?`,
  )
  const insertAssignment = db.prepare(
    `insert into assignment (ticket_id, unit_id, role, acknowledged_at, open) values (?, 'huanwei', 'lead', ?, 0)`,
  )
  const insertReminder = db.prepare(
    `insert into reminder (ticket_id, kind, due_at, state) values (?, 'unacknowledged', ?, 'done')`,
  )
  let events = 0
  const fillAll = db.transaction(() => {
    for (let id = 1; id <= tickets; id += 1) {
      const start = firstAt + id * kind.stepMs
      let ticket: Ticket | undefined
      let hash = FIRST_HASH
      let seq = 0
      for (const event of kind.lifeOf(id, start)) {
        const { at, actor, type, ...facts } = event
        seq += 1
        const body = JSON.stringify(facts)
        const prev = hash
        hash = hashOf({ ticket_id: id, seq, at, actor, type, body, prev_hash: prev })
        ticket = applyEvent(id, ticket, event)
        if (seq === 1) insertTicket.run(...columns(ticket, FIRST_HASH))
        insertEvent.run(id, seq, at, actor, type, body, prev, hash)
        events += 1
      }
      if (!ticket) continue
      const { state, lead, deadline, closedAt = null, version } = ticket
      updateTicket.run(state, lead?.unitId, deadline, closedAt, version, hash, JSON.stringify(ticket), id)
      insertAssignment.run(id, start)
      insertReminder.run(id, start)
    }
  })
  fillAll()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return events
}

function columns(ticket: Ticket, headHash: string): unknown[] {
  return [
    ticket.id,
    ticket.number,
    ticket.code,
    ticket.state,
    ticket.kind,
    ticket.matter ?? null,
    ticket.villageId ?? null,
    ticket.lead?.unitId ?? null,
    ticket.citizenId ?? null,
    ticket.round,
    ticket.deadline ?? null,
    ticket.receivedAt,
    ticket.closedAt ?? null,
    ticket.version,
    headHash,
    JSON.stringify(ticket),
  ]
}

/** What happens to an ordinary ticket: about ten events. */
function ordinaryLife(id: number, start: number): TicketEvent[] {
  const staff = 'staff:li-qiang'
  const steps: [string, TicketEventBody][] = [
    [
      'bot',
      {
        type: 'opened',
        number: `3701002020${String(id).padStart(10, '0')}`,
        code: ((id - 1) % 9999) + 1,
        kind: 'complaint',
        urgency: 'normal',
        subject: '艾老村 垃圾清运不及时',
        matter: '垃圾清运',
        villageId: 'ailao',
        secret: false,
        contentTextId: id,
      },
    ],
    ['bot', { type: 'dispatched', leadUnitId: 'huanwei', assistUnitIds: [], deadline: start + 120 * HOUR }],
    [staff, { type: 'acknowledged', unitId: 'huanwei', personId: 'li-qiang', role: 'lead' }],
    [staff, { type: 'contacted', unitId: 'huanwei' }],
    [staff, { type: 'visited', unitId: 'huanwei' }],
    [staff, { type: 'noted', unitId: 'huanwei', textId: id }],
    [staff, { type: 'replied', unitId: 'huanwei', personId: 'li-qiang', textId: id }],
    ['staff:zhou-min', { type: 'approved' }],
    ['bot', { type: 'callback_asked', via: 'chat' }],
    ['citizen:wang-guilan', { type: 'callback_answered', solved: true, satisfaction: 'satisfied' }],
    ['citizen:wang-guilan', { type: 'closed', reason: 'satisfied' }],
  ]
  return steps.map(([actor, body], index) => ({ ...body, at: start + index * HOUR, actor }))
}
