import { sql } from 'kysely'
import type { Assignment, Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import type { AssignmentTable } from './schema.ts'

const removeAssignments = compiled(
  (db, { ticketId, unitIds }: { ticketId: number; unitIds: readonly string[] }) =>
    db.deleteFrom('assignment').where('ticket_id', '=', ticketId).where('unit_id', 'in', unitIds),
)

const upsertAssignments = compiled((db, { rows }: { rows: readonly AssignmentTable[] }) =>
  db
    .insertInto('assignment')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'unit_id']).doUpdateSet((eb) => ({
        role: eb.ref('excluded.role'),
        acknowledged_at: eb.ref('excluded.acknowledged_at'),
        open: eb.ref('excluded.open'),
      })),
    ),
)

/** Writes what has changed of who has to do with the ticket. */
export async function saveAssignments(db: Db, before: Ticket, after: Ticket): Promise<void> {
  const old = new Map(assignmentsOf(before).map((row) => [row.unit_id, row]))
  const now = assignmentsOf(after)
  const unitIds = [...old.keys()].filter((id) => !now.some((row) => row.unit_id === id))
  if (unitIds.length > 0) await removeAssignments(db, { ticketId: after.id, unitIds })
  const rows = now.filter((row) => {
    const known = old.get(row.unit_id)
    const isKept = known?.role === row.role && known.acknowledged_at === row.acknowledged_at
    return !isKept || known.open !== row.open
  })
  if (rows.length > 0) await upsertAssignments(db, { rows })
}

function assignmentsOf({ id, lead, assists, state }: Ticket): AssignmentTable[] {
  const row = (held: Assignment, role: 'lead' | 'assist') => ({
    ticket_id: id,
    unit_id: held.unitId,
    role,
    acknowledged_at: held.acknowledgedAt ?? null,
    open: state === 'closed' ? 0 : 1,
  })
  return [...(lead ? [row(lead, 'lead')] : []), ...assists.map((assist) => row(assist, 'assist'))]
}

/** What tickets that came in since brought each unit and it has not signed for; `first` is a code of one. */
export async function broughtSince(
  db: Db,
  since: EpochMs,
): Promise<Map<string, { leads: number; assists: number; first: number }>> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('ticket', 'ticket.id', 'assignment.ticket_id')
    .select(({ fn }) => [
      'assignment.unit_id as unitId',
      'assignment.role',
      fn.countAll<number>().as('count'),
      fn.min('ticket.code').as('first'),
    ])
    .where('assignment.open', '=', sql.lit(1))
    .where('assignment.acknowledged_at', 'is', null)
    .where('ticket.received_at', '>=', since)
    .groupBy(['assignment.unit_id', 'assignment.role'])
    .orderBy('assignment.unit_id')
    .execute()
  const units = new Map<string, { leads: number; assists: number; first: number }>()
  for (const { unitId, role, count, first } of rows) {
    const known = units.get(unitId) ?? { leads: 0, assists: 0, first }
    units.set(unitId, { ...known, [role === 'lead' ? 'leads' : 'assists']: count })
  }
  return units
}

/** How many open tickets each unit works on. */
export async function openByUnit(db: Db): Promise<{ unitId: string; count: number }[]> {
  return db
    .selectFrom('assignment')
    .select(({ fn }) => ['unit_id as unitId', fn.countAll<number>().as('count')])
    .where('open', '=', sql.lit(1))
    .groupBy('unit_id')
    .orderBy('unit_id')
    .execute()
}
