import type { Actor } from '../domain/actor.ts'
import { actorRef, belongsTo, holdsRole, oversees } from '../domain/actor.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { LocalDay } from '../domain/time.ts'
import type { WeeklyItem } from '../domain/weekly.ts'
import { ticketsByIds } from '../store/tickets.ts'
import { actsOf, insertActs, openItemsOf } from '../store/weekly-items.ts'
import { interviewedForUnit, rectifiedForOverseers } from '../templates/messages/weekly.ts'
import { addText } from './add-text.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup } from './masked-content.ts'
import { announce, roomOf, stationRoom } from './notify.ts'
import { supervisionRoom } from './send-weekly-list.ts'

/** Why nothing was noted. */
export type ActRefusal = 'not_overseer' | 'not_listed' | 'not_yours' | 'reason_needed'

/** What was said at a 约谈: on which day, what by when. */
export interface Interview {
  unitId: string
  /** Only these tickets; none: all of the unit that are not cleared. */
  codes: readonly number[]
  day: LocalDay
  dueDay?: LocalDay
  text: string
}

/**
 * 约谈: notes who was talked to, when, and what was promised by when, at each open item of the unit; the unit reads it
 * in its group.
 *
 * @returns the tickets it is about
 */
export async function recordInterview(
  outer: Desk,
  actor: Actor,
  interview: Interview,
): Promise<readonly Ticket[] | ActRefusal> {
  if (!oversees(actor)) return 'not_overseer'
  return transact(outer, async (desk) => {
    const { unitId, codes, text, ...days } = interview
    const items = await openItemsOf(desk.db, { unitId })
    const tickets = await ticketsOf(desk, items)
    const meant = codes.length === 0 ? tickets : tickets.filter(({ code }) => codes.includes(code))
    const [first] = meant
    if (!first) return 'not_listed'
    const textId = await addText(desk, { ticketId: first.id, actor, kind: 'note', body: text })
    const ids = items.filter(({ ticketId }) => meant.some(({ id }) => id === ticketId)).map(({ id }) => id)
    const at = desk.clock.now()
    await insertActs(desk.db, ids, { kind: 'interviewed', at, actor: actorRef(actor), textId, ...days })
    const told = {
      codes: meant.map(({ code }) => code),
      text: await maskForGroup(desk, first, text),
      ...days,
    }
    const about = { key: `interview.${textId}` }
    const notice = { kind: 'interview', text: interviewedForUnit(told) }
    await announce(desk, [{ about, target: roomOf(desk, unitId), ...notice, priority: 2 }])
    return meant
  })
}

/** 整改: the unit reports what it has done about its item; the supervision group and the station read it. */
export async function reportRectified(
  outer: Desk,
  actor: Actor,
  { ticket, text }: { ticket: Ticket; text: string },
): Promise<'noted' | ActRefusal> {
  return transact(outer, async (desk) => {
    const items = await openItemsOf(desk.db, { ticketId: ticket.id })
    if (items.length === 0) return 'not_listed'
    const isClerk = holdsRole(actor, 'clerk')
    const own = items.filter(({ unitId }) => isClerk || belongsTo(actor, unitId))
    const [first] = own
    if (!first || actor.kind !== 'staff') return 'not_yours'
    const textId = await addText(desk, { ticketId: ticket.id, actor, kind: 'note', body: text })
    const at = desk.clock.now()
    const ids = own.map(({ id }) => id)
    await insertActs(desk.db, ids, { kind: 'rectified', at, actor: actorRef(actor), textId })
    const words = rectifiedForOverseers({ office: desk.office, now: at }, ticket, {
      unitId: first.unitId,
      personId: actor.personId,
      text: await maskForGroup(desk, ticket, text),
    })
    const about = { key: `rectified.${textId}` }
    const notice = { about, kind: 'rectified', text: words, priority: 2 as const }
    const rooms = [stationRoom(desk), ...supervisionRoom(desk)]
    await announce(
      desk,
      rooms.map((target) => ({ ...notice, target })),
    )
    return 'noted'
  })
}

/**
 * 销号 of the ticket's items on the list: what was reported is cleared; one that nobody reported on needs a reason.
 * Call it inside the operation's transaction.
 *
 * @returns the units whose items were cleared
 */
export async function clearItems(
  desk: Desk,
  actor: Actor,
  { ticketId, textId }: { ticketId: number; textId?: number },
): Promise<readonly string[] | ActRefusal> {
  const items = await openItemsOf(desk.db, { ticketId })
  if (items.length === 0) return 'not_listed'
  if (!oversees(actor)) return 'not_overseer'
  const ids = items.map(({ id }) => id)
  const acts = await actsOf(desk.db, ids)
  const isReported = ids.every((id) => acts.get(id)?.at(-1)?.kind === 'rectified')
  if (!isReported && textId === undefined) return 'reason_needed'
  const at = desk.clock.now()
  const text = textId === undefined ? {} : { textId }
  await insertActs(desk.db, ids, { kind: 'cleared', at, actor: actorRef(actor), ...text })
  return items.map(({ unitId }) => unitId)
}

async function ticketsOf(desk: Desk, items: readonly WeeklyItem[]): Promise<Ticket[]> {
  const ids = items.map(({ ticketId }) => ticketId)
  return (await ticketsByIds(desk.db, ids)).sort((one, other) => one.id - other.id)
}
