import type { Actor } from '../domain/actor.ts'
import { peopleOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { applyLimit } from '../domain/working-calendar.ts'
import { snoozedForHead } from '../templates/messages/clock.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, roomOf } from './notify.ts'

/**
 * 稍后提醒: the owner's own reminders wait until then, at most as long as limits.yaml lets them; what goes to
 * the head and to supervisors stays where it is. The head sees it in the unit's group.
 *
 * @param asked.until absent: as long as may be
 * @returns the ticket and whether it was asked for longer than may be
 * @throws {DeskError} `refused`
 */
export async function snoozeTicket(
  outer: Desk,
  asked: { ticketId: number; actor: Actor; until?: EpochMs },
): Promise<{ ticket: Ticket; isCut: boolean }> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, until } = asked
    const { limits, calendar, roster } = desk.office
    const now = desk.clock.now()
    const latest = applyLimit(calendar, now, limits.snooze.most)
    const isCut = until !== undefined && until > latest
    const command = { type: 'snooze', until: Math.min(until ?? latest, latest) } as const
    const { after } = await changeTicket(desk, { ticketId, actor, command })
    const heads = after.lead ? peopleOf(roster, after.lead.unitId, 'head').map(({ id }) => id) : []
    const isOwnDoing = actor.kind === 'staff' && heads.includes(actor.personId)
    if (after.lead && actor.kind === 'staff' && heads.length > 0 && !isOwnDoing) {
      await notify(desk, after, {
        target: roomOf(desk, after.lead.unitId),
        kind: 'snoozed',
        text: snoozedForHead({ office: desk.office, now }, after, actor.personId),
        mentions: heads,
      })
    }
    return { ticket: after, isCut }
  })
}
