import { maskForRoom } from '../domain/masking.ts'
import { unitById } from '../domain/roster.ts'
import type { NamedSpan } from '../domain/spoken-span.ts'
import { spanOfNamed } from '../domain/spoken-span.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import type { TicketFacts } from '../domain/ticket-facts.ts'
import { factsOf, leadOf } from '../domain/ticket-facts.ts'
import type { TicketRow } from '../export/ticket-sheet.ts'
import { countedHistories } from '../store/histories.ts'
import { insertTableExport } from '../store/table-exports.ts'
import { ticketsByIds } from '../store/tickets.ts'
import { tableFileName, tableName } from '../templates/messages/ticket-table.ts'
import { breathe } from './breathe.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskedContent } from './masked-content.ts'
import { isTakenDown } from './office-number.ts'
import type { SavedFile } from './weekly-files.ts'
import { savedFile, XLSX } from './weekly-files.ts'

/** As many as a desk reads, and as are written while nobody waits long: a month of a hundred a day. */
export const MOST_EXPORTED = 3000
/** Tickets read at once. */
const CHUNK = 500

export interface ExportRequest {
  personId: string
  span: NamedSpan
  /** Only what this unit leads; of a village or 管区 what lies in it too. */
  unitId?: string
  /** With the citizens' words, masked as for the station's group. */
  hasContent: boolean
}

/** @param found how many there are, of which at most `MOST_EXPORTED` stand in the file; none: no file */
export interface Exported {
  file?: SavedFile
  rows: number
  found: number
}

/** Writes the tickets that came in then as a table, and who was given it: the newest first, with nothing of the callers. */
export async function exportTickets(outer: Desk, request: ExportRequest): Promise<Exported> {
  return transact(outer, async (desk) => {
    const { span, unitId, personId, hasContent } = request
    const within = spanOfNamed(span)
    const all = await factsIn(desk, request)
    if (all.length === 0) return { rows: 0, found: 0 }
    const rows = await rowsOf(desk, all.slice(0, MOST_EXPORTED), hasContent)
    const setting = { office: desk.office, now: desk.clock.now() }
    const [{ ticketSheet }, { workbookOf }] = await Promise.all([
      import('../export/ticket-sheet.ts'),
      import('../export/xlsx.ts'),
    ])
    const scope = { span, ...(unitId !== undefined && { unitId }) }
    const sheet = ticketSheet(setting, { name: tableName(setting, scope), hasContent, rows })
    const file = await savedFile(desk, {
      name: tableFileName(setting, scope),
      mediaType: XLSX,
      bytes: workbookOf([sheet]),
    })
    const taken = { at: setting.now, personId, span: within, rows: rows.length, hasContent }
    await insertTableExport(desk.db, { ...taken, ...(unitId !== undefined && { unitId }) })
    return { file, rows: rows.length, found: all.length }
  })
}

/** The newest first. */
async function factsIn(desk: Desk, { span, unitId }: ExportRequest): Promise<TicketFacts[]> {
  const within = spanOfNamed(span)
  const histories = [
    ...(await countedHistories(desk.db, 'received', { ...within, origin: 'hotline' })),
    ...(await countedHistories(desk.db, 'received', { ...within, origin: 'in_house' })),
  ]
  return histories
    .flatMap(({ ticketId, events }) => factsOf(ticketId, events) ?? [])
    .filter((facts) => unitId === undefined || isOfUnit(desk, facts, unitId))
    .sort((one, other) => other.receivedAt - one.receivedAt || other.ticketId - one.ticketId)
}

function isOfUnit({ office }: Desk, facts: TicketFacts, unitId: string): boolean {
  const { villageId } = facts
  const district = villageId === undefined ? undefined : unitById(office.roster, villageId)?.parentId
  return leadOf(facts) === unitId || villageId === unitId || district === unitId
}

async function rowsOf(desk: Desk, facts: readonly TicketFacts[], hasContent: boolean): Promise<TicketRow[]> {
  const rows: TicketRow[] = []
  for (let from = 0; from < facts.length; from += CHUNK) {
    const some = facts.slice(from, from + CHUNK)
    const tickets = new Map(
      (
        await ticketsByIds(
          desk.db,
          some.map(({ ticketId }) => ticketId),
        )
      ).map((one) => [one.id, one]),
    )
    for (const one of some) {
      const ticket = tickets.get(one.ticketId)
      if (ticket) rows.push(await rowOf(desk, ticket, one, hasContent))
    }
    await breathe()
  }
  return rows
}

async function rowOf(
  desk: Desk,
  ticket: Ticket,
  facts: TicketFacts,
  hasContent: boolean,
): Promise<TicketRow> {
  // The words of a 举报 are not even read for a table.
  const content = !hasContent || isConfidential(ticket) ? '' : await maskedContent(desk, ticket)
  return {
    ticket,
    facts,
    origin: ticket.inHouse ? 'in_house' : isTakenDown(ticket.number) ? 'office' : 'platform',
    subject: maskForRoom(ticket.subject),
    ...(hasContent && { content }),
  }
}
