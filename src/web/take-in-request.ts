import type { Desk } from '../desk/desk.ts'
import { transact } from '../desk/desk.ts'
import { announce, stationRoom } from '../desk/notify.ts'
import { responsibilitiesNow } from '../desk/responsibilities.ts'
import type { TakenIn } from '../desk/take-in.ts'
import { takeIn } from '../desk/take-in.ts'
import type { ApiCaller } from '../domain/api-caller.ts'
import { nearest } from '../domain/edit-distance.ts'
import type { ImportCounts } from '../domain/intake.ts'
import type { PublishedTicket } from '../domain/published-ticket.ts'
import { publishTicket } from '../domain/published-ticket.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import type { Unit } from '../domain/roster.ts'
import type { IntakeRow } from '../intake/read-row.ts'
import { matterOf, phoneOf, subjectOf } from '../intake/values.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { batchTaken } from '../templates/messages/intake.ts'
import { ApiRefusal } from './api-refusal.ts'
import type { FieldError } from './field-errors.ts'
import type { NewTicketBody } from './ticket-schemas.ts'

/** So many tickets get a card each; more would drown the station's group. */
const MOST_CARDS = 30

const RESULTS = {
  created: 'created',
  updated: 'updated',
  repeated: 'unchanged',
  closed: 'unchanged',
} as const

export interface TakenInAnswer {
  result: (typeof RESULTS)[TakenIn]
  ticket: PublishedTicket
  warnings: FieldError[]
}

/**
 * Takes in the tickets that a caller sent: all of them or none.
 *
 * @param at JSONPath of the list, for faults; absent where the body is the one ticket
 * @throws {ApiRefusal} 422 `invalid` if a ticket names a village that is none
 */
export async function takenInOf(
  outer: Desk,
  caller: Pick<ApiCaller, 'name' | 'scopes'>,
  bodies: readonly NewTicketBody[],
  at?: string,
): Promise<TakenInAnswer[]> {
  const pathOf = (index: number): string => (at === undefined ? '$' : `${at}[${index}]`)
  const actor = { kind: 'caller', name: caller.name, scopes: caller.scopes } as const
  const rows = rowsOf(outer, bodies, pathOf)
  return transact(outer, async (desk) => {
    const list = await responsibilitiesNow(desk)
    const matters = list.matters.map(({ matter }) => matter)
    const answers: TakenInAnswer[] = []
    const counts: ImportCounts = { created: 0, updated: 0, repeated: 0, faulty: 0, closed: 0 }
    for (const [index, row] of rows.entries()) {
      const became = await takeIn(desk, row, { actor, isOneOfMany: rows.length > MOST_CARDS })
      const ticket = await ticketByNumber(desk.db, row.ticket.number)
      if (!ticket) throw new Error(`ticket ${row.ticket.number} was taken in and is not there`)
      const { matter } = row.ticket
      const isKnown = matter === undefined || responsibilityFor(list, matter) !== undefined
      answers.push({
        result: RESULTS[became],
        ticket: publishTicket(desk.office, ticket),
        warnings: isKnown ? [] : [unknownMatter(`${pathOf(index)}.matter`, matter, matters)],
      })
      counts[became] += 1
    }
    if (rows.length > MOST_CARDS) await tellStation(desk, caller.name, counts)
    return answers
  })
}

/** Like the summary of a table: so many tickets come without a card each. */
async function tellStation(desk: Desk, caller: string, counts: ImportCounts): Promise<void> {
  if (counts.created + counts.updated === 0) return
  await announce(desk, [
    {
      about: { key: `batch:${caller}:${desk.clock.now()}:${JSON.stringify(counts)}` },
      target: stationRoom(desk),
      kind: 'import',
      text: batchTaken(caller, counts),
      priority: 1,
    },
  ])
}

function rowsOf(
  { office }: Desk,
  bodies: readonly NewTicketBody[],
  pathOf: (index: number) => string,
): IntakeRow[] {
  const villages = office.roster.units.filter(({ kind }) => kind === 'village')
  const fields: FieldError[] = []
  const rows = bodies.map((body, index) => {
    const village = villages.find(({ id, name }) => id === body.village || name === body.village)
    if (body.village !== undefined && !village)
      fields.push(unknownVillage(`${pathOf(index)}.village`, body.village, villages))
    return rowOf(body, village)
  })
  if (fields.length === 0) return rows
  throw new ApiRefusal(422, 'invalid', `有 ${fields.length} 处不对，什么也没有改动，请改好再发`, { fields })
}

function rowOf(body: NewTicketBody, village: Unit | undefined): IntakeRow {
  const { number, kind, urgency, secret, content, title = '', platformDeadline, citizen } = body
  const matter = matterOf(body.matter ?? '')
  const phone = citizen && phoneOf({ value: citizen.phone })
  return {
    line: 0,
    ticket: {
      number,
      kind,
      urgency,
      secret,
      subject: subjectOf(title, content, citizen?.name === undefined ? [] : [citizen.name]),
      ...(matter !== undefined && { matter }),
      ...(village && { villageId: village.id }),
      ...(platformDeadline !== undefined && { platformDeadline: Date.parse(platformDeadline) }),
    },
    content,
    says: { title: title !== '', content: true },
    ...(citizen &&
      typeof phone === 'string' && {
        citizen: {
          name: citizen.name ?? '',
          phone,
          ...(citizen.address !== undefined && { address: citizen.address }),
        },
      }),
    isClosed: false,
  }
}

function unknownVillage(path: string, written: string, villages: readonly Unit[]): FieldError {
  const names = villages.flatMap(({ id, name }) => [id, name])
  const near = nearest(written, names, 1)
  const known = villages.map(({ name }) => name).join('、')
  return {
    path,
    code: 'unknown_village',
    message: `花名册里没有这个村居，${near === undefined ? `有的是：${known}` : `是不是想写 ${near}？`}`,
  }
}

function unknownMatter(path: string, written: string, matters: readonly string[]): FieldError {
  const near = nearest(written, matters, 1)
  const meant = near === undefined ? '' : `（是不是想写 ${near}？）`
  return {
    path,
    code: 'unknown_matter',
    message: `责任清单里没有这个事项${meant}，工单已收下，由工作站派件`,
  }
}
