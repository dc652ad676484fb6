import { maskForRoom } from '../domain/masking.ts'
import type { NamedSpan } from '../domain/spoken-span.ts'
import { spanOfNamed } from '../domain/spoken-span.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import { factsOf } from '../domain/ticket-facts.ts'
import type { TicketRow } from '../export/ticket-sheet.ts'
import { historiesUntil } from '../store/histories.ts'
import type { OfUnit } from '../store/table-exports.ts'
import { insertTableExport, ticketsForTable } from '../store/table-exports.ts'
import { tableFileName, tableName } from '../templates/messages/ticket-table.ts'
import { breathe } from './breathe.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskedContent } from './masked-content.ts'
import { isTakenDown } from './office-number.ts'
import type { SavedFile } from './saved-file.ts'
import { savedFile, XLSX } from './saved-file.ts'

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
    const { tickets, found } = await ticketsForTable(desk.db, {
      ...within,
      ...(unitId !== undefined && { of: ofUnit(desk, unitId) }),
      limit: MOST_EXPORTED,
    })
    if (tickets.length === 0) return { rows: 0, found }
    const rows = await rowsOf(desk, tickets, hasContent)
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
    return { file, rows: rows.length, found }
  })
}

/** A village or 管区 answers for what lies in it too. */
function ofUnit({ office }: Desk, unitId: string): OfUnit {
  const villages = office.roster.units.filter(({ id, parentId }) => id === unitId || parentId === unitId)
  return { unitId, villageIds: villages.map(({ id }) => id) }
}

async function rowsOf(desk: Desk, tickets: readonly Ticket[], hasContent: boolean): Promise<TicketRow[]> {
  const rows: TicketRow[] = []
  for (let from = 0; from < tickets.length; from += CHUNK) {
    const some = tickets.slice(from, from + CHUNK)
    const ids = some.map(({ id }) => id)
    const histories = await historiesUntil(desk.db, ids, desk.clock.now() + 1)
    const eventsOf = new Map(histories.map(({ ticketId, events }) => [ticketId, events]))
    for (const ticket of some) {
      const facts = factsOf(ticket.id, eventsOf.get(ticket.id) ?? [])
      if (facts) rows.push(await rowOf(desk, { ticket, facts }, hasContent))
    }
    await breathe()
  }
  return rows
}

async function rowOf(
  desk: Desk,
  { ticket, facts }: Pick<TicketRow, 'ticket' | 'facts'>,
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
