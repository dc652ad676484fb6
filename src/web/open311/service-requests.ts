import { z } from 'zod'
import type { Desk } from '../../desk/desk.ts'
import type { ApiCaller } from '../../domain/api-caller.ts'
import { publishUnit } from '../../domain/published-ticket.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { isConfidential } from '../../domain/ticket.ts'
import { DAY_MS, isoOf, localDayOf } from '../../domain/time.ts'
import { publicTicketsReceived, ticketByNumber } from '../../store/tickets.ts'
import { CLOSE_WORDS, STATE_WORDS } from '../../templates/messages/words.ts'
import { takenInOf } from '../take-in-request.ts'
import { newTicket, oneLine, phoneNumber, text } from '../ticket-schemas.ts'
import type { Row } from './format.ts'

/** "Default query limit is a span of 90 days or first 1000 requests returned" (GeoReport v2). */
const SPAN_MS = 90 * DAY_MS
const MOST_ROWS = 1_000

const coordinate = (most: number) => z.coerce.number().min(-most).max(most).optional()

/** The fields of `POST requests` that map; others are passed over, as the specification allows. */
export const newRequest = z
  .object({
    service_code: oneLine(100, ''),
    description: text(10_000, ''),
    address_string: oneLine(300, '').optional(),
    address_id: oneLine(60, '').optional(),
    lat: coordinate(90),
    long: coordinate(180),
    first_name: oneLine(25, '').optional(),
    last_name: oneLine(25, '').optional(),
    phone: phoneNumber.optional(),
    media_url: z
      .url({ protocol: /^https?$/, error: '应是 http:// 或 https:// 开头的地址' })
      .max(500)
      .optional(),
  })
  .refine(
    ({ lat, long, ...at }) => at.address_string ?? at.address_id ?? (lat !== undefined && long !== undefined),
    {
      error: '要写明地点：address_string、address_id，或 lat 和 long',
      path: ['address_string'],
    },
  )

/** What `GET requests` can be narrowed by. */
export const requestFilter = z.object({
  service_request_id: z.string().max(5_000).optional(),
  service_code: z.string().max(5_000).optional(),
  start_date: z.iso.datetime({ offset: true }).optional(),
  end_date: z.iso.datetime({ offset: true }).optional(),
  status: z
    .string()
    .regex(/^(?:open|closed)(?:,(?:open|closed))*$/, { error: '应是 open 或 closed' })
    .optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  page_size: z.coerce.number().int().min(1).max(MOST_ROWS).default(MOST_ROWS),
})

/**
 * Opens a ticket. Open311 clients have no number of their own, so one is made from what was sent, the caller and the
 * day: the same request sent again is the same ticket.
 */
export async function openRequest(
  desk: Desk,
  caller: ApiCaller,
  given: z.output<typeof newRequest>,
): Promise<Row> {
  const now = desk.clock.now()
  const day = localDayOf(now)
  const key = desk.seal.lookupKey('open311', JSON.stringify([caller.name, day, given]))
  const mark = Buffer.from(key, 'base64url').toString('hex').slice(0, 16)
  const { service_code, description, address_string, lat, long, media_url, phone } = given
  const village = desk.office.roster.units.find(
    ({ id, kind }) => kind === 'village' && id === given.address_id,
  )
  const where = lat === undefined || long === undefined ? undefined : `坐标：${lat}, ${long}`
  const place = village?.name ?? given.address_id
  const lines = [
    description,
    address_string && `地点：${address_string}`,
    place && `地点编号：${place}`,
    where,
    media_url && `照片：${media_url}`,
  ]
  const body = newTicket.parse({
    number: `O311-${day.replaceAll('-', '')}-${mark}`,
    content: lines.filter(Boolean).join('\n'),
    matter: service_code,
    ...(village && { village: village.id }),
    ...(phone !== undefined && {
      citizen: { phone, ...nameOf(given) },
    }),
  })
  const [taken] = await takenInOf(desk, caller, [body])
  const lead = taken && !isConfidential(taken.ticket) ? taken.ticket.lead?.name : undefined
  return {
    service_request_id: body.number,
    service_notice: lead === undefined ? '已收下，由热线工作站派件' : `已收下，由${lead}办理`,
    account_id: null,
  }
}

/** Family name first, as names are written here. */
function nameOf({
  first_name = '',
  last_name = '',
}: {
  first_name?: string | undefined
  last_name?: string | undefined
}) {
  const name = `${last_name}${first_name}`
  return name === '' ? {} : { name }
}

/** The requests that fit, newest first; a 举报 is on no map. @returns undefined if the span of time is none */
export async function requestsFor(
  desk: Desk,
  filter: z.output<typeof requestFilter>,
): Promise<Row[] | undefined> {
  const { service_request_id, service_code, start_date, end_date, status, page, page_size } = filter
  if (service_request_id !== undefined) {
    const numbers = [...new Set(service_request_id.split(','))].slice(0, MOST_ROWS)
    const found = await Promise.all(numbers.map((number) => requestById(desk, number.trim())))
    return found.flatMap((ticket) => (ticket ? [requestRow(desk, ticket)] : []))
  }
  const to = end_date === undefined ? latest(start_date, desk.clock.now()) : Date.parse(end_date)
  const from = start_date === undefined ? to - SPAN_MS : Date.parse(start_date)
  if (from > to || to - from > SPAN_MS) return undefined
  const states = new Set(status?.split(','))
  const tickets = await publicTicketsReceived(desk.db, {
    from,
    to,
    ...(service_code !== undefined && { matters: service_code.split(',').slice(0, 100) }),
    ...(states.size === 1 && { isClosed: states.has('closed') }),
    limit: page_size,
    offset: (page - 1) * page_size,
  })
  return tickets.map((ticket) => requestRow(desk, ticket))
}

/** The hotline's ticket of this number: what a village took on by itself is none. */
export async function requestById(desk: Desk, id: string): Promise<Ticket | undefined> {
  const ticket = await ticketByNumber(desk.db, id)
  return ticket?.inHouse ? undefined : ticket
}

/** A start alone asks for the 90 days from it on. */
function latest(start: string | undefined, now: number): number {
  return start === undefined ? now : Math.min(now, Date.parse(start) + SPAN_MS)
}

const SAYING_NOTHING: Partial<Pick<Ticket, 'matter' | 'lead' | 'villageId' | 'subject'>> = {}

/**
 * The ticket as Open311 tells of one, with nothing of the citizen; of a 举报 or what is to be kept secret no more than how it
 * stands, to who knows its number.
 */
export function requestRow({ office }: Desk, ticket: Ticket): Row {
  const { closeReason } = ticket
  const { matter, lead, villageId, subject } = isConfidential(ticket) ? SAYING_NOTHING : ticket
  return {
    service_request_id: ticket.number,
    status: ticket.state === 'closed' ? 'closed' : 'open',
    status_notes: closeReason === undefined ? STATE_WORDS[ticket.state] : CLOSE_WORDS[closeReason],
    service_name: matter ?? null,
    service_code: matter ?? null,
    description: subject ?? null,
    agency_responsible: lead ? publishUnit(office, lead.unitId).name : null,
    service_notice: null,
    requested_datetime: isoOf(ticket.receivedAt),
    updated_datetime: isoOf(ticket.closedAt ?? ticket.lastActivityAt ?? ticket.receivedAt),
    expected_datetime: ticket.deadline === undefined ? null : isoOf(ticket.deadline),
    address: villageId === undefined ? null : publishUnit(office, villageId).name,
    address_id: villageId ?? null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  }
}
