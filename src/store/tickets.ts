import { sql } from 'kysely'
import { DeskError } from '../domain/errors.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketEvent } from '../domain/ticket-events.ts'
import type { EpochMs } from '../domain/time.ts'
import { saveAssignments } from './assignments.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import { chained, FIRST_HASH, insertEvents } from './events.ts'
import { giveToTicket } from './files.ts'

const SHORT_CODES = 9999
/** Five digits that begin no service number that people write about: 12345, 12315, 95598. */
const LONG_CODES = { from: 20_001, to: 89_999 } as const
/** Looked up one by one before all open codes are read: nearly always the first is free. */
const CODES_TRIED = 20

const byId = compiled((db, { id }: { id: number }) =>
  db.selectFrom('ticket').select('body').where('id', '=', id),
)

export async function ticketById(db: Db, id: number): Promise<Ticket | undefined> {
  const [row] = (await byId(db, { id })).rows
  return row && (JSON.parse(row.body) as Ticket)
}

const byIds = compiled((db, { ids }: { ids: readonly number[] }) =>
  db.selectFrom('ticket').select('body').where('id', 'in', ids),
)

export async function ticketsByIds(db: Db, ids: readonly number[]): Promise<Ticket[]> {
  if (ids.length === 0) return []
  const { rows } = await byIds(db, { ids })
  return rows.map((row) => JSON.parse(row.body) as Ticket)
}

const byNumber = compiled((db, { number }: { number: string }) =>
  db.selectFrom('ticket').select('body').where('number', '=', number),
)

export async function ticketByNumber(db: Db, number: string): Promise<Ticket | undefined> {
  const [row] = (await byNumber(db, { number })).rows
  return row && (JSON.parse(row.body) as Ticket)
}

const byCode = compiled((db, { code }: { code: number }) =>
  db.selectFrom('ticket').select('body').where('code', '=', code).orderBy('id', 'desc').limit(1),
)

/** The ticket that a code means now: the open one, else the one closed last. */
export async function ticketByCode(db: Db, code: number): Promise<Ticket | undefined> {
  const [row] = (await byCode(db, { code })).rows
  return row && (JSON.parse(row.body) as Ticket)
}

/** More than a unit or the station has open: only so that no list is without an end. */
const MOST_LISTED = 2000

/** Open tickets that the unit leads or assists, in the order they came. */
export async function openTicketsOfUnit(db: Db, unitId: string, limit = MOST_LISTED): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('ticket', 'ticket.id', 'assignment.ticket_id')
    .select('ticket.body')
    .where('assignment.unit_id', '=', unitId)
    .where('assignment.open', '=', sql.lit(1))
    .orderBy('assignment.ticket_id')
    .limit(limit)
    .execute()
  return rows.map((row) => JSON.parse(row.body) as Ticket)
}

/** Tickets in the state, in the order they came. */
export async function ticketsInState(db: Db, state: Ticket['state'], limit = MOST_LISTED): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('body')
    .where('state', '=', state)
    .where('state', '<>', sql.lit('closed'))
    .orderBy('received_at')
    .limit(limit)
    .execute()
  return rows.map((row) => JSON.parse(row.body) as Ticket)
}

/** The masked subjects of the newest tickets. */
export async function latestSubjects(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(sql<string>`body ->> '$.subject'`.as('subject'))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ subject }) => subject)
}

/** Every ticket that waits for a unit or for the station's review, in the order of their deadlines. */
export async function ticketsAtWork(db: Db): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('body')
    .where('state', 'in', ['received', 'dispatched', 'acknowledged', 'replied'])
    .where('state', '<>', sql.lit('closed'))
    .execute()
  const tickets = rows.map((row) => JSON.parse(row.body) as Ticket)
  return tickets.sort((one, other) => (one.deadline ?? Infinity) - (other.deadline ?? Infinity))
}

/** Every ticket that is not closed. */
export async function openTickets(db: Db): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('body')
    .where('state', 'in', ['received', 'dispatched', 'acknowledged', 'replied', 'approved', 'calling_back'])
    .where('state', '<>', sql.lit('closed'))
    .execute()
  return rows.map((row) => JSON.parse(row.body) as Ticket)
}

const ofCitizen = compiled((db, { citizenId, since }: { citizenId: string; since: EpochMs }) =>
  db
    .selectFrom('ticket')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('citizen_id', '=', citizenId)
    .where('received_at', '>=', since),
)

/** How many tickets of the same citizen came in since. */
export async function countOfCitizen(db: Db, citizenId: string, since: EpochMs): Promise<number> {
  const [row] = (await ofCitizen(db, { citizenId, since })).rows
  return row?.count ?? 0
}

const ofPlace = compiled(
  (db, { villageId, matter, since, before }: { villageId: string; matter: string } & Received) =>
    db
      .selectFrom('ticket')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('village_id', '=', villageId)
      .where('matter', '=', matter)
      .where('received_at', '>=', since)
      .where('received_at', '<', before),
)

/** When tickets came in: from `since` on, before `before`. */
interface Received {
  since: EpochMs
  before: EpochMs
}

/** How many tickets of the same village and matter came in then. */
export async function countOfPlace(
  db: Db,
  place: { villageId: string; matter: string },
  received: Received,
): Promise<number> {
  const [row] = (await ofPlace(db, { ...place, ...received })).rows
  return row?.count ?? 0
}

/** Tickets of the same village and matter that came in since, newest first. */
export async function ticketsOfPlace(
  db: Db,
  place: { villageId: string; matter: string },
  since: EpochMs,
  limit = 20,
): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('body')
    .where('village_id', '=', place.villageId)
    .where('matter', '=', place.matter)
    .where('received_at', '>=', since)
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => JSON.parse(row.body) as Ticket)
}

/** Tickets that came in then and may be told of to anybody (no 举报, nothing secret), newest first: closed, or not, or both. */
export async function publicTicketsReceived(
  db: Db,
  wanted: {
    from: EpochMs
    to: EpochMs
    matters?: readonly string[]
    isClosed?: boolean
    limit: number
    offset: number
  },
): Promise<Ticket[]> {
  let query = db
    .selectFrom('ticket')
    .select('body')
    .where('received_at', '>=', wanted.from)
    .where('received_at', '<=', wanted.to)
    .where('in_house', '=', 0)
    .where('kind', '<>', 'report')
    .where(sql<number>`json_extract(body, '$.secret')`, '=', 0)
  if (wanted.matters) query = query.where('matter', 'in', wanted.matters)
  if (wanted.isClosed !== undefined) query = query.where('closed_at', wanted.isClosed ? 'is not' : 'is', null)
  const rows = await query
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
  return rows.map((row) => JSON.parse(row.body) as Ticket)
}

/** The citizen's tickets, newest first. */
export async function ticketsOfCitizen(db: Db, citizenId: string, limit = 20): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('body')
    .where('citizen_id', '=', citizenId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => JSON.parse(row.body) as Ticket)
}

const newestCode = compiled((db, _none: Record<string, never>) =>
  db.selectFrom('ticket').select('code').orderBy('id', 'desc').limit(1),
)
const newestId = compiled((db, _none: Record<string, never>) =>
  db.selectFrom('ticket').select('id').orderBy('id', 'desc').limit(1),
)

const openWithCode = compiled((db, { code }: { code: number }) =>
  db
    .selectFrom('ticket')
    .select('id')
    .where('code', '=', code)
    .where('state', '<>', sql.lit('closed'))
    .limit(1),
)

/**
 * Hands out the next short code: in sequence 1–9999 and round again, skipping codes of open tickets; if all of
 * these are open, one of five digits.
 *
 * @throws {DeskError} `codes_exhausted` if some 80 000 tickets are open
 */
export async function nextCode(db: Db): Promise<number> {
  const [last] = (await newestCode(db, {})).rows
  const from = last && last.code < SHORT_CODES ? last.code : 0
  for (let code = from + 1; code <= Math.min(from + CODES_TRIED, SHORT_CODES); code += 1) {
    const { rows } = await openWithCode(db, { code })
    if (rows.length === 0) return code
  }
  return firstFree(await openCodes(db), from)
}

async function openCodes(db: Db): Promise<Set<number>> {
  const rows = await db.selectFrom('ticket').select('code').where('state', '<>', sql.lit('closed')).execute()
  return new Set(rows.map(({ code }) => code))
}

function firstFree(taken: ReadonlySet<number>, from: number): number {
  for (let step = 0; step < SHORT_CODES; step += 1) {
    const code = ((from + step) % SHORT_CODES) + 1
    if (!taken.has(code)) return code
  }
  for (let code: number = LONG_CODES.from; code <= LONG_CODES.to; code += 1) if (!taken.has(code)) return code
  throw new DeskError('codes_exhausted', {})
}

const insertColumns = compiled((db, { id, columns }: { id: number; columns: Columns }) =>
  db.insertInto('ticket').values({ id, ...columns }),
)

/** Reserves the ticket's row and id, before its first event is known. */
export async function insertTicket(
  db: Db,
  build: (id: number) => { ticket: Ticket; event: TicketEvent },
): Promise<Ticket> {
  const [last] = (await newestId(db, {})).rows
  const id = (last?.id ?? 0) + 1
  const { ticket, event } = build(id)
  const { rows, head } = chained(id, { seq: 0, hash: FIRST_HASH }, [event])
  const columns = { ...columnsOf(ticket), body: JSON.stringify(ticket), head_hash: head }
  await insertColumns(db, { id, columns })
  await insertEvents(db, { rows })
  return ticket
}

/**
 * Writes the ticket and its events together, so that no state is ever without its reason.
 *
 * @param before the ticket as it was read; if somebody changed it since, nothing is written
 * @throws {DeskError} `changed_meanwhile` if the stored version is no longer `before.version`
 */
export async function saveTicket(
  db: Db,
  before: Ticket,
  after: Ticket,
  events: readonly TicketEvent[],
): Promise<void> {
  const [stored] = (await headOf(db, { id: before.id })).rows
  if (stored?.version !== before.version) throw new DeskError('changed_meanwhile', { code: before.code })
  const { rows, head } = chained(before.id, { seq: before.version, hash: stored.head_hash }, events)
  await insertEvents(db, { rows })
  await updateColumns(db, { id: before.id, columns: { ...changedColumns(before, after), head_hash: head } })
  await saveAssignments(db, before, after)
  const fileIds = events.flatMap((event) => ('fileId' in event && event.fileId) || [])
  if (fileIds.length > 0) await giveToTicket(db, fileIds, before.id)
}

const headOf = compiled((db, { id }: { id: number }) =>
  db.selectFrom('ticket').select(['version', 'head_hash']).where('id', '=', id),
)

const updateColumns = compiled((db, { id, columns }: { id: number; columns: Partial<Columns> }) =>
  db.updateTable('ticket').set(columns).where('id', '=', id),
)

type Columns = ReturnType<typeof columnsOf> & { body: string; head_hash: string }

/** Only these are written: SQLite rewrites the entry of every index whose column is named, changed or not. */
function changedColumns(before: Ticket, after: Ticket): Partial<Columns> {
  const old: Record<string, unknown> = columnsOf(before)
  const changed = Object.entries(columnsOf(after)).filter(([name, value]) => old[name] !== value)
  return { ...Object.fromEntries(changed), body: JSON.stringify(after) }
}

function columnsOf(ticket: Ticket) {
  return {
    number: ticket.number,
    code: ticket.code,
    state: ticket.state,
    kind: ticket.kind,
    matter: ticket.matter ?? null,
    village_id: ticket.villageId ?? null,
    lead_unit_id: ticket.lead?.unitId ?? null,
    citizen_id: ticket.citizenId ?? null,
    round: ticket.round,
    deadline: ticket.deadline ?? null,
    received_at: ticket.receivedAt,
    in_house: ticket.inHouse ? 1 : 0,
    closed_at: ticket.closedAt ?? null,
    version: ticket.version,
  }
}
