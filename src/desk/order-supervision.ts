import type { Actor } from '../domain/actor.ts'
import { BOT } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { Limit } from '../domain/limits.ts'
import { sendTime } from '../domain/quiet-hours.ts'
import { peopleOf, supervisorsOf } from '../domain/roster.ts'
import type { SupervisionOrder, Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { OVERDUE_ORDER, orderForSupervisor, ordersMade, orderText } from '../templates/messages/reminders.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup } from './masked-content.ts'
import type { Announcement } from './notify.ts'
import { announce, notify, notifySupervisors, ofPerson, roomOf, stationRoom } from './notify.ts'

export interface SupervisionRequest {
  ticketId: number
  actor: Actor
  order: string
  /** When it must be answered; else limits.yaml says. */
  deadline?: EpochMs
  /** Who of the unit answers for it; else its head. */
  ownerId?: string
}

/**
 * 督办 by a supervisor or the station: the order goes to the lead unit's group, whoever answers for it
 * @-mentioned, and stays open until it is answered and cleared (销号).
 *
 * @throws {DeskError} `refused`
 */
export async function orderSupervision(outer: Desk, request: SupervisionRequest): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, order, deadline, ownerId } = request
    const textId = await addText(desk, { ticketId, actor, kind: 'reason', body: order })
    const { after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: {
        type: 'order_supervision',
        reason: 'ordered',
        textId,
        ...(deadline !== undefined && { deadline }),
        ...(ownerId !== undefined && { ownerId }),
      },
    })
    await tellUnit(desk, after, await maskForGroup(desk, after, order), ofPerson(desk))
    return after
  })
}

/**
 * The ladder's own order for a ticket that stays overdue, once; the unit's group is told.
 *
 * @returns the ticket with its order; undefined if it has one already, or was replied to in this very moment
 */
export async function orderForOverdue(
  desk: Desk,
  ticketId: number,
  limit: Limit,
): Promise<Ticket | undefined> {
  try {
    return await transact(desk, async (inner) => {
      const command = { type: 'order_supervision', reason: 'overdue', limit } as const
      const { after } = await changeTicket(inner, { ticketId, actor: BOT, command })
      await tellUnit(inner, after, OVERDUE_ORDER)
      return after
    })
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'refused')) throw error
    return undefined
  }
}

/** Tells each supervisor of the orders that the ladder made: one message, however many. */
export async function tellOrdersMade(desk: Desk, tickets: readonly Ticket[]): Promise<void> {
  if (tickets.length === 0) return
  const now = desk.clock.now()
  const text = ordersMade({ office: desk.office, now }, tickets)
  const about = { key: `orders.${now}.${tickets[0]?.id}` }
  await announce(
    desk,
    supervisorsOf(desk.office.roster).map(({ id }) => ({
      about,
      target: { staff: id },
      kind: 'orders',
      text,
      priority: 3,
    })),
  )
}

/** Tells unit and supervisors of the order made last. */
export async function tellOrder(desk: Desk, ticket: Ticket, why: string): Promise<void> {
  await tellUnit(desk, ticket, why)
  const order = ticket.orders?.at(-1)
  if (!order) return
  const text = orderForSupervisor({ office: desk.office, now: desk.clock.now() }, ticket, order, why)
  await notifySupervisors(desk, ticket, { kind: `order:${order.no}`, text })
}

async function tellUnit(
  desk: Desk,
  ticket: Ticket,
  why: string,
  priority?: Announcement['priority'],
): Promise<void> {
  const order = ticket.orders?.at(-1)
  if (!order) return
  const { unitId } = order
  await notify(desk, ticket, {
    target: unitId === undefined ? stationRoom(desk) : roomOf(desk, unitId),
    kind: `order:${order.no}`,
    text: orderText({ office: desk.office, now: desk.clock.now() }, ticket, order, why),
    mentions: answerersOf(desk, order),
    // An order to be answered before the quiet is over can't wait for its end.
    ...(cannotWait(desk, order.deadline) ? { priority: 0 as const } : priority !== undefined && { priority }),
  })
}

function cannotWait({ office, clock }: Desk, deadline: EpochMs): boolean {
  const now = clock.now()
  const { quietHours } = office.limits
  return sendTime(quietHours, now) > now && sendTime(quietHours, now, deadline) === now
}

/** Who answers for the order: whoever was named, else the unit's head. */
export function answerersOf(desk: Desk, { ownerId, unitId }: SupervisionOrder): string[] {
  if (ownerId !== undefined) return [ownerId]
  return unitId === undefined ? [] : peopleOf(desk.office.roster, unitId, 'head').map(({ id }) => id)
}
