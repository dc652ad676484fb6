import type { Actor } from '../domain/actor.ts'
import { ownersOf, peopleOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { remindersDone } from '../store/reminders.ts'
import { urgeText } from '../templates/messages/reminders.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, ofPerson, roomOf } from './notify.ts'

/**
 * 催办: the lead unit's group is reminded at once, in the name of who urges, numbered on with the reminders
 * said so far. The owner is @-mentioned; urged again without anything having happened, the head too.
 *
 * @throws {DeskError} `refused`
 */
export async function urgeTicket(
  outer: Desk,
  { ticketId, actor }: { ticketId: number; actor: Actor },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { after } = await changeTicket(desk, { ticketId, actor, command: { type: 'urge' } })
    const { lead, urges = [], lastActivityAt = 0 } = after
    if (!lead || actor.kind !== 'staff') return after
    const { roster } = desk.office
    const isAgain = urges.filter(({ at }) => at > lastActivityAt).length > 1
    const people = [
      ...ownersOf(roster, lead.unitId),
      ...(isAgain ? peopleOf(roster, lead.unitId, 'head') : []),
    ]
    const count = (await remindersDone(desk.db, [after.id])).length + urges.length
    await notify(desk, after, {
      target: roomOf(desk, lead.unitId),
      kind: 'urge',
      text: urgeText({ office: desk.office, now: desk.clock.now() }, after, actor.personId, count),
      mentions: people.map(({ id }) => id),
      priority: ofPerson(desk),
    })
    return after
  })
}
