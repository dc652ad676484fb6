import type { Actor } from '../domain/actor.ts'
import { BOT } from '../domain/actor.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { waitIsOver } from '../templates/messages/clock.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, roomOf } from './notify.ts'

/**
 * 等诉求人: the unit waits for the citizen, with the reason; where limits.yaml says so the clock stands still.
 *
 * @throws {DeskError} `refused`
 */
export async function awaitCitizen(
  outer: Desk,
  asked: { ticketId: number; actor: Actor; reason: string },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, reason } = asked
    const textId = await addText(desk, { ticketId, actor, kind: 'reason', body: reason })
    const command = { type: 'await_citizen', textId } as const
    return (await changeTicket(desk, { ticketId, actor, command })).after
  })
}

/**
 * 不等了: the clock goes on.
 *
 * @throws {DeskError} `refused`
 */
export async function endWait(desk: Desk, asked: { ticketId: number; actor: Actor }): Promise<Ticket> {
  return transact(desk, async (inner) => {
    return (await changeTicket(inner, { ...asked, command: { type: 'end_wait' } })).after
  })
}

/** The wait has lasted as long as limits.yaml lets it: it ends by itself, and the unit is told. */
export async function endLongWait(outer: Desk, ticketId: number): Promise<void> {
  await transact(outer, async (desk) => {
    const ticket = await endWait(desk, { ticketId, actor: BOT })
    if (!ticket.lead) return
    await notify(desk, ticket, {
      target: roomOf(desk, ticket.lead.unitId),
      kind: 'wait_over',
      text: waitIsOver({ office: desk.office, now: desk.clock.now() }, ticket),
      mentions: ownersOf(desk.office.roster, ticket.lead.unitId).map(({ id }) => id),
    })
  })
}
