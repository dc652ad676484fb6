import type { Actor } from '../domain/actor.ts'
import { actorRef } from '../domain/actor.ts'
import type { ImportCounts } from '../domain/intake.ts'
import { maskText } from '../domain/masking.ts'
import { normalise } from '../domain/plain-text.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketCommand } from '../domain/ticket-commands.ts'
import type { IntakeRow } from '../intake/read-row.ts'
import { subjectOf } from '../intake/values.ts'
import { citizenData } from '../store/citizens.ts'
import { insertText, textBody } from '../store/texts.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { platformChanged } from '../templates/messages/intake.ts'
import { attachPhotos } from './attach-photos.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, roomOf, stationRoom } from './notify.ts'
import { openTicket } from './open-ticket.ts'

/** What became of a row; `closed` is left out, because nobody here has anything to do for it. */
export type TakenIn = Exclude<keyof ImportCounts, 'faulty'>

export type Changes = Pick<
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
  {
    actor,
    isOneOfMany,
    fileIds = [],
  }: { actor: Actor; isOneOfMany: boolean /** Photos that came with it. */; fileIds?: readonly number[] },
): Promise<TakenIn> {
  return transact(outer, async (desk) => {
    const existing = await ticketByNumber(desk.db, row.ticket.number)
    if (existing) {
      const became = await update(desk, existing, row, actor)
      if (existing.state !== 'closed') await attachPhotos(desk, { ticketId: existing.id, actor, fileIds })
      return became
    }
    if (row.isClosed) return 'closed'
    const { ticket, content, citizen } = row
    await openTicket(desk, { ticket, content, actor, isOneOfMany, fileIds, ...(citizen && { citizen }) })
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
export async function changesOf(
  desk: Pick<Desk, 'db' | 'seal'>,
  existing: Ticket,
  row: IntakeRow,
): Promise<Changes | undefined> {
  if (existing.state === 'closed') return undefined
  const { urgency, platformDeadline } = row.ticket
  const names = await callerNames(desk, existing, row)
  const masked = (words: string): string => maskText(words, { names })
  const subject = masked(row.ticket.subject)
  const content = (await textBody(desk.db, desk.seal, existing.contentTextId)) ?? ''
  const hasOtherWords = row.says.content && !sameWords(content, row.content)
  // Without a title the subject is how the words begin: it changes with them.
  const isOfWords = hasOtherWords && existing.subject === masked(subjectOf('', content))
  const changes: Changes = {
    ...(hasOtherWords && { content: row.content }),
    ...((row.says.title || isOfWords) && subject !== existing.subject && { subject }),
    ...(urgency === 'urgent' && existing.urgency !== 'urgent' && { urgency }),
    ...(platformDeadline !== undefined &&
      platformDeadline !== existing.platformDeadline && { platformDeadline }),
  }
  return Object.keys(changes).length === 0 ? undefined : changes
}

/** What the caller is called now and was called before: a file without the column may still name them in the title. */
async function callerNames(
  { db, seal }: Pick<Desk, 'db' | 'seal'>,
  { citizenId }: Ticket,
  { citizen }: IntakeRow,
): Promise<string[]> {
  const known = citizenId === undefined ? undefined : await citizenData(db, seal, citizenId)
  return [citizen?.name, known?.name].flatMap((name) => (name ? [name] : []))
}

/** A paste has other spaces and widths than a table. */
function sameWords(one: string, other: string): boolean {
  const [first, second] = [one, other].map((words) => normalise(words).replace(/\s+/g, ''))
  return first === second
}
