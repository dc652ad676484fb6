import type { Assignment, Ticket } from '../domain/ticket.ts'
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
