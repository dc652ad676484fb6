import type { Actor } from '../domain/actor.ts'
import type { PlatformChanges } from '../domain/intake.ts'
import { villageIn } from '../domain/proposal.ts'
import { matchesOf } from '../domain/responsibility.ts'
import type { Ticket } from '../domain/ticket.ts'
import { MINUTE_MS } from '../domain/time.ts'
import type { Told } from '../intake/labelled-text.ts'
import type { PastedTicket, PasteSetting } from '../intake/pasted-text.ts'
import { corrected, readPastedText } from '../intake/pasted-text.ts'
import type { Asked } from '../store/choices.ts'
import { saveLoosePhoto, takeLoosePhotos } from '../store/loose-photos.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { knownOfficeNumber, officeNumberFor } from './office-number.ts'
import { responsibilitiesNow } from './responsibilities.ts'
import type { TakenIn } from './take-in.ts'
import { changesOf, takeIn, wouldTakeIn } from './take-in.ts'

/** A photo belongs to the words that come within this time, and the other way round. */
const PHOTO_WITHIN_MS = 5 * MINUTE_MS

/** What taking a pasted ticket in would do, and what is guessed about it. */
export interface PastePlan {
  pasted: PastedTicket
  becomes: TakenIn
  existing?: Ticket
  changes?: PlatformChanges
  villageId?: string
  matter?: string
}

/** The tickets of a text that a clerk pasted or forwarded; none if it is something that people say. */
export function readPaste({ office, clock }: Desk, text: string, isTold: boolean): PastedTicket[] {
  return readPastedText(text, { ...settingOf({ office, clock }), isTold })
}

/** The ticket with one field told anew. */
export function correctPaste({ office, clock }: Desk, ticket: PastedTicket, correction: Told): PastedTicket {
  return corrected(ticket, correction, settingOf({ office, clock }))
}

function settingOf({ office, clock }: Pick<Desk, 'office' | 'clock'>): PasteSetting {
  return { headings: office.headings, calendar: office.calendar, now: clock.now() }
}

/** What would become of each, without doing it. */
export async function planPaste(desk: Desk, tickets: readonly PastedTicket[]): Promise<PastePlan[]> {
  const list = await responsibilitiesNow(desk)
  const plans: PastePlan[] = []
  for (const pasted of tickets) {
    const number = pasted.row.ticket.number || (await knownOfficeNumber(desk, wordsOf(pasted)))
    const row = { ...pasted.row, ticket: { ...pasted.row.ticket, number: number ?? '' } }
    const existing = number === undefined ? undefined : await ticketByNumber(desk.db, number)
    const changes = existing && (await changesOf(desk, existing, row))
    const words = `${row.ticket.subject} ${row.content} ${addressOf(pasted)}`
    const villageId = villageIn(desk.office.roster, words)?.id
    const matter = row.ticket.matter ?? matchesOf(list, words)[0]?.entry.matter
    plans.push({
      pasted,
      becomes: await wouldTakeIn(desk, row),
      ...(existing && { existing }),
      ...(changes && { changes }),
      ...(villageId !== undefined && { villageId }),
      ...(matter !== undefined && { matter }),
    })
  }
  return plans
}

/** Takes the tickets in; the photos belong to the one of that number in the list. */
export async function openPaste(
  outer: Desk,
  request: {
    tickets: readonly PastedTicket[]
    actor: Actor
    photos: { fileIds: readonly number[]; at: number }
  },
): Promise<{ becomes: TakenIn; ticket?: Ticket }[]> {
  return transact(outer, async (desk) => {
    const { tickets, actor, photos } = request
    const done: { becomes: TakenIn; ticket?: Ticket }[] = []
    for (const [at, pasted] of tickets.entries()) {
      const number = pasted.row.ticket.number || (await officeNumberFor(desk, wordsOf(pasted)))
      const row = { ...pasted.row, ticket: { ...pasted.row.ticket, number } }
      const fileIds = at === photos.at ? photos.fileIds : []
      const becomes = await takeIn(desk, row, { actor, isOneOfMany: false, fileIds })
      const ticket = await ticketByNumber(desk.db, number)
      done.push({ becomes, ...(ticket && { ticket }) })
    }
    return done
  })
}

/** Remembers a photo for the words that may follow. */
export async function rememberPhoto(desk: Desk, asked: Asked, fileId: number): Promise<void> {
  const at = desk.clock.now()
  await saveLoosePhoto(desk.db, { ...asked, fileId, at }, at - PHOTO_WITHIN_MS)
}

/** The photos that the same person sent just before. */
export function photosBefore(desk: Desk, asked: Asked): Promise<number[]> {
  return takeLoosePhotos(desk.db, asked, desk.clock.now() - PHOTO_WITHIN_MS)
}

/** Until when a photo still belongs to a ticket that was just taken in. */
export function photosUntil({ clock }: Desk): number {
  return clock.now() + PHOTO_WITHIN_MS
}

function wordsOf({ row }: PastedTicket): { content: string; from?: string } {
  return { content: row.content, ...(row.citizen && { from: row.citizen.phone }) }
}

function addressOf({ told }: PastedTicket): string {
  return told.find(({ field }) => field === 'address')?.value ?? ''
}
