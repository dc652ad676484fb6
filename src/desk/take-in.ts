import type { Actor } from '../domain/actor.ts'
import { actorRef } from '../domain/actor.ts'
import type { ImportCounts } from '../domain/intake.ts'
import { maskText } from '../domain/masking.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketCommand } from '../domain/ticket-commands.ts'
import type { IntakeRow } from '../intake/read-tickets.ts'
import { insertText, textBody } from '../store/texts.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { platformChanged } from '../templates/messages/intake.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, roomOf, stationRoom } from './notify.ts'
import { openTicket } from './open-ticket.ts'

/** What became of a row; `closed` is left out, because nobody here has anything to do for it. */
export type TakenIn = Exclude<keyof ImportCounts, 'faulty'>

type Changes = Pick<
  Extract<TicketCommand, { type: 'update' }>,
  'subject' | 'urgency' | 'platformDeadline'
> & {
  content?: string
}

/** What taking the row in would do, without doing it. */
export async function wouldTakeIn(desk: Pick<Desk, 'db' | 'seal'>, row: IntakeRow): Promise<TakenIn> {
  const existing = await ticketByNumber(desk.db, row.ticket.number)
  if (!existing) return row.isClosed ? 'closed' : 'created'
  return (await changesOf(desk, existing, row)) ? 'updated' : 'repeated'
}

/**
 * Opens the ticket, or, if its number is known, keeps what the platform changed and tells its units. The same row
 * a second time does nothing.
 */
export async function takeIn(
  outer: Desk,
  row: IntakeRow,
  { actor, isOneOfMany }: { actor: Actor; isOneOfMany: boolean },
): Promise<TakenIn> {
  return transact(outer, async (desk) => {
    const existing = await ticketByNumber(desk.db, row.ticket.number)
    if (existing) return update(desk, existing, row, actor)
    if (row.isClosed) return 'closed'
    const { ticket, content, citizen } = row
    await openTicket(desk, { ticket, content, actor, isOneOfMany, ...(citizen && { citizen }) })
    return 'created'
  })
}

async function update(desk: Desk, existing: Ticket, row: IntakeRow, actor: Actor): Promise<TakenIn> {
  const changes = await changesOf(desk, existing, row)
  if (!changes) return 'repeated'
  const { content, ...facts } = changes
  const contentTextId =
    content === undefined
      ? undefined
      : await insertText(desk.db, desk.seal, {
          ticketId: existing.id,
          kind: 'content',
          author: actorRef(actor),
          at: desk.clock.now(),
          body: content,
        })
  const { after } = await changeTicket(desk, {
    ticketId: existing.id,
    actor,
    command: { type: 'update', ...facts, ...(contentTextId !== undefined && { contentTextId }) },
  })
  const units = [...(after.lead ? [after.lead] : []), ...after.assists]
  const targets = units.length === 0 ? [stationRoom(desk)] : units.map(({ unitId }) => roomOf(desk, unitId))
  const text = platformChanged({ office: desk.office, now: desk.clock.now() }, after, changes)
  for (const target of targets) await notify(desk, after, { target, kind: 'updated', text })
  return 'updated'
}

/** A file without a column says nothing about it; a closed ticket stays as it ended. */
async function changesOf(
  desk: Pick<Desk, 'db' | 'seal'>,
  existing: Ticket,
  row: IntakeRow,
): Promise<Changes | undefined> {
  if (existing.state === 'closed') return undefined
  const { urgency, platformDeadline } = row.ticket
  const subject = maskText(row.ticket.subject, { names: row.citizen?.name ? [row.citizen.name] : [] })
  const content = await textBody(desk.db, desk.seal, existing.contentTextId)
  const changes: Changes = {
    ...(content !== row.content && { content: row.content }),
    ...(subject !== existing.subject && { subject }),
    ...(urgency === 'urgent' && existing.urgency !== 'urgent' && { urgency }),
    ...(platformDeadline !== undefined &&
      platformDeadline !== existing.platformDeadline && { platformDeadline }),
  }
  return Object.keys(changes).length === 0 ? undefined : changes
}
