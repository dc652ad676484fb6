import type { Actor } from '../domain/actor.ts'
import { actorRef } from '../domain/actor.ts'
import type { Caller, KnownCaller } from '../domain/caller.ts'
import { maskingToo, namesOf, withNewer } from '../domain/caller.ts'
import { kindByWords } from '../domain/confidential.ts'
import type { ImportCounts, PlatformChanges } from '../domain/intake.ts'
import { maskText } from '../domain/masking.ts'
import { normalise } from '../domain/plain-text.ts'
import { secrecyWords } from '../domain/proposal.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import type { TicketCommand } from '../domain/ticket-commands.ts'
import type { IntakeRow } from '../intake/read-row.ts'
import { subjectOf } from '../intake/values.ts'
import { citizenData, citizenIdByPhone, saveCitizen } from '../store/citizens.ts'
import { eventsOf } from '../store/events.ts'
import { forgetUse } from '../store/template-uses.ts'
import { insertText, textBody } from '../store/texts.ts'
import { ticketByNumber, ticketsOfCitizen } from '../store/tickets.ts'
import { forgetSearchesOf } from '../store/unanswered-searches.ts'
import { confidentialSubject } from '../templates/messages/confidential.ts'
import { platformChanged } from '../templates/messages/intake.ts'
import { attachPhotos } from './attach-photos.ts'
import { changeTicket } from './change-ticket.ts'
import { tellWordsInPrivate } from './confidential.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { contentInRoom, introducedIn } from './masked-content.ts'
import { notify, roomOf, stationRoom } from './notify.ts'
import { openTicket } from './open-ticket.ts'

/** What became of a row; `closed` is left out, because nobody here has anything to do for it. */
export type TakenIn = Exclude<keyof ImportCounts, 'faulty'>

/** What taking the row in would do, without doing it. */
export async function wouldTakeIn(
  desk: Pick<Desk, 'db' | 'seal' | 'office'>,
  row: IntakeRow,
): Promise<TakenIn> {
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
    isOneOfHundreds = false,
    staysQuiet = false,
    fileIds = [],
  }: {
    actor: Actor
    isOneOfMany: boolean
    isOneOfHundreds?: boolean
    staysQuiet?: boolean
    /** Photos that came with it. */
    fileIds?: readonly number[]
  },
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
    await openTicket(desk, {
      ticket,
      content,
      actor,
      isOneOfMany,
      isOneOfHundreds,
      staysQuiet,
      fileIds,
      ...(citizen && { citizen }),
    })
    return 'created'
  })
}

async function update(desk: Desk, existing: Ticket, row: IntakeRow, actor: Actor): Promise<TakenIn> {
  const changes = await changesOf(desk, existing, row)
  if (!changes) return 'repeated'
  const { content, citizen, ...facts } = changes
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
    command: {
      type: 'update',
      ...facts,
      ...(contentTextId !== undefined && { contentTextId }),
      ...(citizen && (await correctedCaller(desk, existing, citizen))),
    },
  })
  if (facts.secret) await forgetSearches(desk, existing.id)
  const units = [...(after.lead ? [after.lead] : []), ...after.assists]
  const targets = units.length === 0 ? [stationRoom(desk)] : units.map(({ unitId }) => roomOf(desk, unitId))
  const setting = { office: desk.office, now: desk.clock.now() }
  for (const target of targets) {
    const words = content === undefined ? {} : { content: await contentInRoom(desk, after, target.room) }
    const text = platformChanged(setting, after, { ...changes, ...words })
    await notify(desk, after, { target, kind: 'updated', text })
  }
  if (content !== undefined) for (const { unitId } of units) await tellWordsInPrivate(desk, after, unitId)
  return 'updated'
}

/** What was learned from its words, and what was looked for with them, is not to be read any more. */
async function forgetSearches(desk: Desk, ticketId: number): Promise<void> {
  await forgetUse(desk.db, ticketId)
  await forgetSearchesOf(desk.db, ticketId)
}

/**
 * Keeps the caller's newer data. The phone of somebody else makes the ticket theirs, and so does a new phone of a caller with
 * other tickets; then nothing of either record is mixed into the other: names are only masked with the other's.
 */
async function correctedCaller(
  desk: Desk,
  ticket: Ticket,
  sent: Caller,
): Promise<Pick<Extract<TicketCommand, { type: 'update' }>, 'citizenId' | 'isCallerCorrected'>> {
  const { db, seal } = desk
  const { number, version, citizenId } = ticket
  const known = citizenId === undefined ? undefined : await citizenData(db, seal, citizenId)
  const owner = await citizenIdByPhone(db, seal, sent.phone)
  const own = (await isOnlyTicket(db, ticket)) ? citizenId : undefined
  const now = owner ?? own ?? `c-${number}-${version}`
  const save = (data: KnownCaller) => saveCitizen(db, seal, { id: now, ...data }, desk.clock.now())
  if (now === citizenId) {
    await save(known ? withNewer(known, sent) : sent)
    return { isCallerCorrected: true }
  }
  const there = owner === undefined ? undefined : await citizenData(db, seal, owner)
  await save(maskingToo(there ?? sent, sent, known))
  return { citizenId: now }
}

async function isOnlyTicket(db: Desk['db'], { id, citizenId }: Ticket): Promise<boolean> {
  if (citizenId === undefined) return false
  return (await ticketsOfCitizen(db, citizenId)).every((ticket) => ticket.id === id)
}

/** A file without a column says nothing about it; a closed ticket stays as it ended. */
export async function changesOf(
  desk: Pick<Desk, 'db' | 'seal' | 'office'>,
  existing: Ticket,
  row: IntakeRow,
): Promise<PlatformChanges | undefined> {
  if (existing.state === 'closed') return undefined
  const { urgency, platformDeadline } = row.ticket
  const known =
    existing.citizenId === undefined ? undefined : await citizenData(desk.db, desk.seal, existing.citizenId)
  const content = (await textBody(desk.db, desk.seal, existing.contentTextId)) ?? ''
  // A file without the caller's column may still name them in the title; whom the words introduce is named in none.
  const names = [
    ...namesOf(row.citizen),
    ...namesOf(known),
    ...introducedIn(desk, `${row.ticket.subject}。${row.says.content ? row.content : content}`),
  ]
  const subject = row.says.title ? maskText(row.ticket.subject, { names }) : subjectOf('', row.content, names)
  const hasOtherWords =
    row.says.content &&
    !sameWords(content, row.content) &&
    !(isConfidential(existing) && endsWith(content, row.content))
  // Without a title the subject is how the words begin: it changes with them.
  const isOfWords = hasOtherWords && existing.subject === subjectOf('', content, names)
  const mustBeSecret =
    row.ticket.secret ||
    kindByWords(row.ticket.kind, hasOtherWords ? row.content : '') === 'report' ||
    (hasOtherWords && secrecyWords(row.content) !== undefined)
  const isHidden = isConfidential(existing) || mustBeSecret
  const citizen = row.citizen && (await newerCaller(desk, existing, { known, sent: row.citizen }))
  const changes: PlatformChanges = {
    ...(hasOtherWords && { content: row.content }),
    ...(!isHidden && (row.says.title || isOfWords) && subject !== existing.subject && { subject }),
    ...(urgency === 'urgent' && (await isNewlyUrgent(desk, existing)) && { urgency }),
    ...(platformDeadline !== undefined &&
      platformDeadline !== existing.platformDeadline && { platformDeadline }),
    ...(mustBeSecret &&
      !existing.secret && { secret: true, subject: confidentialSubject(undefined, existing) }),
    ...(citizen && { citizen }),
  }
  return Object.keys(changes).length === 0 ? undefined : changes
}

/** A ticket that came as urgent and that the station has made ordinary since (不急了) stays so, however often it is sent. */
async function isNewlyUrgent({ db }: Pick<Desk, 'db'>, { id, urgency }: Ticket): Promise<boolean> {
  if (urgency === 'urgent') return false
  const sent = (await eventsOf(db, id)).filter(({ type }) => type === 'opened' || type === 'updated')
  return !sent.some((event) => 'urgency' in event && event.urgency === 'urgent')
}

/**
 * What was sent of the caller; undefined if that says nothing new. Of several tickets from one phone each may bear another
 * name of the family: there only another phone is news.
 */
async function newerCaller(
  { db }: Pick<Desk, 'db'>,
  ticket: Ticket,
  { known, sent }: { known: KnownCaller | undefined; sent: Caller },
): Promise<Caller | undefined> {
  if (known?.phone !== sent.phone) return sent
  const { name, address } = withNewer(known, sent)
  if (known.name === name && known.address === address) return undefined
  return (await isOnlyTicket(db, ticket)) ? sent : undefined
}

/** The title may have been put before the words. */
function endsWith(stored: string, words: string): boolean {
  const [whole = '', end = ''] = [stored, words].map((text) => normalise(text).replace(/\s+/g, ''))
  return whole.endsWith(end)
}

/** A paste has other spaces and widths than a table. */
function sameWords(one: string, other: string): boolean {
  const [first, second] = [one, other].map((words) => normalise(words).replace(/\s+/g, ''))
  return first === second
}
