import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeTicket } from '../../src/desk/change-ticket.ts'
import { transact } from '../../src/desk/desk.ts'
import { openTicket } from '../../src/desk/open-ticket.ts'
import type { Actor } from '../../src/domain/actor.ts'
import { replay } from '../../src/domain/apply.ts'
import { DeskError } from '../../src/domain/errors.ts'
import { verifyChain, writeCheckpoint } from '../../src/store/chain.ts'
import { eventsOf } from '../../src/store/events.ts'
import { dueReminders, finishReminders } from '../../src/store/reminders.ts'
import { nextCode, saveTicket, ticketById } from '../../src/store/tickets.ts'
import { anyCommand } from '../support/any-command.ts'
import type { TestDesk } from '../support/desk.ts'
import { ORDINARY, openDesk } from '../support/desk.ts'
import { PEOPLE } from '../support/small-office.ts'

let it: TestDesk

beforeEach(async () => {
  it = await openDesk()
})

afterEach(async () => {
  await it.close()
})

async function open(number: string = ORDINARY.ticket.number): Promise<number> {
  const { desk } = it
  const { id } = await openTicket(desk, { ...ORDINARY, ticket: { ...ORDINARY.ticket, number } })
  return id
}

async function give(ticketId: number, actor: Actor, type: 'acknowledge' | 'approve'): Promise<void> {
  await transact(it.desk, async (desk) => {
    await changeTicket(desk, { ticketId, actor, command: { type } })
  })
}

test('random stories through the database: the row is the replay of its events, and the chain holds', async () => {
  const stories = fc.sample(
    fc.array(fc.tuple(fc.constantFrom<Actor>(...Object.values(PEOPLE)), anyCommand), {
      minLength: 20,
      maxLength: 40,
    }),
    { numRuns: 40, seed: 3 },
  )
  for (const [index, story] of stories.entries()) {
    const id = await open(`3701002026112300${String(index).padStart(4, '0')}`)
    for (const [actor, command] of story) {
      await transact(it.desk, (desk) => changeTicket(desk, { ticketId: id, actor, command })).catch(
        (error: unknown) => {
          if (!(error instanceof DeskError && error.code === 'refused')) throw error
        },
      )
    }
    const stored = await ticketById(it.desk.db, id)
    const made = replay(id, await eventsOf(it.desk.db, id))
    expect(JSON.parse(JSON.stringify(made))).toEqual(stored)
  }
  const { events, fault } = await verifyChain(it.desk.db)
  expect(fault).toBeUndefined()
  expect(events).toBeGreaterThan(150)
})

describe('what somebody changes behind the program’s back is found', () => {
  beforeEach(async () => {
    for (const day of [1, 2, 3]) {
      const id = await open(`3701002026112300000${day}`)
      await give(
        id,
        { kind: 'staff', personId: 'li-qiang', positions: [{ unitId: 'huanwei', role: 'member' }] },
        'acknowledge',
      )
      await writeCheckpoint(it.desk.db, `2026-11-2${day}`)
    }
    expect((await verifyChain(it.desk.db)).fault).toBeUndefined()
  })

  test.each([
    {
      why: 'a word of an event',
      sql: "update ticket_event set body = replace(body, 'huanwei', 'jianguan') where id = 2",
      fault: { at: 'event', eventId: 2, what: 'changed' },
    },
    {
      why: 'the time of an event',
      sql: 'update ticket_event set at = at + 1 where id = 5',
      fault: { at: 'event', eventId: 5, what: 'changed' },
    },
    {
      why: 'who did it',
      sql: "update ticket_event set actor = 'bot' where id = 4",
      fault: { at: 'event', eventId: 4, what: 'changed' },
    },
    {
      why: 'an event taken out',
      sql: 'delete from ticket_event where id = 5',
      fault: { at: 'event', eventId: 6, what: 'missing' },
    },
    {
      why: 'the last event of a ticket taken out',
      sql: 'delete from ticket_event where id = (select max(id) from ticket_event)',
      fault: { at: 'ticket', what: 'behind' },
    },
    {
      why: 'the ticket row set back',
      sql: 'update ticket set version = 2 where id = 2',
      fault: { at: 'ticket', ticketId: 2, what: 'behind' },
    },
    {
      why: 'a ticket taken out with everything',
      sql: 'delete from ticket_event where ticket_id = 2; delete from assignment where ticket_id = 2; delete from reminder where ticket_id = 2; delete from ticket where id = 2',
      fault: { at: 'checkpoint', day: '2026-11-22' },
    },
  ])('$why', async ({ sql: change, fault }) => {
    for (const statement of change.split('; ')) await sql.raw(statement).execute(it.desk.db)
    expect((await verifyChain(it.desk.db)).fault).toMatchObject(fault)
  })
})

test('who saves what somebody else has changed meanwhile is refused, and nothing is written', async () => {
  const id = await open()
  const before = await ticketById(it.desk.db, id)
  if (!before) throw new Error('no ticket')
  const stale = { ...before, version: before.version - 1 }
  await expect(saveTicket(it.desk.db, stale, before, [])).rejects.toThrow('changed_meanwhile')
  expect((await verifyChain(it.desk.db)).fault).toBeUndefined()
})

test('codes go round and skip those of open tickets', async () => {
  const first = await open()
  expect((await ticketById(it.desk.db, first))?.code).toBe(1)
  const second = await open('37010020261123000002')
  await it.desk.db.updateTable('ticket').set({ code: 9999 }).where('id', '=', second).execute()
  expect(await nextCode(it.desk.db)).toBe(2)
})

test('with 9999 tickets open, codes go on with five digits', async () => {
  const id = await open()
  const others = await sql<{ name: string }>`select name from pragma_table_info('ticket')
    where name not in ('id', 'code', 'number')`.execute(it.desk.db)
  const columns = sql.raw(others.rows.map(({ name }) => `"${name}"`).join(', '))
  await sql`with recursive n (code) as (select 2 union all select code + 1 from n where code < 9999)
    insert into ticket (code, number, ${columns})
    select n.code, 'N' || n.code, ${columns} from n, (select ${columns} from ticket where id = ${id})`.execute(
    it.desk.db,
  )
  expect(await nextCode(it.desk.db)).toBe(20_001)
  await it.desk.db.updateTable('ticket').set({ state: 'closed' }).where('code', '=', 4711).execute()
  expect(await nextCode(it.desk.db)).toBe(4711)
})

test('a reminder is due once, however often its ticket is planned again', async () => {
  const id = await open()
  it.windTo('2026-11-23 09:31')
  const due = await dueReminders(it.desk.db, it.desk.clock.now(), 10)
  expect(due).toMatchObject([{ ticketId: id, kind: 'unacknowledged' }])
  await finishReminders(it.desk.db, [due[0]?.id ?? 0], 'done')
  await transact(it.desk, async (desk) => {
    const actor: Actor = {
      kind: 'staff',
      personId: 'li-qiang',
      positions: [{ unitId: 'huanwei', role: 'member' }],
    }
    await changeTicket(desk, { ticketId: id, actor, command: { type: 'contact' } })
  })
  expect(await dueReminders(it.desk.db, it.desk.clock.now(), 10)).toEqual([])
})

test('a refused step inside a larger one leaves the rest standing', async () => {
  const id = await open()
  await transact(it.desk, async (outer) => {
    const li: Actor = {
      kind: 'staff',
      personId: 'li-qiang',
      positions: [{ unitId: 'huanwei', role: 'member' }],
    }
    await transact(outer, (desk) =>
      changeTicket(desk, { ticketId: id, actor: li, command: { type: 'acknowledge' } }),
    )
    await transact(outer, (desk) =>
      changeTicket(desk, { ticketId: id, actor: li, command: { type: 'approve' } }),
    ).catch(() => undefined)
  })
  expect((await ticketById(it.desk.db, id))?.state).toBe('acknowledged')
})
